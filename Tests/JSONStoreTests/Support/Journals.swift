import Foundation
import JSONStore

extension Place {
  /// Another place with the same files: what a process leaves behind that is killed now. Its lock is gone with it.
  func afterCrash() throws -> Place {
    let copy = try Place()
    for name in try files {
      try FileManager.default.copyItem(atPath: directory + "/" + name, toPath: copy.directory + "/" + name)
    }
    return copy
  }

  /// Saves people, one after the other, in a process that is then killed.
  func saveAndCrash(_ names: String...) async throws {
    let living = try afterCrash()
    let store = try await living.open()
    for name in names { try await store.save(Person(name)) }
    try write(living.rawData(".journal"), to: ".journal")
  }

  /// The people's names, as a reader sees them who writes nothing.
  func names() async throws -> [String] {
    let snapshot = try await open(readOnly: true).snapshot
    return (0..<snapshot.count(of: Person.self)).map { snapshot[Person.self, row: $0].username }
  }
}

enum Digest {
  /// The first 32 hexadecimal digits of a text's SHA-256, by coreutils: no code of ours.
  static func half(_ text: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let line = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: line.prefix(32), as: UTF8.self)
  }
}
