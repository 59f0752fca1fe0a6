import Testing

@testable import Screens

struct SortingTests {
  @Test func `a digit sorts by that column: up, down, no more`() throws {
    var sitting = try Sitting()
    sitting.type("1")
    #expect(sitting.usernames == ["ada", "bob", "chulsoo"])
    #expect(sitting.lines[2].contains("USERNAME ▲ "))
    sitting.type("1")
    #expect(sitting.usernames == ["chulsoo", "bob", "ada"])
    #expect(sitting.lines[2].contains("USERNAME ▼ "))
    sitting.type("1")
    #expect(sitting.usernames == ["ada", "chulsoo", "bob"])
    #expect(!sitting.lines[2].contains("▲") && !sitting.lines[2].contains("▼"))
  }

  @Test func `another digit sorts by another column alone, with Alt after the first`() throws {
    var sitting = try Sitting()
    sitting.type("12")
    #expect(sitting.model.list.sorting == [SortKey(column: .name)])
    sitting.press(.alt("1"))
    #expect(sitting.lines[2].contains("USERNAME ▲2") && sitting.lines[2].contains("NAME ▲1"))
    #expect(sitting.lines[0].hasSuffix("sort Name ▲1, Username ▲2"))
  }

  @Test func `a digit sorts by a column that there is no room for, and the title tells it`() throws {
    var sitting = try Sitting()
    sitting.type("8")
    #expect(sitting.usernames == ["ada", "bob", "chulsoo"])
    #expect(sitting.lines[0].hasSuffix("sort Address ▲"))
    sitting.press(.alt("5"))
    #expect(sitting.lines[0].hasSuffix("sort Address ▲1, Joined ▲2"))
  }

  @Test func `a digit that names no column does nothing`() throws {
    var sitting = try Sitting()
    sitting.type("c ")
    sitting.press(.escape)
    sitting.type("8")
    #expect(sitting.model.list.sorting.isEmpty)
  }

  @Test func `the cursor stays on its user`() throws {
    var sitting = try Sitting()
    sitting.press(.end)
    sitting.type("11")
    #expect(sitting.selected == "bob")
  }

  @Test func `a user who is changed goes to its new place, the cursor with it`() throws {
    var sitting = try Sitting()
    sitting.type("1")
    var ada = Person.ada
    ada.username = "dora"
    sitting.save(ada.user(1), changed: ["username"])
    #expect(sitting.usernames == ["bob", "chulsoo", "dora"])
    #expect(sitting.selected == "dora")
  }

  @Test func `users who change together are all in their places afterwards`() throws {
    for seed in 0..<20 {
      var sitting = try Sitting(Person.many(60))
      sitting.press(.character("2"), .alt("1"))
      for number in 0..<30 {
        var person = Person(username: "user\(number)")
        person.first = String(UnicodeScalar(UInt8(97 + (number * 7 + seed * 11) % 26)))
        _ = sitting.store(save: person.user(Int64(number + 1)), changed: ["first_name", "username"])
      }
      sitting.learn(.saved(nil, sitting.store))
      let index = UserIndex(sitting.store, clock: .utc)
      let slots = index.sorted(index.slots(matching: UserFilter(), marks: []), by: sitting.model.list.sorting)
      #expect(sitting.model.list.order == slots)
    }
  }

  @Test func `columns are hidden and moved in their dialog`() throws {
    var sitting = try Sitting()
    sitting.type("c")
    sitting.press(.down)
    sitting.type(" ")
    sitting.press(.up)
    sitting.type("J")
    sitting.press(.escape)
    #expect(sitting.model.shownColumns.map(\.column) == [.username, .email, .phone, .joined])
    sitting.type("c")
    sitting.press(.down)
    sitting.type("J")
    sitting.press(.escape)
    #expect(sitting.model.shownColumns.map(\.column) == [.email, .username, .phone, .joined])
  }

  @Test func `the last column stays`() {
    var choice = ColumnChoice()
    for column in UserColumn.allCases { choice.toggle(column) }
    #expect(choice.shown == [.address])
  }

  @Test(arguments: [7, 20, 40, 74, 110, 190])
  func `columns never take more than there is`(room: Int) {
    let widths = ColumnChoice().fitting(room).map(\.width)
    #expect(widths.reduce(0, +) <= room)
    #expect(!widths.isEmpty)
  }

  @Test func `with a fuzzy filter the best come first, and no order is shown`() throws {
    var sitting = try Sitting()
    sitting.type("1/~bo")
    #expect(sitting.usernames.first == "bob")
    #expect(sitting.lines[0].hasSuffix(" filter ~bo"))
  }
}
