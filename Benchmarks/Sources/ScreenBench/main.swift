import BenchSupport
import Foundation

guard CommandLine.arguments.count == 2 else {
  say("Type `make bench`, or name the program to measure.")
  exit(64)
}

do {
  let directory = try WorkingDirectory()
  let load = try String(contentsOfFile: "/proc/loadavg", encoding: .utf8).prefix { $0 != " " }
  let cores = ProcessInfo.processInfo.activeProcessorCount
  print("\(cores) cores, load \(load), \(directory.fileSystem) at \(directory.path)\n")
  for users in [10, 100_000] {
    let peers = try Peers(program: CommandLine.arguments[1], users: users, in: directory)
    show("First screen, \(users) users", try FirstScreen().measure(peers))
    show("Cursor key, \(users) users", try CursorKey().measure(peers))
    guard users > 10 else { continue }
    show("Letter of a filter, \(users) users", try FilterKey().measure(peers))
    show("Time taken in 5 s of idleness, \(users) users", try IdleTime().measure(peers))
  }
} catch {
  say("\(error)")
  exit(1)
}

/// Prints a table at once, also into a pipe: all of them take minutes.
func show(_ title: String, _ measurements: [Measurement]) {
  print(Table(title: title, measurements: measurements).text)
  fflush(nil)
}

func say(_ sentence: String) { FileHandle.standardError.write(Data("ScreenBench: \(sentence)\n".utf8)) }
