@testable import JSONStore
@testable import Signals
import Users

@testable import Screens

/// Somebody at a screen: presses keys, and sees what is on it and what the store is asked for.
struct Sitting {
  private(set) var model: Screens.Model
  /// What the store holds.
  private(set) var store: StoreSnapshot
  /// What was asked for since the start.
  private(set) var effects: [Effect] = []

  /// In front of a store with these people that is open.
  init(
    _ people: [Person] = Person.three, language: String = "en", width: Int = 80, height: Int = 24,
    readOnly: ReadOnlyReason? = nil
  ) throws {
    try self.init(StoreSnapshot(people), language: language, width: width, height: height, readOnly: readOnly)
  }

  init(
    _ store: StoreSnapshot, language: String = "en", width: Int = 80, height: Int = 24,
    readOnly: ReadOnlyReason? = nil
  ) throws {
    self.init(reading: store, texts: try .language(language), width: width, height: height)
    var report = OpenReport()
    report.readOnly = readOnly
    learn(.opened(store, report))
  }

  /// In front of a store in which something has happened: dora was added, ada's email was changed.
  init(busy language: String, width: Int = 80, height: Int = 24) throws {
    try self.init(language: language, width: width, height: height)
    press(.down)
    addWithProfile(Person(username: "dora"), pk: 4)
    save(Person.ada.user(1), changed: ["email"])
  }

  /// In front of a store that is being read still.
  init(
    reading store: StoreSnapshot, texts: Catalogue, path: String = "users.json", width: Int = 80, height: Int = 24
  ) {
    model = Screens.Model(
      texts: texts, storeName: "users.json", storePath: path, actor: "anna@host", clock: .utc, width: width,
      height: height)
    self.store = store
  }

  mutating func learn(_ message: Message) {
    for effect in update(&model, message) {
      if effect == .indexUsers { learn(.indexed(UserIndex(store, clock: .utc))) } else { effects.append(effect) }
    }
  }

  mutating func press(_ keys: Key...) { for key in keys { learn(.key(key)) } }

  mutating func press(_ key: Key, times: Int) { for _ in 0..<times { learn(.key(key)) } }

  mutating func type(_ text: String) { for character in text { learn(.key(.character(character))) } }

  /// The hash is there that was asked for last.
  mutating func answerHash(_ hash: String = "pbkdf2_sha256$1$salt$hash") {
    for case .hash(let password) in effects.suffix(1) { learn(.hashed(password, as: hash)) }
  }

  /// A file can be made of the path that was asked for last.
  mutating func answerPath() {
    for case .findPath(let path, let users) in effects.suffix(1) { learn(.pathFound(path, users)) }
  }

  /// The store makes a save and its signal is heard.
  @discardableResult
  mutating func save(_ record: Record, changed: [String]? = nil, cause: ReceiverCall? = nil) -> StoreEvent {
    let event = store.save(record, changed: changed, cause: cause)
    learn(.signal(event, store))
    return event
  }

  /// The store makes a save of which nothing is heard.
  mutating func store(save record: Record, changed: [String]) -> StoreEvent { store.save(record, changed: changed) }

  /// The file is read anew, with these people under these keys.
  mutating func readAnew(_ people: [Person], keys: [Int64]) throws -> StoreEvent {
    let seq = store.seq
    store = try StoreSnapshot(zip(keys, people).map { $1.user($0) } + zip(keys, people).map { $1.profile($0) })
    store.seq = seq
    return store.save(people[0].user(keys[0]), changed: ["email"])
  }

  /// So many saves were made that nobody here has heard of.
  mutating func store(seq: Int) { store.seq = seq }

  mutating func delete(_ record: Record) {
    let event = store.delete(record)
    learn(.signal(event, store))
  }

  /// A receiver has finished with an event.
  mutating func finish(_ event: StoreEvent, _ uid: DispatchUID, _ outcome: Receipt.Outcome = .ran) {
    learn(.received(event, Receipt(uid: uid, outcome: outcome, duration: .microseconds(400))))
  }

  /// A new user, the receiver that makes its profile, and that profile.
  mutating func addWithProfile(_ person: Person, pk: Int64) {
    let event = save(person.user(pk))
    save(person.profile(pk), cause: ReceiverCall(seq: event.commit.seq, receiver: "users.create_profile"))
    finish(event, "users.create_profile")
  }

  var frame: Frame { view(model) }
  /// The whole screen.
  var screen: String { frame.description }
  var lines: [String] { screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  /// The username under the cursor.
  var selected: String? { model.selected?.user.username }
  /// The usernames that the list shows, in its order.
  var usernames: [String] {
    (0..<model.shownCount).compactMap { store.account(slot: model.list.slot(at: $0, in: store))?.user.username }
  }
  /// Those of the users who are marked, in the order of the file.
  var marked: [String] {
    model.list.marked(in: store).sorted().compactMap { store.account(slot: $0)?.user.username }
  }
  var form: UserForm? { if case .form(let form)? = model.dialogs.first { form } else { nil } }
  /// The fields of the form that are not what it was opened with.
  var changedFields: Set<UserField>? {
    form.map { form in Set(UserField.allCases.filter { form.draft.isChanged($0) }) }
  }
  var passwordForm: PasswordForm? {
    for case .password(let form) in model.dialogs { return form }
    return nil
  }
  var question: Question? { if case .question(let question)? = model.dialogs.last { question } else { nil } }
  var notice: String? { model.notice?.text }

  /// The log pane's lines, without its border.
  var log: [String] {
    lines[model.layout.log.padded.rows].map { line in
      line.drop { $0 == "│" || $0 == " " }.reversed().drop { $0 == "│" || $0 == " " }.reversed().map(String.init)
        .joined()
    }.filter { !$0.isEmpty }
  }
}
