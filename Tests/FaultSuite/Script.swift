import Foundation
import Glibc
import JSONStore
import Signals
import Users

/// What the process under test does, step by step, and what its store holds afterwards.
enum Step: Sendable {
  case add(String)
  case edit(String, email: String)
  case delete(String)
  /// Makes several users staff, or deletes them, in one save: those who are there.
  case makeStaff([String])
  case deleteAll([String])
  /// Takes back what was done last since the store was opened.
  case undo
  case checkpoint
  /// Drops the history.
  case purge
  /// Closes the store and opens it again.
  case reopen
  /// Another program gives a user whom the file has this email address.
  case outside(String, email: String, Moment)
  /// Another program removes the store's directory and makes it anew.
  case uproot

  /// When and how it does that.
  enum Moment: String, CaseIterable {
    /// While the store is open: into the file that is there, or by one that takes its place.
    case inPlace, byRename
    case whileClosed
  }

  /// Whether the store is opened again for it, if it has these people.
  func opensAgain(_ people: People) -> Bool {
    switch self {
    case .reopen: true
    case .outside(let name, _, .whileClosed): people[name] != nil
    default: false
    }
  }
}

/// Usernames and their email addresses, and whether they are staff, in a word.
typealias People = [String: String]

extension People {
  private static let staff = " staff"

  /// What is told of a user.
  static func told(_ user: User) -> String { user[text: .email] + (user[flag: .isStaff] ? staff : "") }

  /// Gives a user who is there an email address.
  mutating func give(_ name: String, _ email: String) {
    if let told = self[name] { self[name] = told.hasSuffix(Self.staff) ? email + Self.staff : email }
  }

  /// Makes what a step makes of them by itself.
  mutating func make(_ change: Step) {
    switch change {
    case .add(let name): self[name] = ""
    case .edit(let name, let email): give(name, email)
    case .delete(let name): self[name] = nil
    case .makeStaff(let names): for name in names { makeStaff(name) }
    case .deleteAll(let names): for name in names { self[name] = nil }
    case .undo, .outside, .checkpoint, .purge, .uproot, .reopen: break
    }
  }

  private mutating func makeStaff(_ name: String) {
    if let told = self[name], !told.hasSuffix(Self.staff) { self[name] = told + Self.staff }
  }

  /// Takes a step back, unless somebody else has changed what it made.
  mutating func undo(_ after: People, to before: People) {
    let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    guard changed.allSatisfy({ self[$0] == after[$0] }) else { return }
    for name in changed { self[name] = before[name] }
  }
}

/// A run of a store from its creation.
struct Script: Sendable {
  let steps: [Step]

  /// All that writes: saves, checkpoints, a purge, an opening.
  static let standard = Script(steps: [
    .add("ada"), .add("bob"), .edit("ada", email: "ada@example.org"), .checkpoint, .purge, .add("eve"),
    .delete("bob"), .checkpoint, .reopen, .add("kim"), .edit("eve", email: "eve@example.org"),
    .makeStaff(["ada", "eve", "kim"]), .deleteAll(["ada", "eve"]), .undo,
  ])

  /// Its files go while it is open.
  static let uprooted = Script(steps: [
    .add("ada"), .checkpoint, .add("bob"), .uproot, .add("eve"), .edit("ada", email: "ada@example.org"), .checkpoint,
    .reopen, .add("kim"), .checkpoint,
  ])

  /// The one of that name; a seed's, if it is a number.
  static func named(_ name: String?) -> Script {
    if name == "uprooted" { return .uprooted }
    return name.flatMap { UInt64($0) }.map(random) ?? .standard
  }

  /// Thirty steps, the same for the same seed.
  static func random(seed: UInt64) -> Script {
    var random = SplitMix(state: seed)
    return Script(
      steps: (0..<30).map { _ in
        let name = "user\(Int.random(in: 0..<6, using: &random))"
        switch Int.random(in: 0..<35, using: &random) {
        case 0...14: return .add(name)
        case 15...20: return .edit(name, email: "\(Int.random(in: 0..<100, using: &random))@example.org")
        case 21...23: return .delete(name)
        case 24...25: return .checkpoint
        case 26: return .purge
        case 27...29: return .reopen
        case 31: return .makeStaff((0..<6).map { "user\($0)" })
        case 32: return .deleteAll((0..<3).map { "user\($0)" })
        case 33...34: return .undo
        default:
          let moment = Step.Moment.allCases.randomElement(using: &random) ?? .inPlace
          return .outside(name, email: "\(Int.random(in: 0..<1_000, using: &random))@outside.example.org", moment)
        }
      })
  }

  /// The user that a step changes, who must be there.
  func subject(of step: Int) -> String? {
    switch steps[step] {
    case .edit(let name, _), .delete(let name), .outside(let name, _, _): name
    case .add, .makeStaff, .deleteAll, .undo, .checkpoint, .purge, .reopen, .uproot: nil
    }
  }

  /// What there is once these steps are done, and no other.
  ///
  /// - Parameter doubtful: which of them the process did not know to be done.
  func people(after done: some Sequence<Int>, doubtful: Int? = nil) -> People {
    var people: People = [:]
    // What can be undone: what a step has changed since the store was opened, and into what.
    var past: [(before: People, after: People)] = []
    // A store in doubt takes no saves until it is opened again: what is done there changes nobody.
    var isInDoubt = false
    // Whom another program still finds in the file, though a doubtful step has deleted them.
    var beforeDoubt: People = [:]
    var played = 0
    for step in done {
      // Whether it went well or not.
      for step in steps[min(played, step)...step] where step.opensAgain(isInDoubt ? beforeDoubt : people) {
        (past, isInDoubt) = ([], false)
      }
      played = step + 1
      let before = people
      switch steps[step] {
      case .outside(let name, let email, _):
        people[name] = people[name] ?? beforeDoubt[name]
        people.give(name, email)
        continue
      case .undo where !isInDoubt:
        if let (before, after) = past.popLast() { people.undo(after, to: before) }
      case let change where !isInDoubt:
        people.make(change)
        if people != before, step != doubtful { past.append((before, people)) }
      default: break
      }
      if step == doubtful { (isInDoubt, beforeDoubt) = (true, before) }
    }
    return people
  }

  /// Plays the script with a store; for a process of its own, which may be killed at any moment.
  ///
  /// Tells of each step how it went: `done 3`, `failed 3`, `unknown 3` where the disk did not say, or `refused 3` by a
  /// store that takes no saves since; and of each user that `post_save` says was made: `heard ada`. What another program
  /// has written and the store has not taken in is `unknown` too, and then the last step.
  ///
  /// - Parameter numbers: which steps it plays, if not all; the others are another process's.
  func play(at path: String, _ numbers: AnySequence<Int>? = nil) async throws {
    var app = try await StoreFiles.app(at: path)
    var listener = listen(to: app)
    playing: for number in numbers ?? AnySequence(steps.indices) {
      do {
        switch steps[number] {
        case .add(let name): try await add(name, to: app)
        case .edit(let name, let email): try await edit(name, email: email, in: app)
        case .delete(let name): try await app.delete(pk(of: name, in: app))
        case .makeStaff(let names): try await app.make(.set(.isStaff, true), of: pks(of: names, in: app))
        case .deleteAll(let names): try await app.make(.delete, of: pks(of: names, in: app))
        case .undo:
          // Where another has changed what was made it is right to refuse.
          do { try await app.undo() } catch is UndoRefused {} catch StoreError.notUnique {}
        case .checkpoint: try await app.store.checkpoint()
        case .purge: try await app.store.purge()
        case .uproot: _ = try Self.runElsewhere(["uproot", path])
        case .reopen:
          try? await app.store.close()
          app = try await reopened(path)
          listener = listen(to: app)
        case .outside(let name, let email, let moment):
          let pk = try await pk(of: name, in: app)
          if moment == .whileClosed { try? await app.store.close() }
          let isWritten = try Self.rewrite(path, name, pk, email: email, moment)
          if moment == .whileClosed, let opened = try? await reopened(path) {
            app = opened
            listener = listen(to: app)
          }
          guard isWritten else { throw StoreError.noSuchRecord }
          guard await hasTakenIn(email, of: pk, app) else {
            say("unknown \(number)")
            break playing
          }
        }
        say("done \(number)")
      } catch StoreError.unsynced {
        say("unknown \(number)")
      } catch StoreError.readOnly {
        say("refused \(number)")
      } catch {
        say("failed \(number)")
      }
    }
    try await app.store.close()
    withExtendedLifetime(listener) {}
  }

  /// Those that standard input tells, one after the other.
  static var turns: AnySequence<Int> { AnySequence(AnyIterator { readLine().flatMap { Int($0) } }) }

  private func reopened(_ path: String) async throws -> UsersApp {
    // A person would try again, and no more than two calls fail.
    for _ in 0..<2 { if let app = try? await StoreFiles.app(at: path) { return app } }
    return try await StoreFiles.app(at: path)
  }

  /// Waits until the store has taken in what another program has made of a user.
  private func hasTakenIn(_ email: String, of pk: PrimaryKey, _ app: UsersApp) async -> Bool {
    func isThere() async -> Bool { await app.store.snapshot.account(pk: pk)?.user[text: .email] == email }
    let end = ContinuousClock.now + .seconds(1)
    while .now < end, await !isThere() { try? await Task.sleep(for: .milliseconds(5)) }
    // Where that has failed, it is tried again now.
    if await !isThere() { try? await app.store.checkpoint() }
    return await isThere()
  }

  /// Has another program change a user's email address in the file, without the shim.
  ///
  /// - Returns: whether the file has that user.
  private static func rewrite(
    _ path: String, _ name: String, _ pk: PrimaryKey, email: String, _ moment: Step.Moment
  ) throws -> Bool {
    try runElsewhere(["rewrite", path, name, "\(pk)", email, moment.rawValue])
  }

  /// Has another process do something, without the shim.
  private static func runElsewhere(_ arguments: [String]) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    process.environment = [:]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// Removes the directory of a store and makes it anew.
  static func uproot(_ path: String) throws {
    let directory = URL(filePath: path).deletingLastPathComponent()
    // Somebody may make a file there meanwhile.
    while (try? FileManager.default.removeItem(at: directory)) == nil {}
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
  }

  /// What that program does. It knows nothing of stores, but happens not to run while this one writes its file: what a
  /// checkpoint writes between its reading and its writing, it takes back.
  static func rewrite(_ arguments: [String]) throws {
    let (path, name, pk, email) = (arguments[0], arguments[1], arguments[2], arguments[3])
    let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(lock) }
    // Where a fault keeps it from being let go, no checkpoint is to be waited for.
    for _ in 0..<100 where flock(lock, LOCK_EX | LOCK_NB) != 0 { usleep(10_000) }
    var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    let user = lines.firstIndex { $0.contains("\"pk\": \(pk),") && $0.contains("\"username\": \"\(name)\"") }
    guard let user else { throw StoreError.noSuchRecord }
    lines[user].replace(/"email": "[^"]*"/, with: "\"email\": \"\(email)\"")
    let isRenamed = arguments[4] != Step.Moment.inPlace.rawValue
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: path), options: isRenamed ? .atomic : [])
  }

  private func listen(to app: UsersApp) -> Connection {
    app.store.signals.postSave.connect("log", sender: User.self) { event in
      // What an undo brings back is not made.
      if event.created, event.commit.origin != .undo { say("heard \(User(record: event.record).username)") }
    }
  }

  /// Saves users: so many, or for as long as the process lives.
  static func storm(at path: String, as writer: String, saves: Int) async throws {
    let app = try await StoreFiles.app(at: path)
    for number in 0..<saves {
      try await app.add(UserDraft(username: "\(writer)-\(number)"))
      say("done \(writer)-\(number)")
      if number % 20 == 19 { try? await app.store.checkpoint() }
    }
  }

  /// Makes so many saves, half of them a receiver's; each tenth user is one that all the others try to make too.
  static func compete(at path: String, as writer: String, saves: Int) async throws {
    let app = try await StoreFiles.app(at: path)
    var made: [String] = []
    var number = 0
    while made.count < saves / 2 {
      let name = number % 10 == 0 ? "shared-\(number)" : "\(writer)-\(number)"
      number += 1
      do {
        try await app.add(UserDraft(username: name))
        made.append(name)
      } catch StoreError.notUnique {}
    }
    for name in made { say("made \(name)") }
    try await app.store.close()
  }

  /// Takes the store's lock again and again, as another process does in each save; changes nothing.
  static func rival(of path: String) {
    let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(lock) }
    while flock(lock, LOCK_EX) == 0 {
      usleep(2_000)
      flock(lock, LOCK_UN)
      usleep(500)
    }
  }

  /// Looks on until it has heard of the save whose number comes from standard input, and says what it knows then.
  static func follow(at path: String) async throws {
    let store = try await StoreFiles.app(at: path, isReadOnly: true).store
    var last = await store.snapshot.seq
    var isWhole = true
    let news = store.signals.savedElsewhere.events(buffering: .max)
    say("!")
    let end = readLine().flatMap { Int($0) } ?? 0
    let watchdog = Task {
      try await Task.sleep(for: .seconds(30))
      say("waited for \(end) in vain")
      exit(1)
    }
    var events = news.makeAsyncIterator()
    while last < end, let saved = await events.next() {
      for event in saved.events {
        isWhole = isWhole && event.commit.seq == last + 1
        last = event.commit.seq
      }
    }
    watchdog.cancel()
    say(report(last, isWhole: isWhole, StoreFiles.people(in: await store.snapshot)))
  }

  /// What one who looks on says.
  static func report(_ last: Int, isWhole: Bool = true, _ people: People) -> String {
    let names = people.keys.sorted().joined(separator: " ").utf8
    let sum = names.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    return "\(isWhole ? "heard of all" : "missed some") up to \(last), has \(people.count) people: \(sum)"
  }

  private func add(_ name: String, to app: UsersApp) async throws {
    try await app.add(UserDraft(username: name))
  }

  private func edit(_ name: String, email: String, in app: UsersApp) async throws {
    let pk = try await pk(of: name, in: app)
    guard let account = await app.store.snapshot.account(pk: pk) else { throw StoreError.noSuchRecord }
    var draft = UserDraft(account)
    draft.texts[.email] = email
    try await app.update(pk, draft)
  }

  private func pks(of names: [String], in app: UsersApp) async -> [PrimaryKey] {
    let snapshot = await app.store.snapshot
    return names.compactMap { snapshot.first(User.self, where: "username", is: .string($0))?.pk }
  }

  private func pk(of name: String, in app: UsersApp) async throws -> PrimaryKey {
    let user = await app.store.snapshot.first(User.self, where: "username", is: .string(name))
    guard let pk = user?.pk else { throw StoreError.noSuchRecord }
    return pk
  }
}

extension UserDraft {
  fileprivate init(username: String) {
    self.init()
    texts[.username] = username
  }
}

/// A small generator of random numbers that a seed repeats.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
