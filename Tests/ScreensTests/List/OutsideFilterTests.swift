import JSONStore
import Testing

@testable import Screens

/// Whoever was just added or changed is shown, whether or not the filter lets it pass.
@Suite struct `A user outside the filter` {
  /// dora, who is no staff, was just added where only staff is shown.
  private func added(_ language: String = "en", width: Int = 80, height: Int = 24) throws -> Sitting {
    var sitting = try Sitting(
      [.ada, .chulsoo, Person(username: "eve", isStaff: true), .bob], language: language, width: width, height: height)
    sitting.type("/is:staff")
    sitting.press(.enter)
    sitting.save(Person(username: "dora").user(5))
    sitting.learn(.saved(.integer(5), sitting.store))
    return sitting
  }

  @Test(arguments: [
    ("en", 80, 24, " users.json · 2 of 5 users ", " ≠ does not pass the filter ─"),
    ("en", 120, 40, " users.json · 2 of 5 users ", " ≠ does not pass the filter ─"),
    ("ko", 80, 24, " users.json · 사용자 5명 중 2명 ", " ≠ 필터에 맞지 않음 ─"),
    ("ko", 120, 40, " users.json · 사용자 5명 중 2명 ", " ≠ 필터에 맞지 않음 ─"),
  ])
  func `is shown with a sign, and not counted`(
    language: String, width: Int, height: Int, title: String, note: String
  ) throws {
    var sitting = try added(language, width: width, height: height)
    #expect(sitting.usernames == ["ada", "eve", "dora"])
    #expect(sitting.lines[0].hasPrefix(title))
    #expect(sitting.lines[1].contains(note))
    #expect(sitting.lines[3].hasPrefix("│ ● ada") && sitting.lines[5].hasPrefix("│▸●≠dora"))
    sitting.press(.up)
    #expect(!sitting.screen.contains("≠"))
  }

  @Test func `is not marked with all who pass`() throws {
    var sitting = try added()
    sitting.type("*")
    #expect(sitting.marked == ["ada", "eve"])
    sitting.type("*")
    #expect(sitting.marked == [])
  }

  @Test func `keeps the mark that it was given, when theirs are taken away`() throws {
    var sitting = try added()
    sitting.type(" **")
    #expect(sitting.marked == ["dora"])
  }

  @Test func `is marked by a range that was begun there, and stays in sight as long`() throws {
    var sitting = try added()
    sitting.type("v")
    sitting.press(.up)
    #expect(sitting.usernames == ["ada", "eve", "dora"] && sitting.marked == ["eve", "dora"])
    sitting.type("v")
    #expect(sitting.marked == ["eve", "dora"])
    sitting.press(.up)
    #expect(sitting.usernames == ["ada", "eve"])
  }
}
