import Testing

@testable import Screens

struct MarkingTests {
  @Test func `Space marks, and goes on to the next`() throws {
    var sitting = try Sitting()
    sitting.type("  ")
    #expect(sitting.marked == ["ada", "chulsoo"])
    #expect(sitting.selected == "bob")
    sitting.press(.up)
    sitting.type(" ")
    #expect(sitting.marked == ["ada"])
  }

  @Test func `a range follows the cursor, up and down, and v or Space marks it`() throws {
    for end in ["v", " "] {
      var sitting = try Sitting(Person.many(9))
      sitting.press(.down, .down)
      sitting.type("v")
      sitting.press(.down, .down)
      #expect(sitting.marked == ["user03", "user04", "user05"])
      sitting.press(.up, times: 3)
      #expect(sitting.marked == ["user02", "user03"])
      sitting.type(end)
      sitting.press(.end)
      #expect(sitting.marked == ["user02", "user03"])
    }
  }

  @Test(arguments: [
    ("en", 80, " Esc Drop range  v End range  ↑ Mark up  ↓ Mark down  "),
    ("en", 40, " Esc Drop range  ? Help  q Quit"),
    ("ko", 80, " Esc 범위 버리기  v 범위 끝  ↑ 위로 표시  ↓ 아래로 표시  "),
  ])
  func `the last line says that moving marks, and how to end that`(language: String, width: Int, hints: String) throws {
    var sitting = try Sitting(language: language, width: width)
    let before = sitting.lines.last
    sitting.type("v")
    #expect(sitting.lines.last?.hasPrefix(hints) == true)
    sitting.press(.escape)
    #expect(sitting.lines.last == before)
  }

  @Test func `Esc forgets a range and keeps the marks from before`() throws {
    var sitting = try Sitting(Person.many(9))
    sitting.type(" v")
    sitting.press(.end, .escape)
    #expect(sitting.marked == ["user01"])
  }

  @Test func `an asterisk marks all that are shown, and then none of them`() throws {
    var sitting = try Sitting()
    sitting.type("/org")
    sitting.press(.enter)
    sitting.type("*")
    #expect(sitting.marked == ["ada", "bob"])
    sitting.press(.escape)
    #expect(sitting.marked == ["ada", "bob"])
    sitting.type("*")
    #expect(sitting.marked == ["ada", "chulsoo", "bob"])
    sitting.type("*")
    #expect(sitting.marked == [])
  }

  @Test func `a backslash takes all marks away, those of users who are not shown too`() throws {
    var sitting = try Sitting()
    sitting.type("*/ada")
    sitting.press(.enter)
    sitting.type("\\")
    #expect(sitting.marked == [])
  }

  @Test func `marks are kept while the filter and the order change, and go with their users`() throws {
    var sitting = try Sitting()
    sitting.type("* /kim")
    sitting.press(.enter)
    sitting.type("11")
    #expect(sitting.marked == ["chulsoo", "bob"])
    sitting.delete(Person.bob.user(3))
    #expect(sitting.marked == ["chulsoo"])
  }
}
