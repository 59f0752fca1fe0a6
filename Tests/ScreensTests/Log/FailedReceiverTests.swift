@testable import JSONStore
import Signals
import Testing

@testable import Screens

@Suite struct `A durable receiver that fails` {
  private struct Refused: Error, CustomStringConvertible { let description = "no route to host" }

  /// A user is saved, and `users.mail` fails at it.
  private func failing(_ pause: Duration?, width: Int = 80) throws -> (Sitting, ReceiverFailed) {
    var sitting = try Sitting(width: width)
    let event = sitting.save(Person(username: "dora").user(4))
    sitting.finish(event, "users.mail", .failed(Refused()))
    let failure = ReceiverFailed(
      event: event, receiver: "users.mail", error: "no route to host", attempts: 6, pause: pause)
    sitting.learn(.receiverFailed(failure))
    return (sitting, failure)
  }

  @Test func `is shown with the pause before its next call`() throws {
    let (sitting, _) = try failing(.seconds(4))
    #expect(sitting.log[1...].map(\.words) == ["└ users.mail ✗ 0.4 ms · again in 4 s", "no route to host"])
    #expect(sitting.screen.contains(" live "))
  }

  @Test func `is counted once it was set aside, and shown with the key that retries`() throws {
    let (sitting, _) = try failing(nil)
    #expect(sitting.log[1].words == "└ users.mail ✗ 0.4 ms · given up (6×) · R tries again")
    #expect(sitting.screen.contains(" 1 failed · live "))
  }

  @Test func `is shown the same whichever is heard of first`() throws {
    let (expected, failure) = try failing(nil)
    var sitting = try Sitting()
    sitting.learn(.receiverFailed(failure))
    sitting.save(Person(username: "dora").user(4))
    sitting.finish(failure.event, "users.mail", .failed(Refused()))
    #expect(sitting.log == expected.log)
  }

  @Test(arguments: [Duration.seconds(4), nil])
  func `is called again on R, on its line or on its message's`(pause: Duration?) throws {
    for steps in 0...1 {
      var (sitting, failure) = try failing(pause)
      sitting.press(.backTab)
      sitting.press(.up, times: steps)
      sitting.press(.character("R"))
      #expect(sitting.effects == [.retry(failure.call)])
      #expect(sitting.notice == nil)
    }
  }

  @Test func `is not called on R on another line or in another pane`() throws {
    var (sitting, _) = try failing(nil)
    sitting.press(.character("R"))
    #expect(sitting.notice == nil)
    sitting.press(.backTab, .home, .character("R"))
    #expect(sitting.notice == "The cursor of the signal log is on no receiver that failed.")
    #expect(sitting.effects.isEmpty)
  }

  @Test func `keeps the cursor when another above it fails`() throws {
    var (sitting, failure) = try failing(nil)
    sitting.finish(failure.event, "users.mail")
    let audit = ReceiverFailed(event: failure.event, receiver: "users.audit", error: "full", attempts: 6, pause: nil)
    sitting.learn(.receiverFailed(audit))
    sitting.save(Person.ada.user(1), changed: ["email"])
    sitting.press(.backTab)
    sitting.press(.up, .up)
    #expect(sitting.log.first { $0.hasPrefix("▸") }?.contains("users.audit") == true)
    sitting.finish(failure.event, "users.mail", .failed(Refused()))
    #expect(sitting.log.first { $0.hasPrefix("▸") }?.contains("users.audit") == true)
    sitting.press(.character("R"))
    #expect(sitting.effects == [.retry(audit.call)])
  }

  @Test func `is not counted any more once its entry is dropped`() throws {
    var (sitting, _) = try failing(nil)
    for _ in 0..<SignalLog.limit { sitting.save(Person.ada.user(1), changed: ["email"]) }
    #expect(sitting.model.log.failed.isEmpty)
  }

  @Test func `is no failure any more once it ran`() throws {
    var (sitting, failure) = try failing(nil)
    sitting.finish(failure.event, "users.mail")
    sitting.learn(.receiverFailed(failure))
    #expect(sitting.log[1...].map(\.words) == ["└ users.mail ✓ 0.4 ms"])
    #expect(sitting.screen.contains("─ live ─"))
  }

  @Test func `of an earlier sitting is shown in its words`() throws {
    let store = try StoreSnapshot(Person.three)
    let user = Person(username: "dora").user(4)
    var entry = JournalEntry.sample(
      seq: 1, [.save(model: user.model, pk: .integer(4), created: true, changed: [], after: user.fields)])
    entry.owed = [["users.mail", "users.audit"]]
    var report = OpenReport()
    report.history = [entry]
    report.owed = [ReceiverCall(seq: 1, receiver: "users.mail")]
    var sitting = Sitting(reading: store, texts: try .language("en"))
    sitting.learn(.opened(store, report))
    #expect(sitting.log[2...].map(\.words) == ["└ users.audit ✓"])
    sitting.learn(
      .receiverFailed(
        ReceiverFailed(
          event: entry.events[0], receiver: "users.mail", error: "no route to host", attempts: 6, pause: nil)))
    #expect(
      sitting.log[3...].map(\.words) == [
        "└ users.mail ✗ · given up (6×) · R tries again", "no route to host",
      ])
  }
}
