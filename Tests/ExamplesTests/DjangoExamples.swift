import Signals
import Testing

/// The examples of the article “Coming from Django”.
struct DjangoExamples {
  /// What `ready()` returns lives as long as the program.
  struct UsersApp {
    let connections: [Connection]

    static func ready(_ signals: ModelSignals, _ log: Log) -> UsersApp {
      UsersApp(connections: [
        signals.postSave.connect(createProfile(log)),
        signals.postSave.connect(saveProfile(log)),
      ])
    }
  }

  struct ModelSignals: Sendable {
    let postSave = Signal<UserSaved>("post_save")
    let postDelete = Signal<UserSaved>("post_delete")
  }

  static func createProfile(_ log: Log) -> Receiver<UserSaved> {
    Receiver("users.create_profile", sender: User.self, when: { $0.created }) { event in
      await log.append("create profile of \(event.name)")
    }
  }

  static func saveProfile(_ log: Log) -> Receiver<UserSaved> {
    Receiver("users.save_profile", sender: User.self) { event in
      await log.append("save profile of \(event.name)")
    }
  }

  private let signals = ModelSignals()
  private let log = Log()

  @Test func `the receivers of the blog post, connected in ready`() async throws {
    let app = UsersApp.ready(signals, log)

    let delivery = await signals.postSave.send(UserSaved(name: "ada", created: true), sender: User.self)

    try delivery.throwIfFailed()
    #expect(Set(await log.lines) == ["create profile of ada", "save profile of ada"])
    withExtendedLifetime(app) {}
  }

  @Test func `connect and disconnect by uid`() async {
    let connection = signals.postSave.connect("users.audit", sender: User.self) { event in
      await log.append("\(event.name) was \(event.created ? "created" : "changed")")
    }
    _ = await signals.postSave.send(UserSaved(name: "ada"), sender: User.self)
    signals.postSave.disconnect("users.audit", sender: User.self)

    #expect(await log.lines == ["ada was changed"])
    #expect(signals.postSave.receivers.isEmpty)
    withExtendedLifetime(connection) {}
  }

  @Test func `one receiver on several signals`() async {
    let audit = Receiver<UserSaved>("users.audit", sender: User.self) { event in await log.append(event.name) }
    let connections = audit.connect(to: signals.postSave, signals.postDelete)

    #expect(connections.count == 2)
    #expect(signals.postDelete.hasReceivers(sender: User.self))
  }
}
