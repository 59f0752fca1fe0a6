@testable import JSONStore
import Signals
import Testing

@testable import Screens

@Suite struct `A receiver that somebody has called again` {
  private struct Full: Error, CustomStringConvertible { let description = "disk full" }

  /// `users.mail` was given up at an event, and R was pressed on its line.
  private func called(_ language: String = "en", _ width: Int = 80, _ height: Int = 24) throws -> (Sitting, StoreEvent)
  {
    var sitting = try Sitting(language: language, width: width, height: height)
    let event = sitting.save(Person(username: "dora").user(4))
    sitting.giveUp("users.mail", at: 1)
    sitting.press(.backTab, .character("R"))
    return (sitting, event)
  }

  private func failure(_ event: StoreEvent) -> Message {
    .receiverFailed(
      ReceiverFailed(event: event, receiver: "users.mail", error: "disk full", attempts: 7, pause: nil))
  }

  @Test(arguments: [
    ("en", 80, 24, " users.mail has run now."), ("en", 120, 40, " users.mail has run now."),
    ("ko", 80, 24, " users.mail 리시버가 실행되었습니다."), ("ko", 120, 40, " users.mail 리시버가 실행되었습니다."),
  ])
  func `says that it has run`(language: String, width: Int, height: Int, sentence: String) throws {
    var (sitting, event) = try called(language, width, height)
    #expect(sitting.notice == nil)
    sitting.finish(event, "users.mail")
    #expect(sitting.lines.last == sentence)
    sitting.press(.up)
    sitting.finish(event, "users.mail")
    #expect(sitting.notice == nil)
  }

  @Test(arguments: [
    ("en", 80, 24, " users.mail failed again: disk full (7×)"),
    ("en", 120, 40, " users.mail failed again: disk full (7×)"),
    ("ko", 80, 24, " users.mail 리시버가 또 실패했습니다: disk full (7×)"),
    ("ko", 120, 40, " users.mail 리시버가 또 실패했습니다: disk full (7×)"),
  ])
  func `says that it has failed, whichever signal comes first`(
    language: String, width: Int, height: Int, sentence: String
  ) throws {
    for isFailureFirst in [true, false] {
      var (sitting, event) = try called(language, width, height)
      if isFailureFirst { sitting.learn(failure(event)) }
      sitting.finish(event, "users.mail", .failed(Full()))
      if !isFailureFirst { sitting.learn(failure(event)) }
      #expect(sitting.lines.last == sentence)
    }
  }

  @Test func `says so over its event too, and after other keys`() throws {
    var (sitting, event) = try called()
    sitting.press(.home, .enter, .character("R"), .down)
    sitting.learn(failure(event))
    sitting.finish(event, "users.mail", .failed(Full()))
    #expect(sitting.event != nil && sitting.lines.last == " users.mail failed again: disk full (7×)")
  }

  @Test func `says so where another process has done it`() throws {
    var (sitting, event) = try called()
    sitting.learn(
      .savedElsewhere(
        SavedElsewhere(events: [], acknowledged: [event.call(of: "users.mail")], snapshot: sitting.store)))
    #expect(sitting.notice == "users.mail has run now.")
  }

  @Test func `is told apart from what the store calls by itself, and from others`() throws {
    var sitting = try Sitting()
    let event = sitting.save(Person(username: "dora").user(4))
    sitting.giveUp("users.mail", at: 1)
    sitting.finish(event, "users.mail")
    #expect(sitting.notice == nil)
    (sitting, _) = try called()
    sitting.finish(event, "users.audit")
    #expect(sitting.notice == nil)
  }
}
