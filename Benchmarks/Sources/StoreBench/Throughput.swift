import BenchSupport
import CSQLitePeer
import Foundation
import JSONStore

/// How many users several processes make in a second, all in one store.
struct Throughput {
  enum Kind: String, CaseIterable {
    case store, sqlite
  }

  /// The saves of all processes together.
  private static let saves = 8_000

  /// Saves in a second by so many processes.
  static func measure(_ kind: Kind, writers: Int, in directory: borrowing WorkingDirectory) throws -> Double {
    let path = directory.file("\(kind.rawValue)-\(writers)")
    let processes = try (0..<writers).map { number in
      let process = Process()
      process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments = [kind.rawValue, path, "writer\(number)-", String(saves / writers)]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      // It says when it is ready.
      _ = try output.fileHandleForReading.read(upToCount: 1)
      return (process, input, output)
    }
    let start = ContinuousClock.now
    for (_, input, _) in processes { try input.fileHandleForWriting.close() }
    for (_, _, output) in processes { _ = try output.fileHandleForReading.read(upToCount: 1) }
    let time = ContinuousClock.now - start
    for (process, _, _) in processes {
      process.waitUntilExit()
      if process.terminationStatus != 0 { throw Unmeasurable("A writer failed.") }
    }
    return Double(saves) / (time / .seconds(1))
  }

  /// The part of one of the processes; not on the main actor, either.
  @concurrent
  static func write(_ kind: Kind, _ path: String, prefix: String, count: Int) async throws {
    switch kind {
    case .store:
      var options = OpenOptions(actor: "bench@host")
      options.checkpointDelay = nil
      let store = try await JSONStore.open(path, models: [Person.self, Profile.self], options: options)
      waitForStart()
      for number in 0..<count { try await store.save(Person(username: prefix + String(number))) }
    case .sqlite:
      guard let sqlite = sqlite_peer_open(path, 0) else { throw Unmeasurable("SQLite cannot make its file.") }
      waitForStart()
      guard sqlite_peer_insert(sqlite, prefix, 0, nil, count) == 0 else { throw Unmeasurable("SQLite cannot write.") }
    }
    FileHandle.standardOutput.write(Data("d".utf8))
  }

  private static func waitForStart() {
    FileHandle.standardOutput.write(Data("r".utf8))
    _ = readLine()
  }
}
