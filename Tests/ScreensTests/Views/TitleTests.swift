@testable import JSONStore
import Testing

@testable import Screens

@Suite struct `The store's path` {
  private func sitting(
    _ language: String, _ width: Int, _ height: Int = 24, _ people: [Person] = Person.three,
    path: String = "~/.local/share/userstui/users.json"
  ) throws -> Sitting {
    let store = try StoreSnapshot(people)
    var sitting = Sitting(reading: store, texts: try .language(language), path: path, width: width, height: height)
    sitting.learn(.opened(store, OpenReport()))
    return sitting
  }

  @Test(arguments: [
    ("en", 120, " ~/.local/share/userstui/users.json · 3 users"),
    ("en", 80, " ~/.local/share/userstui/users.json · 3 users"), ("en", 40, " …/share/userstui/users.json · 3 users"),
    ("ko", 120, " ~/.local/share/userstui/users.json · 사용자 3명"),
    ("ko", 80, " ~/.local/share/userstui/users.json · 사용자 3명"), ("ko", 40, " …/userstui/users.json · 사용자 3명"),
  ])
  func `stands in the title, cut from the left at a directory`(language: String, width: Int, title: String) throws {
    #expect(try sitting(language, width).lines[0] == title)
  }

  @Test(arguments: [
    (80, "/kim", " ~/.local/share/userstui/users.json · 1 of 3 users                   filter kim"),
    (80, "/is:active -is:staff kim", " …/share/userstui/users.json · 1 of 3 users      filter is:active -is:staff kim"),
    (40, "/kim", " users.json · 1 of 3 users   filter kim"), (40, "/kim@", " users.json · 1 of 3 users  filter kim@"),
    (40, "/kim@e", " 1 of 3 users              filter kim@e"),
  ])
  func `leaves the filter its room, and goes first`(width: Int, keys: String, title: String) throws {
    var sitting = try sitting("en", width)
    sitting.type(keys)
    #expect(sitting.lines[0] == title)
  }

  @Test(arguments: ["/users.json", "users.json", "~/users.json"])
  func `is whole where it is short`(path: String) throws {
    #expect(try sitting("en", 40, path: path).lines[0] == " \(path) · 3 users")
  }

  @Test(arguments: [("en", 80, 24), ("ko", 80, 24), ("en", 120, 40), ("ko", 120, 40), ("en", 40, 16)])
  func `is told in full where nobody is in it`(language: String, width: Int, height: Int) throws {
    let sitting = try sitting(language, width, height, [])
    let row = try #require(sitting.lines.firstIndex { $0.contains(sitting.model.texts(.emptyNobody)) })
    #expect(sitting.lines[row + 1].contains(" ~/.local/share/userstui/users.json "))
  }

  @Test func `takes more lines there where it is long`() throws {
    let path = "/srv/" + String(repeating: "directory/", count: 5) + "users.json"
    let sitting = try sitting("en", 40, 24, [], path: path)
    let row = try #require(sitting.lines.firstIndex { $0.contains("Nobody is here yet.") })
    let told = sitting.lines[(row + 1)...(row + 2)].map { $0.filter { !"│ ".contains($0) } }.joined()
    #expect(told == path)
  }
}
