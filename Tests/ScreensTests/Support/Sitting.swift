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
  init(reading store: StoreSnapshot, texts: Catalogue, width: Int = 80, height: Int = 24) {
    model = Screens.Model(texts: texts, storeName: "users.json", clock: .utc, width: width, height: height)
    self.store = store
  }

  mutating func learn(_ message: Message) { effects += update(&model, message) }

  mutating func press(_ keys: Key...) { for key in keys { learn(.key(key)) } }

  mutating func press(_ key: Key, times: Int) { for _ in 0..<times { learn(.key(key)) } }

  mutating func type(_ text: String) { for character in text { learn(.key(.character(character))) } }

  /// The store makes a save and its signal is heard.
  @discardableResult
  mutating func save(_ record: Record, changed: [String]? = nil, cause: ReceiverCall? = nil) -> StoreEvent {
    let event = store.save(record, changed: changed, cause: cause)
    learn(.signal(event, store))
    return event
  }

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
  var form: UserForm? { if case .form(let form)? = model.dialogs.first { form } else { nil } }
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
