import BenchSupport
import CFloor
import CSQLitePeer
import Foundation
import JSONStore

/// The making of one user, from the call to its being on disk, by the store and by its peers.
///
/// They take turns, so that the disk's moods hit all alike.
struct SaveTimes {
  let users: Int
  let python: String
  let script: String
  private static let turns = 50
  private static let savesInTurn = 20
  /// TinyDB writes its whole file each time, and syncs nothing.
  private static let mostForTinyDB = 10_000

  /// The times of each, in the order of the table's columns; `nil` for what was not tried.
  ///
  /// Not on the main actor: to change threads and back for each save would be no part of the save.
  @concurrent
  func measure(in directory: borrowing WorkingDirectory) async throws -> [Samples?] {
    var options = OpenOptions(actor: "bench@host")
    options.checkpointDelay = nil
    let store = try await JSONStore.open(
      directory.write(Fixture(count: users), to: "save-\(users).json"), models: [Person.self, Profile.self],
      options: options)
    guard let sqlite = sqlite_peer_open(directory.file("save-\(users).sqlite"), users) else {
      throw Unmeasurable("SQLite cannot make its file.")
    }
    defer { sqlite_peer_close(sqlite) }
    let floor = open(directory.file("floor-\(users)"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard floor >= 0 else { throw Unmeasurable.system("Cannot make the floor's file") }
    defer { close(floor) }

    var ours = Samples()
    var floors = Samples()
    var sqlites = Samples()
    // The first turn warms up.
    for turn in 0...Self.turns {
      let first = turn * Self.savesInTurn
      for number in first..<first + Self.savesInTurn {
        let person = Person(username: "new\(number)")
        let start = ContinuousClock.now
        try await store.save(person)
        if turn > 0 { ours.add(ContinuousClock.now - start) }
      }
      var times = [UInt64](repeating: 0, count: Self.savesInTurn)
      guard floor_append_durably(floor, &times, times.count) == 0 else { throw Unmeasurable.system("Cannot write") }
      if turn > 0 { floors.add(nanoseconds: times) }
      guard sqlite_peer_insert(sqlite, "new", first, &times, times.count) == 0 else {
        throw Unmeasurable("SQLite cannot write.")
      }
      if turn > 0 { sqlites.add(nanoseconds: times) }
    }
    return [ours, floors, sqlites, try users <= Self.mostForTinyDB ? tinyDB(directory.path) : nil]
  }

  private func tinyDB(_ directory: String) throws -> Samples {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [script, String(users), "50", directory]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    var samples = Samples()
    samples.add(nanoseconds: try JSONDecoder().decode([UInt64].self, from: data))
    return samples
  }
}
