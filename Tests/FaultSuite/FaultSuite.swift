import Foundation
import Glibc
import JSONStore
import Users

/// Puts a store through everything that a disk, a kernel and a bad day can do to it.
///
/// Run with the path of the shim, and a word if only the kinds of fault with that word in their names are wanted; a line
/// for each says how many cases were tried. Run by itself, it is the process that is put to the test.
@main
struct FaultSuite {
  static func main() async {
    do { try await run() } catch {
      say("stopped: \(error)")
      exit(1)
    }
  }

  private static func run() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "play":
      try await Script.named(arguments.dropFirst(2).first).play(at: arguments[1])
    case "turns": try await Script.standard.play(at: arguments[1], Script.turns)
    case "recover":
      let app = try await StoreFiles.app(at: arguments[1])
      try await app.store.close()
      // Its receivers are connected until then.
      withExtendedLifetime(app) {}
    case "examine": try await StoreFiles.examine(arguments[1])
    case "uproot": try Script.uproot(arguments[1])
    case "storm":
      let saves = arguments.dropFirst(3).first.flatMap { Int($0) } ?? .max
      try await Script.storm(at: arguments[1], as: arguments[2], saves: saves)
    case "compete": try await Script.compete(at: arguments[1], as: arguments[2], saves: Int(arguments[3]) ?? 0)
    case "follow": try await Script.follow(at: arguments[1])
    case "rival": Script.rival(of: arguments[1])
    case "rewrite": try Script.rewrite(Array(arguments.dropFirst()))
    case let shim?: try await Suite(process: FaultyProcess(shim: shim)).run(only: arguments.dropFirst().first ?? "")
    case nil: say("usage: FaultSuite SHIM [WORD]")
    }
  }
}

/// The cases, kind after kind.
struct Suite {
  let process: FaultyProcess
  private let seconds = Double(ProcessInfo.processInfo.environment["FUZZ_SECONDS"] ?? "60") ?? 60
  /// Printed where it counts; `FUZZ_SEED` gives one back.
  private let seed =
    ProcessInfo.processInfo.environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...(1 << 40))
  private let saves = Int(ProcessInfo.processInfo.environment["SAVES"] ?? "10000") ?? 10_000
  private let rounds = Int(ProcessInfo.processInfo.environment["KILL_ROUNDS"] ?? "300") ?? 300

  func run(only word: String) async throws {
    var failed = false
    for (name, body) in cases where word.isEmpty || name.contains(word) {
      let start = ContinuousClock.now
      var tally = Tally()
      try await body(&tally)
      let time = (ContinuousClock.now - start).components.seconds
      say("\(tally.problems.isEmpty ? "ok  " : "FAIL") \(name): \(tally.count) cases, \(time) s")
      for problem in tally.problems.prefix(5) { say("       \(problem)") }
      if tally.problems.count > 5 { say("       and \(tally.problems.count - 5) more") }
      // A kind of fault that finds nothing to try has tested nothing.
      failed = failed || !tally.problems.isEmpty || tally.count == 0
    }
    if failed { exit(1) }
  }

  /// What was tried of one kind of fault, and what went wrong.
  struct Tally {
    private(set) var count = 0
    private(set) var problems: [String] = []

    mutating func add(_ name: @autoclosure () -> String, _ problem: String?, count: Int = 1) {
      self.count += count
      if let problem { problems.append("\(name()): \(problem)") }
    }
  }

  private var cases: [(String, (inout Tally) async throws -> Void)] {
    [
      ("killed at every call that changes files", killedAtEveryCall),
      ("killed at every such call of a recovery", killedInRecovery),
      ("killed at every such call, and its file changed by another program", killedAndEdited),
      ("torn at every byte of a line", tornAtEveryByte),
      ("power lost, whatever was not synced in any state", { try await powerLost(standardTrace(), &$0) }),
      ("power lost after a checkpoint whose sync failed", powerLostAfterFailure),
      ("power lost, two processes that take turns", { try await powerLost(traceOfTurns(), &$0) }),
      ("power lost, two processes that save at once", powerLostAtOnce),
      ("killed at random", { try await killedAtRandom(&$0, writers: 1) }),
      ("killed at random, eight writers", { try await killedAtRandom(&$0, writers: 8) }),
      ("two, four and eight writers, and a reader", writersAndReader),
      ("every error at every call", everyError),
      ("every error at every call that reads, looks or locks", everyErrorOfLooking),
      ("every byte of the journal changed", journalBytes),
      ("lines of the journal deleted, doubled, swapped, zeroed", journalLines),
      ("every byte of the file changed by the disk", fileBytes),
      ("what the disk does not give back", unreadable),
      ("every byte of the file changed by a program", editedFileBytes),
      ("files removed while they are in use, and killed or failing at every call", uprooted),
      ("clock two hours back, in 1970, in 2106", clocks),
      ("random steps, random faults", randomFaults),
      ("fuzzed fixtures and journals", fuzz),
    ]
  }

  // MARK: Crashes

  private func trace(
    mayFail: Bool = false, _ body: (_ trace: String) throws -> FaultyProcess.Outcome
  ) throws -> PowerLoss {
    let place = try StoreFiles()
    let path = place.directory + "/trace"
    let outcome = try body(path)
    guard outcome.reason == .exit, outcome.status == 0 || mayFail else {
      throw Unexpected("the script does not run to its end")
    }
    return PowerLoss(trace: try String(contentsOfFile: path, encoding: .utf8))
  }

  private func standardTrace() throws -> PowerLoss {
    try trace { try process.play(StoreFiles(), trace: $0) }
  }

  private func killedAtEveryCall(_ tally: inout Tally) async throws {
    let calls = try standardTrace().calls
    for call in 1...calls {
      let files = try StoreFiles()
      let outcome = try process.play(files, FaultyProcess.Fault(call: call, action: "kill"))
      tally.add(
        "call \(call)", await problem(of: outcome, call: call, of: calls, files) { outcome.allows($0) })
    }
  }

  /// By how many calls processes that do the same may differ: one sync may spare the next.
  private static let slack = 6

  /// What a process has left behind that was to be killed at a call, of about so many.
  private func problem(
    of outcome: FaultyProcess.Outcome, call: Int, of calls: Int, _ files: StoreFiles, _ isAllowed: (People) -> Bool
  ) async -> String? {
    let hadFewerCalls = call > calls - Self.slack && outcome.reason == .exit
    return outcome.wasKilled || hadFewerCalls ? await files.problem(isAllowed) : "it was not killed"
  }

  /// A store that died while it wrote, in different places: what a recovery has to deal with.
  private func crashes() throws -> [(StoreFiles, FaultyProcess.Outcome)] {
    let calls = try standardTrace().calls
    return try stride(from: 8, to: calls, by: calls / 12).map { call in
      let files = try StoreFiles()
      return (files, try process.play(files, FaultyProcess.Fault(call: call, action: "torn:100")))
    }
  }

  private func killedInRecovery(_ tally: inout Tally) async throws {
    for (number, (crashed, outcome)) in try crashes().enumerated() {
      let contents = try crashed.contents
      let calls = try trace { try process.recover(StoreFiles(contents), trace: $0) }.calls
      for call in 1...calls {
        let files = try StoreFiles(contents)
        let killed = try process.recover(files, FaultyProcess.Fault(call: call, action: "kill"))
        tally.add(
          "crash \(number), call \(call)",
          await problem(of: killed, call: call, of: calls, files) { outcome.allows($0) })
      }
    }
  }

  private func killedAndEdited(_ tally: inout Tally) async throws {
    let email = "one@outside.example.org"
    let calls = try standardTrace().calls
    for call in 1...calls {
      let files = try StoreFiles()
      let outcome = try process.play(files, FaultyProcess.Fault(call: call, action: "kill"))
      // The last who was made of those who stay; until the first checkpoint there is no file, and nobody in it.
      let people = files.peopleOfFile
      guard let (name, pk) = [("kim", "4"), ("eve", "3"), ("ada", "1")].first(where: { people[$0.0] != nil })
      else { continue }
      let moment = Step.Moment.allCases[call % 2]
      try Script.rewrite([files.path, name, pk, email, moment.rawValue])
      tally.add(
        "call \(call), \(moment)",
        await problem(of: outcome, call: call, of: calls, files) {
          outcome.allows($0, with: email, of: name)
        })
    }
  }

  private func tornAtEveryByte(_ tally: inout Tally) async throws {
    let trace = try standardTrace()
    // The line of a save, and the line of what its receiver saved, which is written over NUL bytes.
    for (call, length) in trace.writes.filter({ (400..<4_000).contains($0.length) }).prefix(2) {
      for count in 0..<length {
        let files = try StoreFiles()
        let outcome = try process.play(files, FaultyProcess.Fault(call: call, action: "torn:\(count)"))
        tally.add(
          "call \(call), \(count) bytes", outcome.wasKilled ? await files.problem(outcome.allows) : "it was not killed")
      }
    }
  }

  /// The standard script with its steps done by two processes in turn.
  private func traceOfTurns() throws -> PowerLoss {
    try trace { trace in
      let files = try StoreFiles()
      let players = try (0..<2).map { _ in
        let input = Pipe()
        return (try process.start(["turns", files.path], files, trace: trace, input: input), input)
      }
      for step in Script.standard.steps.indices {
        // Nobody can undo what another process has done.
        let isUndo = if case .undo = Script.standard.steps[step] { true } else { false }
        let ((_, output), input) = players[(isUndo ? step - 1 : step) % 2]
        try input.fileHandleForWriting.write(contentsOf: Data("\(step)\n".utf8))
        var told = ""
        while !told.hasSuffix(" \(step)\n"), let data = try output.read(upToCount: 1), !data.isEmpty {
          told += String(decoding: data, as: UTF8.self)
        }
        guard told.hasSuffix("done \(step)\n") else { throw Unexpected("one of two processes says \(told)") }
      }
      let statuses = try players.map { player in
        let ((process, _), input) = player
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        return process.terminationStatus
      }
      return FaultyProcess.Outcome(script: .standard, output: [], reason: .exit, status: statuses.max() ?? 0)
    }
  }

  /// The name of the new file may be there or not from then on, whatever comes after.
  private func powerLostAfterFailure(_ tally: inout Tally) async throws {
    for call in try standardTrace().syncsOfRenames {
      let fault = FaultyProcess.Fault(call: call, action: "errno:\(EIO)")
      try await powerLost(trace(mayFail: true) { try process.play(StoreFiles(), fault, trace: $0) }, &tally)
    }
  }

  private func powerLost(_ trace: PowerLoss, _ tally: inout Tally) async throws {
    for state in trace.states {
      let outcome = FaultyProcess.Outcome(
        script: .standard, output: state.output, reason: .uncaughtSignal, status: SIGKILL)
      let files = try StoreFiles(state.files)
      let sizes = state.files.mapValues(\.count)
      tally.add("after \(state.output.last ?? "nothing"), \(sizes)", await files.problem(outcome.allows))
    }
  }

  /// Lines of two processes are on their way to the disk at the same time: either may get there without the other.
  private func powerLostAtOnce(_ tally: inout Tally) async throws {
    // When they meet is chance, and whether: on a busy machine they may save one after the other.
    var tries = 20
    var trace = try traceOfTwoAtOnce()
    while trace.mostWritesAtOnce < 2, tries > 0 {
      trace = try traceOfTwoAtOnce()
      tries -= 1
    }
    if trace.mostWritesAtOnce < 2 { tally.add("all states", "no two lines were on their way at once") }
    for state in trace.states {
      let done = Set(state.output.map { String($0.dropFirst("done ".count)) })
      let files = try StoreFiles(state.files)
      let sizes = state.files.mapValues(\.count)
      tally.add(
        "after \(state.output.last ?? "nothing"), \(sizes)",
        await files.problem { done.isSubset(of: $0.keys) && $0.count <= done.count + 2 })
    }
  }

  private func traceOfTwoAtOnce() throws -> PowerLoss {
    try trace { trace in
      let files = try StoreFiles()
      var statuses: [Int32] = []
      // The first alone makes the files: of two that open one, a trace does not tell which has made it.
      for writers in [["first"], ["second", "third"]] {
        let running = try writers.map {
          try process.start(["storm", files.path, $0, "6"], files, trace: trace)
        }
        for (writer, output) in running {
          _ = try output.readToEnd()
          writer.waitUntilExit()
          statuses.append(writer.terminationStatus)
        }
      }
      return FaultyProcess.Outcome(script: .standard, output: [], reason: .exit, status: statuses.max() ?? 0)
    }
  }

  private func killedAtRandom(_ tally: inout Tally, writers: Int) async throws {
    var files = try StoreFiles()
    var people: Set<String> = []
    var done = 0
    for round in 0..<rounds {
      if round % 25 == 0 {
        files = try StoreFiles()
        people = []
      }
      let living = try (0..<writers).map { try process.start(["storm", files.path, "round\(round)-\($0)"], files) }
      // The moments are the fault. However far the processes come until then, what they have said must be true.
      for (writer, _) in living.shuffled() {
        try await Task.sleep(for: .milliseconds(Int.random(in: 1...60)))
        kill(writer.processIdentifier, SIGKILL)
      }
      var before = people
      for (writer, output) in living {
        let text = String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
        writer.waitUntilExit()
        // Its last line may be cut off: that one is like one that it had no time to tell of.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        done += lines.count
        before.formUnion(lines.map { String($0.dropFirst("done ".count)) })
      }
      let problem = await files.problem { [before] now in
        people = Set(now.keys)
        return people.isSuperset(of: before) && people.count <= before.count + writers
      }
      tally.add("round \(round)", problem)
    }
    if done == 0 { tally.add("all rounds", "no process lived long enough to save anything") }
  }

  /// Processes that save at the same time, some of them the same usernames, and one that looks on.
  private func writersAndReader(_ tally: inout Tally) async throws {
    for writers in [2, 4, 8] {
      let files = try StoreFiles()
      let input = Pipe()
      let (reader, seen) = try process.start(["follow", files.path], files, input: input)
      // It says when it is ready.
      _ = try seen.read(upToCount: 1)
      let running = try (0..<writers).map {
        try process.start(["compete", files.path, "writer\($0)", String(saves)], files)
      }
      var made: [String] = []
      for (writer, output) in running {
        let text = String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
        writer.waitUntilExit()
        if writer.terminationStatus != 0 { tally.add("\(writers) writers", "one of them \(text)") }
        made += text.split(separator: "\n").map { String($0.dropFirst("made ".count)) }
      }
      let snapshot = try await StoreFiles.app(at: files.path, isReadOnly: true).store.snapshot
      try input.fileHandleForWriting.write(contentsOf: Data("\(snapshot.seq)\n".utf8))
      let report = String(decoding: try seen.readToEnd() ?? Data(), as: UTF8.self)
      reader.waitUntilExit()
      let names = Set(made)
      tally.add(
        "\(writers) writers", await files.problem { Set($0.keys) == names && made.count == names.count },
        count: snapshot.seq)
      let expected = Script.report(snapshot.seq, StoreFiles.people(in: snapshot))
      tally.add("the reader of \(writers)", report == "\n\(expected)\n" ? nil : "it says \(report)")
    }
  }

  // MARK: Errors

  /// Tries cases that have nothing to do with each other, as many at once as there are processors.
  private func tryAll<Case: Sendable>(
    _ cases: some Sequence<Case>, _ tally: inout Tally,
    _ body: @escaping @Sendable (Case) async throws -> (name: String, problem: String?)
  ) async throws {
    try await withThrowingTaskGroup(of: (name: String, problem: String?).self) { group in
      var rest = cases.makeIterator()
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
        if let next = rest.next() { group.addTask { try await body(next) } }
      }
      while let (name, problem) = try await group.next() {
        tally.add(name, problem)
        if let next = rest.next() { group.addTask { try await body(next) } }
      }
    }
  }

  private func everyError(_ tally: inout Tally) async throws {
    let faults = [ENOSPC, EIO, EINTR, EMFILE, EDQUOT, EROFS].map { ("errno:\($0)", 1) }
    let calls = try standardTrace().calls
    let lasting = ["errno:\(ENOSPC)", "errno:\(EIO)", "part:\(ENOSPC)"].map { ($0, Int.max) }
    for (action, count) in faults + [("short", 1), ("part:\(ENOSPC)", 2)] + lasting {
      try await tryAll(1...calls, &tally) { call in
        let files = try StoreFiles()
        let outcome = try process.play(files, FaultyProcess.Fault(call: call, action: action, count: count))
        return ("\(action) at call \(call)", await problem(afterErrors: count, outcome, files))
      }
    }
  }

  /// What is wrong with a process, or with what it has left behind, of whose calls so many failed.
  private func problem(
    afterErrors count: Int, _ outcome: FaultyProcess.Outcome, _ files: StoreFiles
  ) async -> String? {
    if outcome.reason != .exit { return "it died of signal \(outcome.status)" }
    // Only a store that cannot be opened at all has nothing to say of the steps.
    if count != .max, outcome.toldSteps > 0, outcome.toldSteps < outcome.script.steps.count {
      return "it gave up: \(outcome.output)"
    }
    if outcome.failures.count > count { return "work does not resume: \(outcome.output)" }
    if !outcome.heardTooMuch.isEmpty { return "post_save was sent for \(outcome.heardTooMuch)" }
    if outcome.hasClosed, !outcome.allows(files.peopleOfFile) { return "it closed, but its file lacks something" }
    return await files.problem(outcome.allows)
  }

  /// What can become of the calls that change no file.
  private static let errorsOfLooking = [("read", [EIO, EINTR]), ("status", [EIO]), ("lock", [ENOLCK, EINTR])]

  /// Those for the lock fail in two ways: where nobody else wants it, and where it must be waited for.
  private func everyErrorOfLooking(_ tally: inout Tally) async throws {
    for (kind, errors) in Self.errorsOfLooking {
      try await everyError(errors, of: kind, hasRival: false, &tally)
    }
    try await everyError([ENOLCK, EINTR], of: "lock", hasRival: true, &tally)
    try await everyError([EMFILE], of: "copy", hasRival: true, &tally)
    for (number, crash) in try crashes().enumerated() where number % 6 == 0 {
      for (kind, errors) in Self.errorsOfLooking {
        try await everyErrorInRecovery(from: crash, "crash \(number)", errors, of: kind, &tally)
      }
    }
  }

  private func everyError(_ errors: [Int32], of kind: String, hasRival: Bool, _ tally: inout Tally) async throws {
    let none = FaultyProcess.Fault(call: 0, action: "", kind: kind)
    let looks = try trace { try play(StoreFiles(), none, hasRival: hasRival, trace: $0) }.looks
    let lasting = hasRival ? [] : errors.prefix(1).map { ($0, Int.max) }
    // Where a lock must be waited for, it is asked for hundreds of times.
    let distance = max(looks / 300, 1)
    for (error, count) in errors.map({ ($0, 1) }) + lasting {
      try await tryAll(stride(from: 1, through: max(looks, 1), by: distance), &tally) { call in
        let files = try StoreFiles()
        let fault = FaultyProcess.Fault(call: call, action: "errno:\(error)", count: count, kind: kind)
        let outcome = try play(files, fault, hasRival: hasRival)
        var problem = await problem(afterErrors: count, outcome, files)
        // Such a call is made again.
        if error == EINTR, outcome.steps("done").count < outcome.script.steps.count {
          problem = "it was interrupted, and told: \(outcome.output)"
        }
        return ("\(error) of \(kind) \(call)\(hasRival ? " with a rival" : ""), \(count)", problem)
      }
    }
  }

  private func everyErrorInRecovery(
    from crash: (files: StoreFiles, outcome: FaultyProcess.Outcome), _ name: String, _ errors: [Int32], of kind: String,
    _ tally: inout Tally
  ) async throws {
    let contents = try crash.files.contents
    let none = FaultyProcess.Fault(call: 0, action: "", kind: kind)
    let looks = try trace { try process.recover(StoreFiles(contents), none, trace: $0) }.looks
    for error in errors {
      for call in 1...max(looks, 1) {
        let files = try StoreFiles(contents)
        let outcome = try process.recover(
          files, FaultyProcess.Fault(call: call, action: "errno:\(error)", kind: kind))
        var problem = await files.problem(crash.outcome.allows)
        if outcome.reason != .exit { problem = "it died of signal \(outcome.status)" }
        if error == EINTR, outcome.status != 0 { problem = "it was interrupted: \(outcome.output)" }
        tally.add("\(name), \(error) of \(kind) \(call)", problem)
      }
    }
  }

  /// Plays the standard script, beside a rival if there is to be one.
  private func play(
    _ files: StoreFiles, _ fault: FaultyProcess.Fault, hasRival: Bool, trace: String? = nil
  ) throws -> FaultyProcess.Outcome {
    guard hasRival else { return try process.play(files, fault, trace: trace) }
    let (rival, _) = try process.start(["rival", files.path], files)
    defer {
      kill(rival.processIdentifier, SIGKILL)
      rival.waitUntilExit()
    }
    return try process.play(files, fault, trace: trace)
  }

  private func randomFaults(_ tally: inout Tally) async throws {
    let start = seed
    say("     seed \(start)")
    for seed in start..<start &+ 150 {
      var random = SplitMix(state: seed)
      let kind = [nil, nil, nil, "read", "status", "lock"].randomElement(using: &random) ?? nil
      let none = FaultyProcess.Fault(call: 0, action: "", kind: kind)
      let run = try trace { try process.play(StoreFiles(), script: "\(seed)", none, trace: $0) }
      let actions = ["kill", "torn:\(Int.random(in: 0..<900, using: &random))", "short", "errno:28", "errno:5"]
      let fault = FaultyProcess.Fault(
        call: Int.random(in: 1...max(kind == nil ? run.calls : run.looks, 1), using: &random),
        action: actions.randomElement(using: &random) ?? "kill", count: Int.random(in: 1...3, using: &random),
        kind: kind)
      let files = try StoreFiles()
      let outcome = try process.play(files, script: "\(seed)", fault)
      let problem =
        outcome.wasKilled || outcome.reason == .exit
        ? await files.problem(outcome.allows) : "it died of signal \(outcome.status)"
      tally.add("seed \(seed), \(fault)", problem)
    }
  }

  // MARK: Damage

  /// A store with saves in its journal that its file lacks: its process died when it began to rewrite the file on closing.
  private func unfinished() throws -> [String: [UInt8]] {
    guard let call = try standardTrace().lastCheckpoint else { throw Unexpected("the script makes no checkpoint") }
    let files = try StoreFiles()
    _ = try process.play(files, FaultyProcess.Fault(call: call, action: "kill"))
    return try files.contents
  }

  /// What a damaged journal leads to: an error, or a store that says so; never a sound one.
  ///
  /// - Parameter mustRefuse: whether to take it for a torn write would lose what was acknowledged.
  private func silence(
    about journal: [UInt8], _ files: [String: [UInt8]], mustRefuse: Bool = false
  ) async throws -> String? {
    let damaged = try StoreFiles(files.merging(["users.json.journal": journal]) { $1 })
    if try StoreCheck(damaged.path, models: UsersApp.models).findings.isEmpty { return "a check finds nothing" }
    guard let app = try? await StoreFiles.app(at: damaged.path) else { return nil }
    let report = app.store.report
    if mustRefuse { return report.readOnly == nil ? "it is taken for a torn write" : nil }
    return report.readOnly == nil && report.tornTail == nil ? "nothing is said of it" : nil
  }

  /// Of each line, whether a later one says that more was on disk than stands before it.
  private func isProven(_ journal: [UInt8]) throws -> [Bool] {
    let lines = try journal.prefix(StoreFiles.endOfLines(journal)).split(separator: UInt8(ascii: "\n")).map {
      try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] ?? [:]
    }
    return lines.indices.map { line in
      let before =
        lines.prefix(line).compactMap { $0["seq"] as? Int ?? ($0["snapshot"] as? [String: Any])?["covers"] as? Int }
        .max() ?? 0
      return lines.dropFirst(line + 1).contains { ($0["d"] as? Int ?? 0) > before }
    }
  }

  private func journalBytes(_ tally: inout Tally) async throws {
    let files = try unfinished()
    let journal = files["users.json.journal"] ?? []
    let isProven = try isProven(journal)
    let end = StoreFiles.endOfLines(journal)
    var line = 0
    for index in Array(0..<end) + stride(from: end, to: journal.count, by: 500) {
      var damaged = journal
      damaged[index] ^= 1
      // Without it two lines are one, and what the second proves is gone.
      let isNewline = journal[index] == UInt8(ascii: "\n")
      let mustRefuse = index < end && isProven[line] && !isNewline
      tally.add("byte \(index)", try await silence(about: damaged, files, mustRefuse: mustRefuse))
      if isNewline { line += 1 }
    }
    for (name, segment) in files where name.hasPrefix("users.json.journal.0") {
      for index in segment.indices {
        var damaged = files
        damaged[name]?[index] ^= 1
        let place = try StoreFiles(damaged)
        let findings = try StoreCheck(place.path, models: UsersApp.models).findings
        let isFound = findings.contains { $0.file == place.directory + "/" + name }
        tally.add("\(name), byte \(index)", isFound ? nil : "a check does not find it")
      }
    }
  }

  private func journalLines(_ tally: inout Tally) async throws {
    let files = try unfinished()
    let journal = files["users.json.journal"] ?? []
    let end = StoreFiles.endOfLines(journal)
    let lines = journal[..<end].split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
    // As a store leaves it that is killed, and one that is closed.
    for filling in [Array(journal[end...]), []] {
      func silence(about lines: [[UInt8]]) async throws -> String? {
        try await self.silence(about: lines.joined() + filling, files)
      }
      for index in lines.indices {
        var doubled = lines
        doubled.insert(lines[index], at: index)
        tally.add("line \(index + 1) doubled", try await silence(about: doubled))
        // Without its last line a journal is what it was before that was written: nobody can tell.
        guard index + 1 < lines.count else { continue }
        var zeroed = lines
        zeroed[index] = [UInt8](repeating: 0, count: lines[index].count)
        tally.add("line \(index + 1) zeroed", try await silence(about: zeroed))
        var deleted = lines
        deleted.remove(at: index)
        tally.add("line \(index + 1) deleted", try await silence(about: deleted))
        var swapped = lines
        swapped.swapAt(index, index + 1)
        tally.add("line \(index + 1) after the next", try await silence(about: swapped))
      }
    }
  }

  /// A store that was closed after several checkpoints.
  private func finished() throws -> StoreFiles {
    let files = try StoreFiles()
    _ = try process.play(files)
    return files
  }

  /// The file changes although no time tells of it: it is made anew, and the damaged one kept.
  private func fileBytes(_ tally: inout Tally) async throws {
    let files = try finished()
    let sound = try files.contents
    let people = StoreFiles.people(in: try await StoreFiles.app(at: files.path, isReadOnly: true).store.snapshot)
    for index in (sound["users.json"] ?? []).indices {
      // The same file under another name: what a store notes of it stays true.
      let damaged = try StoreFiles(linking: "users.json", of: files)
      try damaged.rot(index)
      let contents = try damaged.contents
      var problem: String?
      if try StoreCheck(damaged.path, models: UsersApp.models).findings.isEmpty { problem = "a check finds nothing" }
      problem = await damaged.problem { $0 == people } ?? problem
      if try damaged.contents["users.json"] != sound["users.json"] { problem = "the file is not what it was" }
      if try damaged.contents["users.json.damaged"] != contents["users.json"] { problem = "the damaged one is gone" }
      tally.add("byte \(index)", problem)
      try files.rot(index)
    }
  }

  /// No file keeps a store from being looked at and opened, or a word of it from being said.
  private func unreadable(_ tally: inout Tally) async throws {
    let files = try StoreFiles()
    // Two sittings: one file before the last, some archived journals, and more in each than a block.
    for writer in ["first", "second"] {
      let (process, output) = try process.start(["compete", files.path, writer, "100"], files)
      _ = try output.readToEnd()
      process.waitUntilExit()
    }
    let contents = try files.contents
    for (name, bytes) in contents.sorted(by: { $0.key < $1.key }) {
      for start in stride(from: 0, to: bytes.count, by: 4_096) {
        try await unreadable(start..<min(start + 4_096, bytes.count), of: name, contents, files, &tally)
      }
    }
  }

  private func unreadable(
    _ bytes: Range<Int>, of name: String, _ contents: [String: [UInt8]], _ files: StoreFiles, _ tally: inout Tally
  ) async throws {
    // The same file, of which the journal speaks.
    let place = try name == "users.json" ? StoreFiles(linking: name, of: files) : StoreFiles(contents)
    let told = try process.examine(place, without: bytes, of: name)
    var expected = ["unreadable \(place.directory)/\(name) \(bytes.lowerBound) \(bytes.upperBound)"]
    switch name {
    // The journal that goes on says what the file holds; without it nobody knows what else there was.
    case "users.json.journal": expected += ["repaired 200", "lost 2", "reads"]
    case "users.json": expected += ["repaired 200", "lost 0", "saves"]
    default: expected += ["repaired 200", "lost 0", "history alone", "saves"]
    }
    tally.add("\(name), \(bytes)", told == expected + ["people 100"] ? nil : "it told \(told)")
    let now = try place.contents
    if name == "users.json", now[name] != contents[name] || now["users.json.damaged"] != contents[name] {
      tally.add("\(name), \(bytes), afterwards", "it was not made anew")
    }
  }

  /// The file changes and its time tells of it: that is taken in as a save, or refused and left alone; what was there
  /// before can be had back.
  private func editedFileBytes(_ tally: inout Tally) async throws {
    let sound = try finished().contents
    for index in (sound["users.json"] ?? []).indices {
      var edited = sound
      edited["users.json"]?[index] ^= 1
      let files = try StoreFiles(edited)
      let isTakenIn: Bool
      do {
        let app = try await StoreFiles.app(at: files.path)
        try await app.store.close()
        isTakenIn = true
      } catch { isTakenIn = false }
      var problem: String?
      if isTakenIn {
        let journals = try files.contents.filter { $0.key.contains(".journal") }.values
        let isSaid = journals.contains {
          String(decoding: $0, as: UTF8.self).contains("\"origin\":\"external\"")
        }
        if !isSaid { problem = "it is taken in silently" }
      } else {
        if try files.contents != edited { problem = "it is refused, but not left alone" }
        let repair = try StoreRepair(files.path, models: UsersApp.models)
        _ = try repair.write()
        // Of what stands in its place a repair cannot know whether somebody meant it. What is out of the file is kept as
        // it was, and what it has become is left out where it contradicts that.
        let isSaid = repair.losses.allSatisfy { loss in
          if case .record(_, _, let before) = loss.what {
            (before == .none) == (loss.file != files.path)
          } else {
            false
          }
        }
        if try !isSaid || files.contents["users.json.repaired"] != sound["users.json"] {
          problem = "it cannot be had back: \(repair.losses)"
        }
      }
      tally.add("byte \(index)", problem)
    }
  }

  /// What was acknowledged is there, or nothing is: never a part, and never what does not open.
  private func uprooted(_ tally: inout Tally) async throws {
    let run = try trace { try process.play(StoreFiles(), script: "uprooted", trace: $0) }
    let removal = Script.uprooted.steps.firstIndex { if case .uproot = $0 { true } else { false } } ?? 0
    // A store that takes no saves since a sync has failed writes nothing anew either.
    for call in run.calls(until: "done \(removal)") + 1...run.calls {
      for action in ["kill", "errno:\(ENOSPC)", "errno:\(EIO)", "part:\(ENOSPC)"] {
        let files = try StoreFiles()
        let outcome = try process.play(
          files, script: "uprooted", FaultyProcess.Fault(call: call, action: action, count: action == "kill" ? 1 : 2))
        let problem =
          if action == "kill" {
            await files.problem { people in
              outcome.allows(people) || people.isEmpty && outcome.wasKilled
            }
          } else {
            await self.problem(afterErrors: 2, outcome, files)
          }
        tally.add("\(action) at call \(call)", problem)
      }
    }
  }

  private func clocks(_ tally: inout Tally) async throws {
    let now: Int64 = 1_795_359_845_000_000
    for later in [now - 7_200_000_000, 0, 4_300_000_000_000_000] {
      let files = try StoreFiles()
      for (name, time) in [("first", now), ("second", later), ("third", now)] {
        var options = OpenOptions(actor: "anna@host")
        options.now = { time }
        let store = try await JSONStore.open(files.path, models: UsersApp.models, options: options)
        var draft = UserDraft()
        draft.texts[.username] = name
        try await UsersApp.ready(store).add(draft)
        try await store.close()
      }
      let snapshot = try await StoreFiles.app(at: files.path, isReadOnly: true).store.snapshot
      let names = (0..<snapshot.userCount).map { snapshot.account(row: $0).user.username }
      tally.add("\(later)", names == ["first", "second", "third"] ? nil : "the order is \(names)")
      tally.add(
        "\(later)", await files.problem { Set($0.keys) == ["first", "second", "third"] })
    }
  }

  private func fuzz(_ tally: inout Tally) async throws {
    let files = try unfinished()
    let seed = seed
    say("     seed \(seed)")
    var random = SplitMix(state: seed)
    let end = ContinuousClock.now + .seconds(seconds)
    while .now < end {
      let name = Bool.random(using: &random) ? "users.json" : "users.json.journal"
      var mutated = files
      let bytes = files[name] ?? []
      let end = StoreFiles.endOfLines(bytes)
      mutated[name] = Self.mutated(Array(bytes[..<end]), &random) + bytes[end...]
      // A journal would tell that another program wrote the file.
      if name == "users.json" { mutated["users.json.journal"] = nil }
      let place = try StoreFiles(mutated)
      guard let app = try? await StoreFiles.app(at: place.path), app.store.report.readOnly == nil else {
        tally.add("", nil)
        continue
      }
      let people = StoreFiles.people(in: await app.store.snapshot)
      // A journal that lacks lines takes the file for another program's, and refuses what contradicts it.
      guard (try? await app.store.close()) != nil else {
        tally.add("", nil)
        continue
      }
      let again = try? await StoreFiles.app(at: place.path)
      let read = await again?.store.snapshot
      let isSame = read.map { StoreFiles.people(in: $0) } == people
      let number = tally.count
      tally.add("\(name), seed \(seed), case \(number)", isSame ? nil : "it reads back differently")
    }
  }

  private static func mutated(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      let length = Int.random(in: 1...min(40, bytes.count - place), using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<place + length)
      case 2: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
      case 3: bytes[place] = Array("[]{}\",:\\0 9".utf8).randomElement(using: &random) ?? 0
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }
}

/// What keeps the suite itself from working.
struct Unexpected: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension PowerLoss {
  /// How many calls were counted.
  var calls: Int { counted.count }

  /// How many calls were counted until the process said something.
  func calls(until line: String) -> Int {
    operations.prefix { if case .output(let said) = $0 { said != line + "\n" } else { true } }.count(where: \.isCall)
  }

  /// How many calls were counted that change no file.
  var looks: Int { operations.count { if case .look = $0 { true } else { false } } }

  /// The writes: which call each was, and how many bytes.
  var writes: [(call: Int, length: Int)] {
    counted.enumerated().compactMap { index, operation in
      if case .write(_, _, let bytes) = operation { (index + 1, bytes.count) } else { nil }
    }
  }

  /// How many texts were written at most before the next sync: lines, where no checkpoint writes files.
  var mostWritesAtOnce: Int {
    operations.split { if case .sync = $0 { true } else { false } }.map { operations in
      operations.count { if case .write(_, _, let bytes) = $0 { bytes.first != 0 } else { false } }
    }.max() ?? 0
  }

  /// Which calls made a new name durable.
  var syncsOfRenames: [Int] {
    // In between the directory is opened.
    counted.indices.dropFirst(2).filter { index in
      if case (.rename, .sync) = (counted[index - 2], counted[index]) { true } else { false }
    }.map { $0 + 1 }
  }

  /// Which call began the last checkpoint: by opening the new file under its temporary name.
  var lastCheckpoint: Int? {
    let index = counted.lastIndex {
      if case .open(_, isNew: true, let name) = $0 { name.hasSuffix("-new") } else { false }
    }
    return index.map { $0 + 1 }
  }

  private var counted: [Operation] { operations.filter(\.isCall) }
}

extension PowerLoss.Operation {
  /// Whether it is a call that was counted, and no more than what was seen of one.
  fileprivate var isCall: Bool {
    switch self {
    case .output, .flush: false
    case .open, .write, .truncate, .sync, .rename, .link, .unlink, .look, .none: true
    }
  }
}

/// Writes a line to standard output, at once and by a call that the shim sees.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = Glibc.write(STDOUT_FILENO, bytes, bytes.count)
}
