import Foundation
import Testing

/// Keeps the documentation of `Signals` and its examples together.
struct DocumentationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `every example in the documentation is compiled and run here`() throws {
    let tests = try texts(in: "Tests/ExamplesTests", "swift").map { plain($0.text) }
    for (name, text) in try texts(in: "Sources/Signals", "swift") + texts(in: "Sources/Signals/Signals.docc", "md") {
      for example in examples(in: text) {
        #expect(tests.contains { $0.contains(example) }, "\(name) has an example that is not tested:\n\(example)")
      }
    }
  }

  @Test func `every public type has an example`() throws {
    let declaration = /public (final class|struct|enum) (\w+)/
    var types = 0
    for (name, text) in try texts(in: "Sources/Signals", "swift") {
      let lines = text.components(separatedBy: "\n")
      for (index, line) in lines.enumerated() {
        // Nested types are shown with the type around them.
        guard line.hasPrefix("public "), let match = line.firstMatch(of: declaration) else { continue }
        let comment = lines[..<index].reversed().prefix { $0.hasPrefix("///") }
        #expect(comment.contains { $0.contains("```swift") }, "\(match.2) in \(name) has no example")
        types += 1
      }
    }
    #expect(types >= 15)
  }

  private func texts(in folder: String, _ ext: String) throws -> [(name: String, text: String)] {
    let folder = Self.root.appending(path: folder).resolvingSymlinksInPath()
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == ext }
      .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
  }

  /// The Swift in a file's comments or in an article, without indentation.
  private func examples(in text: String) -> [String] {
    text.replacing(/(?m)^ *\/\/\/ ?/, with: "").components(separatedBy: "```swift\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n```").first }
      .map(plain)
  }

  private func plain(_ text: String) -> String {
    text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}
