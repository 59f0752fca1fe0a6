@testable import JSONStore
import Testing
import Users

@testable import Screens

@Suite struct `The mouse in the panes` {
  @Test func `a click selects a user and gives the list the focus`() throws {
    var sitting = try Sitting()
    sitting.press(.tab)
    sitting.click("bob")
    #expect(sitting.selected == "bob" && sitting.model.focus == .list)
  }

  @Test func `a click on a heading sorts by it, and the next the other way round`() throws {
    var sitting = try Sitting()
    sitting.press(.tab)
    sitting.click("NAME")
    #expect(sitting.usernames == ["ada", "bob", "chulsoo"] && sitting.model.focus == .list)
    sitting.click("NAME")
    #expect(sitting.usernames == ["chulsoo", "bob", "ada"])
  }

  @Test func `a click beside the filter keeps it, and the wheel scrolls what it shows`() throws {
    var sitting = try Sitting(Person.many(30))
    sitting.press(.character("/"))
    sitting.type("user2")
    sitting.turnWheel(.wheelDown, over: "user21")
    #expect(sitting.selected == "user23" && !sitting.model.dialogs.isEmpty)
    sitting.click("user25")
    #expect(sitting.selected == "user25" && sitting.model.dialogs.isEmpty && sitting.usernames.count == 10)
  }

  @Test(arguments: [("Name ", Screens.Model.Pane.detail), ("Signals appear", .log)])
  func `a click gives a pane the focus`(text: String, pane: Screens.Model.Pane) throws {
    var sitting = try Sitting()
    sitting.click(text)
    #expect(sitting.model.focus == pane)
    #expect(sitting.selected == "ada")
  }

  @Test func `a click on a line of the log moves its cursor there`() throws {
    var sitting = try Sitting(busy: "en")
    sitting.click("users.create_profile")
    #expect(sitting.model.focus == .log)
    #expect(sitting.log[1].hasPrefix("▸"))
    sitting.click("#3 post_save")
    #expect(sitting.model.log.isFollowing && sitting.log[3].hasPrefix("▸"))
  }

  @Test(arguments: ["bob", "Bob Martin"])
  func `two clicks edit a user`(text: String) throws {
    var sitting = try Sitting()
    sitting.doubleClick(text)
    #expect(sitting.form?.draft.texts[.username] == "bob")
  }

  @Test func `two clicks on the detail edit the user that it shows`() throws {
    var sitting = try Sitting()
    sitting.press(.down)
    sitting.doubleClick("Status")
    #expect(sitting.form?.draft.texts[.username] == "chulsoo")
  }

  @Test func `two clicks below the last user edit nobody`() throws {
    var sitting = try Sitting()
    let y = sitting.model.layout.list.y + sitting.model.layout.list.height - 2
    sitting.learn(.mouse(Mouse(.doublePress, at: Position(x: 10, y: y))))
    #expect(sitting.model.dialogs.isEmpty && sitting.model.focus == .list)
  }

  @Test(arguments: [
    ("a Add", Key.character("a")), ("d Delete", .character("d")), ("Pane", .tab), ("? Help", .function(1)),
  ])
  func `a click on a hint is its key`(hint: String, key: Key) throws {
    var (clicked, pressed) = (try Sitting(), try Sitting())
    clicked.click(hint)
    pressed.press(key)
    #expect(clicked.screen == pressed.screen)
    #expect(clicked.model.focus == pressed.model.focus)
  }

  @Test func `two quick clicks on a hint are not meant for the hints of what it opens`() throws {
    var sitting = try Sitting()
    sitting.doubleClick("a Add")
    #expect(sitting.form?.problems.isEmpty == true)
  }

  @Test func `a click between the hints is nothing`() throws {
    var sitting = try Sitting()
    let before = sitting.frame
    sitting.click(x: 79, y: 23)
    sitting.click(x: 6, y: 23)
    sitting.click(x: 3, y: 0)
    #expect(sitting.frame == before && sitting.effects == [])
  }

  @Test func `the wheel scrolls what is under the pointer, and the focus stays`() throws {
    var sitting = try Sitting(Person.many(30))
    sitting.press(.tab)
    sitting.turnWheel(.wheelDown, over: "user02")
    #expect(sitting.selected == "user04" && sitting.model.focus == .detail)
    sitting.turnWheel(.wheelUp, over: "user02")
    #expect(sitting.selected == "user01")
  }

  @Test func `the wheel scrolls the detail`() throws {
    var sitting = try Sitting(width: 60, height: 16)
    sitting.turnWheel(.wheelDown, over: "Joined")
    #expect(sitting.screen.contains("Address") && sitting.model.focus == .list)
  }

  @Test func `the wheel scrolls the log`() throws {
    var sitting = try Sitting(busy: "en")
    sitting.turnWheel(.wheelUp, over: "#3 post_save")
    #expect(!sitting.model.log.isFollowing)
    sitting.turnWheel(.wheelDown, over: "#1 post_save")
    #expect(sitting.model.log.isFollowing)
  }

  @Test func `a click takes a notice away, and does not reach what it covers`() throws {
    var sitting = try Sitting()
    sitting.learn(.failed(.vetoed("no")))
    #expect(sitting.notice != nil)
    sitting.click(x: 2, y: 23)
    #expect(sitting.notice == nil && sitting.model.dialogs.isEmpty)
  }

  @Test(arguments: [(-1, -1), (80, 24), (65_534, 65_534), (0, 65_534)])
  func `what happens off the screen is nothing`(x: Int, y: Int) throws {
    var sitting = try Sitting()
    let before = sitting.frame
    for action in [Mouse.Action.press, .drag, .release, .doublePress, .wheelUp, .wheelDown] {
      sitting.learn(.mouse(Mouse(action, at: Position(x: x, y: y))))
    }
    #expect(sitting.frame == before && sitting.effects == [])
  }

  @Test func `nothing is clicked on a screen that is too small`() throws {
    var sitting = try Sitting(width: 39, height: 9)
    for y in 0..<9 { sitting.click(x: 3, y: y) }
    #expect(sitting.model.dialogs.isEmpty && sitting.effects == [] && sitting.selected == "ada")
  }
}

@Suite struct `The mouse in dialogs` {
  @Test func `a click gives a field the keyboard`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.click("Phone")
    #expect(sitting.form?.focus == .phonenumber)
  }

  @Test func `a field that is left by a click shows its errors`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.click("Email")
    #expect(sitting.screen.contains("Required."))
  }

  @Test func `a click on a flag's box switches it, one on its label does not`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.click("Staff")
    #expect(sitting.form?.focus == .isStaff && sitting.form?.flag(.isStaff) == false)
    sitting.click("[ ]")
    #expect(sitting.form?.flag(.isStaff) == true)
  }

  @Test func `a form that is being saved is out of reach`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("dora")
    sitting.press(.enter)
    sitting.click("Phone")
    sitting.click("[x]")
    #expect(sitting.form?.focus == .username && sitting.form?.flag(.isActive) == true)
  }

  @Test func `what lies beside or under a form is out of reach`() throws {
    var sitting = try Sitting(busy: "en")
    sitting.press(.character("a"))
    sitting.click("#1 post_save")
    sitting.turnWheel(.wheelUp, over: "#1 post_save")
    sitting.drag(from: Position(x: 9, y: sitting.model.layout.log.y), to: Position(x: 9, y: 8))
    #expect(sitting.model.focus == .list && sitting.model.log.isFollowing && sitting.model.split == Split())
  }

  @Test(arguments: [("y delete", [Effect.delete(.integer(1))]), ("n keep", [])])
  func `a click answers a question`(answer: String, effects: [Effect]) throws {
    var sitting = try Sitting()
    sitting.press(.character("d"))
    sitting.click(answer)
    #expect(sitting.question == nil && sitting.effects == effects)
  }

  @Test func `a click beside the answers waits for one`() throws {
    var sitting = try Sitting()
    sitting.press(.character("d"))
    for text in ["Delete ada?", "chulsoo", "Signals"] { sitting.click(text) }
    #expect(sitting.question != nil && sitting.effects == [])
  }

  @Test func `the answers are in sight however much is asked`() throws {
    var sitting = try Sitting(width: 40, height: 10)
    sitting.press(.character("d"))
    let long = String(repeating: "word ", count: 99)
    var model = sitting.model
    model.dialogs = [.question(Question(lines: [long], yes: .answerDelete, no: .answerKeep, action: .effects([])))]
    #expect(view(model).description.contains("y delete   n keep"))
  }

  @Test func `a click chooses a command, and two run it`() throws {
    var sitting = try Sitting()
    sitting.press(.character("?"))
    sitting.click("Delete the selected")
    #expect(sitting.lines.contains { $0.hasPrefix("│▸d  Del") })
    sitting.doubleClick("Add a user")
    #expect(sitting.form != nil)
  }

  @Test func `a click shows a column, or hides it`() throws {
    var sitting = try Sitting()
    sitting.press(.character("c"))
    sitting.click("[x] Phone")
    #expect(sitting.screen.contains("[ ] Phone") && !sitting.lines[2].contains("PHONE"))
    sitting.click("[ ] Phone")
    #expect(sitting.screen.contains("[x] Phone"))
  }

  @Test func `the wheel moves through commands`() throws {
    var sitting = try Sitting()
    sitting.press(.character(":"))
    sitting.turnWheel(.wheelDown, over: "Add a user")
    #expect(sitting.lines.contains { $0.hasPrefix("│▸d ") })
    sitting.turnWheel(.wheelUp, over: "Add a user")
    #expect(sitting.lines.contains { $0.hasPrefix("│▸a ") })
  }

  @Test func `a click chooses a line of an event, and two follow where it leads`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 120, height: 40)
    sitting.press(.home, .enter)
    sitting.click("→ #2 post_save")
    #expect(sitting.underCursor?.hasPrefix("→ #2 post_save") == true)
    sitting.doubleClick("→ #2 post_save")
    #expect(sitting.event?.step.entry.seq == 2)
  }

  @Test(arguments: [("x", "▸a", "▸i"), ("c", "▸[x] Username", "▸[x] Name")])
  func `the wheel goes through a menu line by line, and stops at its end`(
    key: Character, first: String, second: String
  ) throws {
    var sitting = try Sitting()
    sitting.press(.character(key))
    let place = try #require(sitting.place(of: first))
    for (action, line) in [(Mouse.Action.wheelUp, first), (.wheelDown, second), (.wheelUp, first)] {
      sitting.learn(.mouse(Mouse(action, at: place)))
      #expect(sitting.screen.contains(line))
    }
    sitting.learn(.mouse(Mouse(.wheelDown, at: Position(x: 0, y: 23))))
    #expect(sitting.screen.contains(first))
  }

  @Test func `the wheel scrolls an event`() throws {
    var sitting = try Sitting(atLogOf: "en")
    sitting.press(.enter)
    sitting.turnWheel(.wheelDown, over: "Time")
    #expect(sitting.underCursor?.hasPrefix("Origin") == true)
  }

  @Test func `the wheel asks and answers nothing, and turns nothing beside a dialog`() throws {
    var sitting = try Sitting(Person.many(30))
    sitting.press(.character("d"))
    let before = sitting.frame
    for text in ["y delete", "user02", "Signals"] { sitting.turnWheel(.wheelDown, over: text) }
    #expect(sitting.frame == before && sitting.selected == "user01")
  }
}

@Suite struct `The mouse in fields` {
  /// The column of the cursor, counted from where a text begins.
  private func cursor(in sitting: Sitting, from text: String) throws -> Int? {
    let start = try #require(sitting.place(of: text))
    return sitting.frame.cursor.flatMap { $0.y == start.y ? $0.x - start.x : nil }
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `a click puts the cursor on a letter of the form`(width: Int, height: Int) throws {
    var sitting = try Sitting(width: width, height: height)
    sitting.press(.character("e"))
    sitting.click("elace")
    #expect(sitting.form?.focus == .lastName)
    #expect(try cursor(in: sitting, from: "elace") == 0)
    sitting.type("X")
    #expect(sitting.form?.draft.texts[.lastName] == "LovXelace")
  }

  @Test(arguments: [0, 1])
  func `Hangul is clicked in either of its columns`(half: Int) throws {
    var sitting = try Sitting()
    sitting.press(.down, .character("e"))
    let place = try #require(sitting.place(of: "수"))
    sitting.click(x: place.x + half, y: place.y)
    sitting.press(.backspace)
    #expect(sitting.form?.draft.texts[.firstName] == "수")
    #expect(try cursor(in: sitting, from: "수") == 0)
  }

  @Test func `a click behind the text goes to its end, one on the label leaves the cursor`() throws {
    var sitting = try Sitting()
    sitting.press(.character("e"), .home)
    sitting.click(x: 50, y: 2)
    #expect(try cursor(in: sitting, from: "ada ") == 3)
    sitting.press(.left)
    sitting.click("Username")
    #expect(try cursor(in: sitting, from: "ada ") == 2)
  }

  @Test func `a click in a text that has scrolled puts the cursor on what is seen there`() throws {
    var sitting = try Sitting(width: 40, height: 12)
    sitting.press(.down, .character("e"), .backTab, .home)
    sitting.type("0123456789abcdefghijklmnopqrstuvwxyz")
    sitting.click("xyz")
    sitting.press(.delete)
    #expect(sitting.form?.draft.texts[.address]?.hasPrefix("0123456789abcdefghijklmnopqrstuvwyz") == true)
  }

  @Test func `a click goes to the other field of a password, and to one of its dots`() throws {
    var sitting = try Sitting()
    sitting.press(.character("p"))
    sitting.type("kwxm")
    sitting.click("Again")
    #expect(sitting.passwordForm?.focus == .again)
    let dots = try #require(sitting.place(of: "••••"))
    sitting.click(x: dots.x + 1, y: dots.y)
    sitting.press(.delete)
    #expect(sitting.passwordForm?.focus == .password)
    #expect(sitting.passwordForm?.editor(.password).text == "kxm")
  }

  @Test func `a password that is being hashed is out of reach`() throws {
    var sitting = try Sitting.settingPassword()
    sitting.press(.enter)
    sitting.click("New password")
    sitting.turnWheel(.wheelUp, over: "New password")
    #expect(sitting.passwordForm?.focus == .again)
  }

  @Test(arguments: [
    ("/emale", "/em", "/emXale"), (":emale", "Search em", "Search emXale"), ("xe", "File  use", "useXrs"),
  ])
  func `a click puts the cursor into the line of a prompt, a search and a path`(
    keys: String, before: String, shown: String
  ) throws {
    var sitting = try Sitting()
    sitting.type(keys)
    let place = try #require(sitting.place(of: before))
    sitting.click(x: place.x + before.count, y: place.y)
    sitting.type("X")
    #expect(sitting.screen.contains(shown))
  }

  @Test func `a click puts the cursor into the log's filter`() throws {
    var sitting = try Sitting(busy: "en")
    sitting.press(.backTab)
    sitting.type("/dora")
    sitting.click(x: 3, y: 23)
    sitting.type("X")
    #expect(sitting.lines[23].hasPrefix(" /dXora"))
  }

  @Test func `two clicks on the password ask for a new one`() throws {
    var sitting = try Sitting()
    sitting.press(.character("e"))
    sitting.click("disabled")
    #expect(sitting.form?.focus == .password && sitting.passwordForm == nil)
    sitting.doubleClick("disabled")
    #expect(sitting.passwordForm != nil)
  }

  @Test func `the wheel goes from field to field, and stops at the ends`() throws {
    var sitting = try Sitting()
    sitting.press(.character("e"))
    sitting.turnWheel(.wheelUp, over: "Email")
    #expect(sitting.form?.focus == .username)
    sitting.turnWheel(.wheelDown, over: "Email")
    #expect(sitting.form?.focus == .firstName)
    for _ in 0..<20 { sitting.turnWheel(.wheelDown, over: "Email") }
    #expect(sitting.form?.focus == .address)
    sitting.turnWheel(.wheelUp, over: "Signals appear")
    #expect(sitting.form?.focus == .address)
  }

  @Test func `the wheel shows what there was no room for`() throws {
    var sitting = try Sitting(width: 40, height: 10)
    sitting.press(.character("e"))
    #expect(sitting.lines[1].hasSuffix(" 1–6 of 10 ────┐") && !sitting.screen.contains("Address"))
    for _ in 0..<9 { sitting.turnWheel(.wheelDown, over: "│") }
    #expect(sitting.lines[1].hasSuffix(" 5–10 of 10 ────┐") && sitting.screen.contains("Address"))
  }

  @Test func `the wheel goes to the other field of a password`() throws {
    var sitting = try Sitting()
    sitting.press(.character("p"))
    sitting.turnWheel(.wheelDown, over: "Strength")
    #expect(sitting.passwordForm?.focus == .again)
    sitting.turnWheel(.wheelDown, over: "Strength")
    #expect(sitting.passwordForm?.focus == .again)
    sitting.turnWheel(.wheelUp, over: "Strength")
    #expect(sitting.passwordForm?.focus == .password)
  }
}
