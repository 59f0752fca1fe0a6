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
    print(Table(title: "First screen, \(users) users", measurements: try FirstScreen().measure(peers)).text)
    print(Table(title: "Cursor key, \(users) users", measurements: try CursorKey().measure(peers)).text)
    guard users > 10 else { continue }
    print(Table(title: "Letter of a filter, \(users) users", measurements: try FilterKey().measure(peers)).text)
    print(
      Table(title: "Time taken in 5 s of idleness, \(users) users", measurements: try IdleTime().measure(peers)).text)
  }
} catch {
  say("\(error)")
  exit(1)
}

func say(_ sentence: String) { FileHandle.standardError.write(Data("ScreenBench: \(sentence)\n".utf8)) }
