@testable import JSONStore
import Signals
import Testing

@testable import Screens

@Suite struct `Going through events` {
  /// The number of the event that is shown.
  private func shown(_ sitting: Sitting) -> Int? { sitting.event?.step.entry.seq }

  @Test(arguments: [(Key.character("K"), Key.character("J")), (.control("p"), .control("n"))])
  func `goes to the entry before and behind, and says where there is none`(previous: Key, next: Key) throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.enter)
    var seen = [shown(sitting)]
    for _ in 0..<2 {
      sitting.press(previous)
      seen.append(shown(sitting))
    }
    #expect(seen == [4, 3, 1])
    sitting.press(previous)
    #expect(shown(sitting) == 1 && sitting.notice == "This is the first event of the log.")
    sitting.press(next, next)
    #expect(shown(sitting) == 4 && sitting.notice == nil)
    sitting.press(next)
    #expect(shown(sitting) == 4 && sitting.notice == "This is the last event of the log.")
  }

  @Test func `takes the cursor of the log along`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.enter, .character("K"), .escape)
    #expect(sitting.underCursor?.contains("#3 ") == true)
    sitting.press(.enter, .character("K"), .left)
    #expect(sitting.event == nil && sitting.underCursor?.contains("#1 ") == true)
  }

  @Test func `goes on from an event that is told under a receiver`() throws {
    for (key, seq) in [(Key.character("J"), 3), (.character("K"), 1)] {
      var sitting = try Sitting(atLogOf: "en")
      sitting.press(.home, .enter)
      while sitting.underCursor?.hasPrefix("→ #2") == false { sitting.press(.down) }
      sitting.press(.enter)
      #expect(shown(sitting) == 2)
      sitting.press(key)
      #expect(shown(sitting) == seq)
    }
  }

  @Test func `goes through what passes the filter, and what a paused log shows`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.type("/user:chulsoo")
    sitting.press(.enter)
    sitting.type("p")
    sitting.save(Person.chulsoo.user(2), changed: ["email"])
    sitting.press(.enter, .character("K"))
    #expect(shown(sitting) == 3)
    sitting.press(.character("K"))
    #expect(shown(sitting) == 3 && sitting.notice == "This is the first event of the log.")
    sitting.press(.character("J"), .character("J"))
    #expect(shown(sitting) == 4 && sitting.notice == "This is the last event of the log.")
  }

  @Test func `asks for what the journal has from before the first`() throws {
    var sitting = try Sitting()
    sitting.store(seq: 6)
    for _ in 0..<2 { sitting.save(Person.ada.user(1), changed: ["email"]) }
    sitting.press(.backTab, .enter, .character("K"))
    #expect(sitting.effects.contains(.readHistory(before: 7)))
  }

  @Test(arguments: [
    ("en", 80, 24, " ← Back  J Next  K Previous  R Retry  y Copy  Esc Close  ? Help"),
    ("en", 120, 40, " ← Back  J Next  K Previous  R Retry  y Copy  Esc Close  ? Help"),
    ("ko", 80, 24, " ← 뒤로  J 다음  K 이전  R 다시 시도  y 복사  Esc 닫기  ? 도움말"),
    ("ko", 120, 40, " ← 뒤로  J 다음  K 이전  R 다시 시도  y 복사  Esc 닫기  ? 도움말"),
  ])
  func `is hinted at, and Enter only on a line that leads somewhere`(
    language: String, width: Int, height: Int, hints: String
  ) throws {
    var sitting = try Sitting(atLogOf: language, width: width, height: height)
    sitting.press(.home, .enter)
    #expect(sitting.lines.last == hints)
    while sitting.underCursor?.hasPrefix("→ #2") == false { sitting.press(.down) }
    #expect(sitting.lines.last == " Enter \(sitting.model.texts(.hintGoToEvent)) " + hints)
    sitting.press(.character("?"))
    #expect(!sitting.screen.contains("✗ \(sitting.model.texts(.helpGoToEvent))"))
  }

  @Test func `a line that leads nowhere says so, and the help does`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.enter, .enter)
    #expect(sitting.notice == "This line leads to no other event.")
    sitting.press(.character("?"))
    #expect(sitting.screen.contains("✗ Go to the event that the line leads to"))
  }
}
