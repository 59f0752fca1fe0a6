@testable import JSONStore
import Testing
import Users

@testable import Screens

/// The list while it is filtered: the prompt, the cursor, and changes by others.
struct FilteringTests {
  private func filtered(_ text: String, _ people: [Person] = Person.three) throws -> Sitting {
    var sitting = try Sitting(people)
    sitting.type("/" + text)
    return sitting
  }

  @Test func `every key narrows the list`() throws {
    var sitting = try filtered("")
    #expect(sitting.usernames == ["ada", "chulsoo", "bob"])
    sitting.type("b")
    #expect(sitting.usernames == ["bob"])
    sitting.press(.backspace)
    #expect(sitting.usernames == ["ada", "chulsoo", "bob"])
  }

  @Test func `the cursor stays on its user where the filter lets it pass, else it goes to the next, or the last`()
    throws
  {
    var sitting = try Sitting()
    sitting.press(.down)
    sitting.type("/example")
    #expect(sitting.selected == "chulsoo")
    sitting.type(".org")
    #expect(sitting.selected == "bob")
    sitting.type(" ada")
    #expect(sitting.selected == "ada")
  }

  @Test(arguments: [[Key.backspace], [.escape], [.backspace, .enter]])
  func `the cursor comes back to its user and its place once that passes again`(keys: [Key]) throws {
    var sitting = try Sitting(Person.many(40))
    sitting.press(.end, .up, .up)
    let before = sitting.lines[3...].firstIndex { $0.contains("▸● user38") }
    sitting.type("/x")
    #expect(sitting.selected == nil)
    for key in keys { sitting.press(key) }
    #expect(sitting.selected == "user38")
    #expect(before != nil && sitting.lines.firstIndex { $0.contains("▸● user38") } == before)
  }

  @Test func `the cursor comes back in a sorted list too, and from fuzzy hits`() throws {
    var sitting = try Sitting(Person.many(40))
    sitting.press(.character("1"), .character("1"), .end, .up, .up)
    sitting.type("/1")
    #expect(sitting.selected == "user01")
    sitting.press(.escape)
    #expect(sitting.selected == "user03")
    sitting.type("/~1")
    sitting.press(.escape)
    #expect(sitting.selected == "user03")
  }

  @Test func `the cursor stays on its user when what is offered is gone through`() throws {
    var sitting = try Sitting()
    sitting.press(.down)
    sitting.type("/is:")
    sitting.press(.tab, .tab)
    #expect(sitting.selected != "chulsoo")
    sitting.press(.backTab)
    #expect(sitting.usernames == ["ada", "chulsoo"])
    #expect(sitting.selected == "chulsoo")
  }

  @Test func `the cursor stays on whom somebody went to while the filter was typed`() throws {
    var sitting = try Sitting(Person.many(40))
    sitting.press(.end)
    sitting.type("/user0")
    sitting.press(.up, .escape)
    #expect(sitting.selected == "user08")
  }

  @Test func `a filter that is kept leaves the cursor on its hit when it is taken away`() throws {
    var sitting = try Sitting(Person.many(40))
    sitting.press(.end)
    sitting.type("/user0")
    sitting.press(.enter, .escape)
    #expect(sitting.selected == "user09")
  }

  @Test func `the cursor goes to nobody who was deleted while the filter was typed`() throws {
    var sitting = try Sitting(Person.many(40))
    sitting.press(.end)
    sitting.type("/user0")
    sitting.delete(Person.many(40)[39].user(40))
    sitting.press(.escape)
    #expect(sitting.selected == "user09")
  }

  @Test func `Enter keeps the filter, Esc goes back to the one before`() throws {
    var sitting = try filtered("ada")
    sitting.press(.enter)
    #expect(sitting.model.dialogs.isEmpty && sitting.usernames == ["ada"])
    sitting.press(.character("/"))
    sitting.type("xyz")
    #expect(sitting.usernames == [])
    sitting.press(.escape)
    #expect(sitting.model.dialogs.isEmpty && sitting.usernames == ["ada"])
  }

  @Test func `Esc in the list takes the filter away`() throws {
    var sitting = try filtered("kim")
    sitting.press(.enter, .escape)
    #expect(sitting.usernames.count == 3)
    #expect(sitting.selected == "chulsoo")
  }

  @Test func `the arrow keys move in the list while a filter is typed`() throws {
    var sitting = try filtered("example")
    sitting.press(.down, .down)
    #expect(sitting.selected == "bob")
  }

  @Test func `a user who is changed so that the filter does not let it pass stays until the cursor leaves it`() throws {
    var sitting = try filtered("is:active")
    sitting.press(.enter, .down)
    var kim = Person.chulsoo
    kim.isActive = false
    sitting.save(kim.user(2), changed: ["is_active"])
    #expect(sitting.usernames == ["ada", "chulsoo"])
    #expect(sitting.selected == "chulsoo")
    sitting.press(.up)
    #expect(sitting.usernames == ["ada"])
    #expect(sitting.selected == "ada")
  }

  @Test func `leaving such a user downwards goes to the next`() throws {
    var sitting = try filtered("is:active", [.ada, .chulsoo, Person(username: "dora")])
    sitting.press(.enter, .down)
    var kim = Person.chulsoo
    kim.isActive = false
    sitting.save(kim.user(2), changed: ["is_active"])
    sitting.press(.down)
    #expect(sitting.usernames == ["ada", "dora"])
    #expect(sitting.selected == "dora")
  }

  @Test func `a user who passes again is not taken away when the cursor leaves it`() throws {
    var sitting = try filtered("is:active")
    sitting.press(.enter, .down)
    var kim = Person.chulsoo
    kim.isActive = false
    sitting.save(kim.user(2), changed: ["is_active"])
    sitting.save(Person.chulsoo.user(2), changed: ["is_active"])
    sitting.press(.up)
    #expect(sitting.usernames == ["ada", "chulsoo"])
  }

  @Test func `others that are changed or made come and go in their places`() throws {
    var sitting = try filtered("is:active")
    sitting.press(.enter, .down)
    var bob = Person.bob
    bob.isActive = true
    sitting.save(bob.user(3), changed: ["is_active"])
    #expect(sitting.usernames == ["ada", "chulsoo", "bob"])
    var ada = Person.ada
    ada.isActive = false
    sitting.save(ada.user(1), changed: ["is_active"])
    #expect(sitting.usernames == ["chulsoo", "bob"])
    sitting.save(Person(username: "dora").user(4))
    #expect(sitting.usernames == ["chulsoo", "bob", "dora"])
    #expect(sitting.selected == "chulsoo")
  }

  @Test func `the selected row stays where it is on the screen when rows above it go`() throws {
    var sitting = try Sitting(Person.many(40))
    sitting.press(.down, times: 20)
    let before = sitting.lines.firstIndex { $0.contains("▸● user21") }
    sitting.delete(Person.many(40)[2].user(3))
    #expect(sitting.selected == "user21")
    #expect(sitting.lines.firstIndex { $0.contains("▸● user21") } == before)
  }

  @Test func `a new user is shown and selected though the filter does not let it pass`() throws {
    var sitting = try filtered("kim")
    sitting.press(.enter)
    sitting.type("a")
    sitting.type("dora")
    sitting.press(.enter)
    sitting.save(Person(username: "dora").user(4))
    sitting.learn(.saved(.integer(4), sitting.store))
    #expect(sitting.selected == "dora")
    #expect(sitting.usernames == ["chulsoo", "dora"])
    sitting.press(.up)
    #expect(sitting.usernames == ["chulsoo"])
  }

  @Test func `many changes at once leave the selected user selected`() throws {
    var sitting = try filtered("is:active", Person.many(200))
    sitting.press(.enter, .down)
    for number in 1...150 {
      var person = Person.many(200)[number - 1]
      person.isActive = false
      _ = sitting.store(save: person.user(Int64(number)), changed: ["is_active"])
    }
    sitting.learn(.saved(nil, sitting.store))
    #expect(sitting.selected == "user02")
    #expect(sitting.usernames.count == 51)
  }

  @Test func `a filter typed before the index is there filters once it is`() throws {
    let store = try StoreSnapshot(Person.three)
    var model = Screens.Model(
      texts: try .language("en"), storeName: "u", actor: "anna@host", clock: .utc, width: 80, height: 24)
    #expect(update(&model, .opened(store, OpenReport())).contains(.indexUsers))
    for key in "/kim" { _ = update(&model, .key(.character(key))) }
    #expect(model.shownCount == 3)
    #expect(model.selected?.user.username == "ada")
    #expect(update(&model, .indexed(UserIndex(store, clock: .utc))) == [])
    #expect(model.shownCount == 1)
  }

  @Test func `an index of a file that was read anew meanwhile is made again`() throws {
    var model = Screens.Model(
      texts: try .language("en"), storeName: "u", actor: "anna@host", clock: .utc, width: 80, height: 24)
    _ = update(&model, .opened(try StoreSnapshot(Person.three), OpenReport()))
    let old = UserIndex(try StoreSnapshot(Person.three), clock: .utc)
    #expect(update(&model, .indexed(old)) == [.indexUsers])
  }

  @Test func `filter, cursor and marks outlive a file that is read anew`() throws {
    var sitting = try filtered("example")
    sitting.press(.enter, .down)
    sitting.press(.character(" "))
    sitting.learn(.signal(try sitting.readAnew([.bob, .chulsoo, .ada], keys: [3, 2, 1]), sitting.store))
    #expect(sitting.selected == "bob")
    #expect(sitting.usernames == ["bob", "chulsoo", "ada"])
    #expect(sitting.screen.contains("✓● chulsoo"))
  }

  @Test func `more changes than an index follows have it made anew, with what is shown meanwhile left as it is`() throws
  {
    var sitting = try Sitting(Person.many(3_000))
    sitting.type("/is:active")
    sitting.press(.enter)
    for number in 1...2_500 {
      var person = Person(username: "user\(number)")
      person.isActive = false
      _ = sitting.store(save: person.user(Int64(number)), changed: ["is_active"])
    }
    sitting.learn(.saved(nil, sitting.store))
    // The user under the cursor stays.
    #expect(sitting.usernames.count == 501)
  }

  @Test(arguments: ["is:x", "joined:2026-13", "joined:>=2026-02-30", "joined:2"])
  func `what is no filter is said, and not kept`(filter: String) throws {
    var sitting = try filtered("kim \(filter)")
    #expect(sitting.lines[22] == " Not a filter: \(filter)")
    sitting.press(.enter)
    #expect(!sitting.model.dialogs.isEmpty)
    #expect(sitting.lines[22] == " Not a filter: \(filter)" && sitting.lines[23] == " /kim \(filter)")
    sitting.press(.backspace)
    #expect(sitting.notice == nil)
  }

  @Test(arguments: ["email:", "-email:", "joined:"])
  func `a name whose value is still to come is no mistake until Enter`(name: String) throws {
    var sitting = try filtered("kim \(name)")
    #expect(!sitting.screen.contains("Not a filter"))
    sitting.press(.enter)
    #expect(sitting.lines[22] == " Not a filter: \(name)")
    #expect(try filtered("is:x \(name)").lines[22] == " Not a filter: is:x")
  }

  @Test func `what keeps it from being kept is said where something is offered, too`() throws {
    var sitting = try filtered("is:x ")
    #expect(sitting.lines[22].hasPrefix(" Tab "))
    sitting.press(.enter)
    #expect(sitting.lines[22] == " Not a filter: is:x")
    sitting.click("bob")
    #expect(!sitting.model.dialogs.isEmpty && sitting.selected == "ada" && sitting.notice != nil)
  }

  @Test func `a notice is shown above the line`() throws {
    var sitting = try filtered("kim")
    sitting.learn(.failed(.store(.closed)))
    #expect(sitting.lines[22] == " " + sitting.model.texts.sentence(StoreError.closed))
    #expect(sitting.lines[23] == " /kim")
  }

  @Test func `Esc leaves fuzzy hits and the cursor among them alone`() throws {
    var sitting = try filtered("~exm")
    sitting.press(.enter, .down)
    let selected = sitting.selected
    sitting.press(.character("/"), .escape)
    #expect(sitting.selected == selected && sitting.model.list.row == 1)
  }

  @Test func `the title shows it without spaces that say nothing`() throws {
    var sitting = try filtered("is:st")
    sitting.press(.tab, .enter)
    #expect(sitting.lines[0].hasSuffix(" filter is:staff"))
  }

  @Test func `a hit is shown in quotation marks' words too, and a fuzzy one letter by letter`() throws {
    func hits(_ text: String) throws -> [String] {
      let row = try filtered(text).frame.row(3)
      return row.split { $0.style.role != .match }.map { $0.map(\.text).joined() }
    }
    #expect(try hits("\"a l\"") == ["a L"])
    #expect(try hits("~lvl") == ["L", "v", "l"])
    #expect(try hits("name:ada") == ["Ada"])
  }
}
