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
}
