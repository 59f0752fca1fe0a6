import BenchSupport
import Foundation

/// What a durable save costs, beside its peers in the same run.
@main
struct StoreBench {
  static func main() async {
    do { try await run(Array(CommandLine.arguments.dropFirst())) } catch {
      FileHandle.standardError.write(Data("StoreBench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) async throws {
    if arguments.count == 4, let kind = Throughput.Kind(rawValue: arguments[0]), let count = Int(arguments[3]) {
      return try await Throughput.write(kind, arguments[1], prefix: arguments[2], count: count)
    }
    guard arguments.count == 2 else { throw Unmeasurable("Type `make bench`.") }
    let directory = try WorkingDirectory()
    try await printTimes(python: arguments[0], script: arguments[1], in: directory)
    try printThroughput(in: directory)
  }

  private static func printTimes(python: String, script: String, in directory: borrowing WorkingDirectory) async throws
  {
    print("Making one user, durably; median, and how many times that of the C loop:\n")
    print(row("users", ["userstui", "C append+fdatasync", "SQLite WAL FULL", "TinyDB, not synced"]))
    for users in [10, 10_000, 1_000_000] {
      let times = try await SaveTimes(users: users, python: python, script: script).measure(in: directory)
      let floor = times[1]?.median ?? .zero
      print(
        row(
          String(users),
          times.map { samples in
            samples.map { String(format: "%7.0f µs %8.2f ×", $0.median / .microseconds(1), $0.median / floor) } ?? "–"
          }))
    }
  }

  private static func printThroughput(in directory: borrowing WorkingDirectory) throws {
    print("\nSaves a second by so many processes, and how many times that of one:\n")
    print(row("processes", ["userstui", "SQLite WAL FULL"]))
    var ones: [Throughput.Kind: Double] = [:]
    for writers in [1, 2, 4, 8] {
      let cells = try Throughput.Kind.allCases.map { kind in
        let rate = try Throughput.measure(kind, writers: writers, in: directory)
        ones[kind] = ones[kind] ?? rate
        return String(format: "%7.0f %8.2f ×", rate, rate / (ones[kind] ?? rate))
      }
      print(row(String(writers), cells))
    }
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    ([name] + cells).enumerated().map { column, cell in
      String(repeating: " ", count: max((column == 0 ? 9 : 22) - cell.count, 0)) + cell
    }.joined()
  }
}
