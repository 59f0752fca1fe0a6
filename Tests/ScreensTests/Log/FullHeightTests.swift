import Testing

@testable import Screens

@Suite struct `The log at full height` {
  @Test(arguments: [(80, 24), (120, 40), (40, 10), (60, 16)])
  func `takes all between the title and the last line, and gives it back`(width: Int, height: Int) throws {
    var sitting = try Sitting(atLogOf: "en", width: width, height: height)
    let before = sitting.screen
    for leaving in [Key.character("z"), .escape] {
      sitting.press(.character("z"))
      #expect(sitting.lines[1].hasPrefix("┌ Signals ─"))
      #expect(sitting.lines[height - 2].hasPrefix("└"))
      #expect(!sitting.screen.contains("USERNAME"))
      sitting.press(leaving)
      #expect(sitting.screen == before)
    }
  }

  @Test func `Esc takes the filter first`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.character("z"), .character("."), .escape)
    #expect(sitting.lines[1].hasPrefix("┌ Signals ─"))
    #expect(!sitting.screen.contains("/user:"))
    sitting.press(.escape)
    #expect(sitting.lines[1].hasPrefix("┌ Users ─"))
  }

  @Test(arguments: [Key.tab, .backTab])
  func `ends when another pane gets the focus`(key: Key) throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.character("z"), key)
    #expect(sitting.lines[1].hasPrefix("┌ Users ─"))
    sitting.press(key == .tab ? .backTab : .tab)
    #expect(sitting.lines[1].hasPrefix("┌ Users ─"))
  }

  @Test func `gives way to the form, and is there again after it`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.character("z"), .character("e"))
    #expect(sitting.lines[1].hasPrefix("┌ Edit user ─"))
    #expect(sitting.lines[15].hasPrefix("├ Signals ─"))
    sitting.press(.escape)
    #expect(sitting.lines[1].hasPrefix("┌ Signals ─"))
  }

  @Test func `leaves the list where it was`() throws {
    var sitting = try Sitting(Person.many(40))
    sitting.press(.down, times: 20)
    sitting.press(.up, times: 3)
    sitting.press(.backTab)
    let before = sitting.screen
    sitting.press(.character("z"))
    sitting.learn(.resized(width: 80, height: 24))
    sitting.press(.character("z"))
    #expect(sitting.screen == before)
  }
}
