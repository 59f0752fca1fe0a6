import CFloor
import Glibc
import JSONStore
import Signals

/// A change of one user, from the call to its being on disk; floor: a C loop that appends 300 bytes and syncs them.
///
/// The two take turns, so that the disk's moods hit both alike.
struct DurableSave {
  let users: Int
  private static let turns = 50
  private static let savesInTurn = 20

  func measure(in directory: borrowing WorkingDirectory) async throws -> Measurement {
    let path = try directory.write(Fixture(count: users).text, to: "save-\(users).json")
    let store = try await JSONStore.open(
      path, models: [Person.self, Profile.self], options: OpenOptions(actor: "bench@host"))
    let receiver = store.signals.postSave.connect("bench.nothing", sender: Person.self) { _ in }
    defer { receiver.cancel() }
    let floorPath = directory.file("floor-\(users)")
    let descriptor = open(floorPath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Unmeasurable.system("Cannot make \(floorPath)") }
    defer { close(descriptor) }

    var saves = Samples()
    var floors = Samples()
    for turn in 0...Self.turns {
      // The first turn warms up.
      let isCounted = turn > 0
      for number in 0..<Self.savesInTurn {
        let duration = try await save(row: (turn * Self.savesInTurn + number) * 7919 % users, turn, in: store)
        if isCounted { saves.add(duration) }
      }
      var nanoseconds = [UInt64](repeating: 0, count: Self.savesInTurn)
      let failure = floor_append_durably(descriptor, &nanoseconds, nanoseconds.count)
      guard failure == 0 else { throw Unmeasurable.system("Cannot write \(floorPath)", failure) }
      if isCounted { for each in nanoseconds { floors.add(.nanoseconds(each)) } }
    }
    try await store.close()
    return Measurement(what: "save, \(users) users", ours: saves, floor: "append+fdatasync", floors: floors)
  }

  private func save(row: Int, _ turn: Int, in store: JSONStore) async throws -> Duration {
    var person = await store.snapshot[Person.self, row: row]
    person.setEmail("turn\(turn)@example.org")
    let start = ContinuousClock.now
    let saved = try await store.save(person)
    let duration = ContinuousClock.now - start
    // The receiver is not what is measured, and must not run into the next save.
    for delivery in await saved.delivered() { try delivery.throwIfFailed() }
    return duration
  }
}
