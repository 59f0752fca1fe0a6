import Foundation

/// A process that plays the script while its system calls go wrong.
struct FaultyProcess {
  /// What goes wrong, from which call on.
  struct Fault {
    let call: Int
    let action: String
    var count = 1
    /// Which calls are counted, where it is not those that change files.
    var kind: String?
  }

  /// How it went.
  struct Outcome {
    let script: Script
    let output: [String]
    let reason: Process.TerminationReason
    let status: Int32

    var wasKilled: Bool { reason == .uncaughtSignal && status == SIGKILL }

    func steps(_ word: String) -> [Int] {
      output.filter { $0.hasPrefix(word + " ") }.compactMap { Int($0.dropFirst(word.count + 1)) }
    }

    /// How many steps it told of.
    var toldSteps: Int { ["done", "failed", "unknown", "refused"].reduce(0) { $0 + steps($1).count } }

    /// The steps that failed, but for those that could not but fail after others had.
    var failures: [Int] {
      steps("failed").filter { step in
        let people = script.people(after: steps("done").filter { $0 < step })
        return script.subject(of: step).map { people[$0] != nil } ?? true
      }
    }

    /// The users of whose making a receiver heard, though nobody knows that they are on disk.
    var heardTooMuch: [String] {
      let made = (steps("failed") + steps("unknown")).compactMap { step in
        if case .add(let name) = script.steps[step] { name } else { nil }
      }
      let known = Set(script.people(after: steps("done")).keys)
      return made.filter { output.contains("heard \($0)") && !known.contains($0) }
    }

    /// Whether it has closed its store, of whose saves it was certain: then the file holds them all.
    var hasClosed: Bool { reason == .exit && status == 0 && steps("unknown").isEmpty && steps("refused").isEmpty }

    /// Whether these people are what the process said it had saved. At most one step was under way when it was killed,
    /// or is in doubt; with a save in doubt, what another program has written since may be there too, or not yet.
    func allows(_ people: People) -> Bool { endings.contains { $0 == people } }

    /// Whether it is that, and what another program has made of a user afterwards.
    func allows(_ people: People, with email: String, of name: String) -> Bool {
      endings.contains { ending in
        var expected = ending
        expected[name] = expected[name] ?? ""
        expected.give(name, email)
        return expected == people
      }
    }

    /// The people there may be, as one of the doubtful steps was done or none of them.
    private var endings: [People] {
      let done = steps("done")
      let next = (steps("done") + steps("failed") + steps("refused")).max().map { $0 + 1 } ?? 0
      let doubtful = steps("unknown") + (wasKilled && next < script.steps.count ? [next] : [])
      let outside = doubtful.filter { if case .outside = script.steps[$0] { true } else { false } }
      return [[], outside].flatMap { outside in
        ([nil] + doubtful).map { doubtful in
          script.people(after: (done + (doubtful.map { [$0] } ?? [])).sorted() + outside, doubtful: doubtful)
        }
      }
    }
  }

  let shim: String

  /// Runs this very program again with a store in these files: the standard script, or another.
  func play(
    _ files: StoreFiles, script: String = "standard", _ fault: Fault? = nil, trace: String? = nil
  ) throws -> Outcome {
    try run(["play", files.path, script], .named(script), files, fault, trace: trace)
  }

  /// Has a store opened and closed by a process of its own.
  func recover(_ files: StoreFiles, _ fault: Fault? = nil, trace: String? = nil) throws -> Outcome {
    try run(["recover", files.path], Script(steps: []), files, fault, trace: trace)
  }

  private func run(
    _ arguments: [String], _ script: Script, _ files: StoreFiles, _ fault: Fault?, trace: String?
  ) throws -> Outcome {
    let (process, output) = try start(arguments, files, fault, trace: trace)
    let bytes = try output.readToEnd() ?? Data()
    process.waitUntilExit()
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    return Outcome(
      script: script, output: lines, reason: process.terminationReason, status: process.terminationStatus)
  }

  /// Looks at a store and opens it, while the disk does not give back some bytes of one of its files; tells what it saw.
  func examine(_ files: StoreFiles, without bytes: Range<Int>, of name: String) throws -> [String] {
    let inode = try FileManager.default.attributesOfItem(atPath: files.directory + "/" + name)[.systemFileNumber]
    let lost = "\(inode ?? 0):\(bytes.lowerBound)-\(bytes.upperBound)"
    let (process, output) = try start(["examine", files.path], files, unreadable: lost)
    let text = String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\n").map(String.init)
  }

  func start(
    _ arguments: [String], _ files: StoreFiles, _ fault: Fault? = nil, trace: String? = nil, input: Pipe? = nil,
    unreadable: String? = nil
  ) throws -> (Process, FileHandle) {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    var environment = ["LD_PRELOAD": shim, "FAULT_ROOT": files.directory]
    if let fault {
      environment["FAULT_AT"] = String(fault.call)
      environment["FAULT_DO"] = fault.action
      environment["FAULT_COUNT"] = String(fault.count)
      environment["FAULT_OF"] = fault.kind
    }
    if let trace { environment["FAULT_TRACE"] = trace }
    if let unreadable { environment["FAULT_UNREADABLE"] = unreadable }
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    if let input { process.standardInput = input }
    try process.run()
    return (process, pipe.fileHandleForReading)
  }
}
