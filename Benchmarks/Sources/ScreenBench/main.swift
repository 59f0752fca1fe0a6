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
  var table = Table()
  let sizes = [10, 10_000]
  for users in sizes {
    let peers = try Peers(program: CommandLine.arguments[1], users: users, in: directory)
    table.add(try FirstScreen(users: users).measure(peers))
    table.add(try KeyRepaint(users: users).measure(peers))
  }
  print(table.text)
} catch {
  say("\(error)")
  exit(1)
}

func say(_ sentence: String) { FileHandle.standardError.write(Data("ScreenBench: \(sentence)\n".utf8)) }
