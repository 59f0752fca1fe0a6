@testable import JSONStore
import Signals

@testable import Screens

extension Sitting {
  /// In front of the log, after this: dora was added, `users.mail` failed at her and was given up, chulsoo's email and
  /// password were changed, and his profile.
  init(atLogOf language: String, width: Int = 80, height: Int = 24) throws {
    try self.init(language: language, width: width, height: height)
    press(.down, .backTab)
    addWithProfile(Person(username: "dora"), pk: 4)
    giveUp("users.mail", at: 1)
    var chulsoo = Person.chulsoo
    chulsoo.email = "chulsoo@example.com"
    chulsoo.password = "pbkdf2_sha256$1$MARKER"
    save(chulsoo.user(2), changed: ["email", "password"])
    chulsoo.phone = "010-9999-0000"
    chulsoo.address = "부산광역시 해운대구 우동 2로 15, 101동 1204호"
    save(chulsoo.profile(2), changed: ["phonenumber", "address"])
  }

  /// A durable receiver fails at an event for the last time.
  mutating func giveUp(_ receiver: DispatchUID, at seq: Int) {
    guard let event = model.log.entries.first(where: { $0.seq == seq })?.event else { return }
    finish(event, receiver, .failed(NoRoute()))
    learn(
      .receiverFailed(
        ReceiverFailed(event: event, receiver: receiver, error: "no route to host", attempts: 6, pause: nil)))
  }

  private struct NoRoute: Error, CustomStringConvertible { let description = "no route to host" }

  /// The event that is shown in full.
  var event: EventScreen? { if case .event(let screen)? = model.dialogs.last { screen } else { nil } }

  /// The line under the cursor, in the log or in an event.
  var underCursor: String? {
    lines.last { $0.hasPrefix("│▸") }.map { $0.drop { "│▸ ".contains($0) } }.map { $0.prefix { $0 != "│" } }
      .map(String.init)?.words
  }
}
