import JSONStore
import Testing
import Users

@testable import Screens

extension Sitting {
  fileprivate var list: CommandList? {
    if case .commands(let list)? = model.dialogs.last { list } else { nil }
  }

  /// The commands that are found.
  fileprivate var found: [KeyMap.Command] { list?.found(model.texts).map(\.binding.command) ?? [] }
}

@Suite struct `The help` {
  @Test(arguments: zip(Screens.Model.Pane.allCases, [KeyMap.list, .detail, .log]))
  func `lists what works in the pane, in the order of its table`(pane: Screens.Model.Pane, map: KeyMap) throws {
    var sitting = try Sitting()
    while sitting.model.focus != pane { sitting.press(.tab) }
    sitting.press(.character("?"))
    #expect(sitting.found == map.bindings.map(\.command))
  }

  @Test func `shows every binding with all its keys, some after scrolling`() throws {
    var sitting = try Sitting()
    sitting.press(.character("?"))
    var seen = sitting.screen
    for _ in KeyMap.list.bindings {
      sitting.press(.down)
      seen += sitting.screen
    }
    for binding in KeyMap.list.bindings {
      #expect(seen.contains(" \(sitting.model.texts(binding.help)) "), "\(binding.command)")
      #expect(seen.contains(binding.keyNames), "\(binding.command)")
    }
  }

  @Test func `of the form lists the keys of the form`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"), .function(1))
    #expect(sitting.found == KeyMap.form.bindings.map(\.command))
  }

  @Test(arguments: [(Key.character("/"), KeyMap.filter), (.character("c"), .columns)])
  func `of a dialog lists the keys of the dialog, and runs them there`(key: Key, map: KeyMap) throws {
    var sitting = try Sitting()
    sitting.press(key, .function(1))
    #expect(sitting.found == map.bindings.map(\.command))
    sitting.type("esc")
    sitting.press(.enter)
    #expect(sitting.model.dialogs.isEmpty)
  }

  @Test(arguments: [
    ("pane next", [KeyMap.Command.nextPane]), ("CTRL-L", [.redraw]), ("f10", [.quit]), ("half up", [.halfPageUp]),
  ])
  func `is narrowed by what is typed, in keys and sentences`(text: String, commands: [KeyMap.Command]) throws {
    var sitting = try Sitting()
    sitting.press(.character("?"))
    sitting.type(text)
    #expect(sitting.found == commands)
  }

  @Test func `is searched in Korean`() throws {
    var sitting = try Sitting(language: "ko")
    sitting.press(.character("?"))
    sitting.type("사용자 삭제")
    #expect(sitting.found == [.delete])
  }

  @Test(arguments: ["q", "?", "j", "d", ":"])
  func `takes a key that types for the search`(key: String) throws {
    var sitting = try Sitting()
    sitting.press(.character("?"))
    sitting.type(key)
    #expect(sitting.list?.query.text == key)
    #expect(sitting.effects == [])
  }

  @Test func `says so when nothing is found, and then runs nothing`() throws {
    var sitting = try Sitting()
    sitting.press(.character("?"))
    sitting.type("xyzzy")
    #expect(sitting.screen.contains("No command has all of these words."))
    sitting.press(.enter)
    #expect(sitting.list != nil && sitting.effects == [])
  }

  @Test func `takes pasted text for the search, too`() throws {
    var sitting = try Sitting()
    sitting.press(.character("?"))
    sitting.learn(.pasted("next\npane"))
    #expect(sitting.found == [.nextPane])
  }

  @Test(arguments: [Key.escape, .function(1)])
  func `is closed without doing anything`(key: Key) throws {
    var sitting = try Sitting()
    let before = sitting.screen
    sitting.press(.character("?"), .down, key)
    #expect(sitting.screen == before && sitting.effects == [])
  }

  @Test func `runs a command where it was opened`() throws {
    var sitting = try Sitting(Person.many(30))
    sitting.press(.tab, .tab, .character("?"))
    sitting.type("next pane")
    sitting.press(.enter)
    #expect(sitting.model.focus == .list && sitting.model.dialogs.isEmpty)
    sitting.press(.character("?"))
    sitting.type("last line")
    sitting.press(.enter)
    #expect(sitting.selected == "user30")
  }

  @Test(arguments: [
    ("sort up", [SortKey(column: .name)]), ("sort too", [SortKey(column: .email), SortKey(column: .name)]),
  ])
  func `asks for the column to sort by`(text: String, keys: [SortKey]) throws {
    var sitting = try Sitting()
    sitting.press(.character("3"), .character("?"))
    sitting.type(text)
    sitting.press(.enter)
    #expect(sitting.list?.entries.map(\.column?.column) == UserColumn.allCases)
    sitting.press(.down, .enter)
    #expect(sitting.model.list.sorting == keys && sitting.model.dialogs.isEmpty)
  }

  @Test func `asks for no column any more on Esc`() throws {
    var sitting = try Sitting()
    sitting.press(.character("?"))
    sitting.type("sort up")
    sitting.press(.enter, .escape)
    #expect(sitting.model.list.sorting == [] && sitting.model.dialogs.isEmpty)
  }

  @Test func `runs readline's commands in the form it was opened from`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("one two")
    sitting.press(.function(1))
    sitting.type("ctrl-w")
    sitting.press(.enter)
    #expect(sitting.form?.draft.texts[.username] == "one ")
  }

  @Test func `goes on at the best find when something else is searched`() throws {
    var sitting = try Sitting()
    sitting.press(.character("?"), .down, .down)
    sitting.type("pane")
    #expect(sitting.list?.row == 0)
    sitting.press(.down, .backspace)
    #expect(sitting.list?.row == 0)
  }

  @Test(arguments: [Key.up, .down, .pageUp, .pageDown])
  func `keeps its cursor on a command and in sight`(key: Key) throws {
    var sitting = try Sitting(width: 40, height: 10)
    sitting.press(.character("?"))
    sitting.press(.pageDown)
    for _ in 0..<30 {
      sitting.press(key)
      #expect(sitting.lines.contains { $0.hasPrefix("│▸") })
    }
    let last = KeyMap.list.bindings.count - 1
    #expect(sitting.list?.row == ([.up, .pageUp].contains(key) ? 0 : last))
  }

  @Test func `asks before it quits over a form with something typed`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("x")
    sitting.press(.function(1))
    sitting.type("f10")
    sitting.press(.enter)
    #expect(sitting.question != nil && sitting.effects == [])
  }
}

@Suite struct `The palette` {
  private static let all = Set(
    ([KeyMap.list, .detail, .log].flatMap(\.bindings) + ActionMenu.actions).map(\.command))

  @Test(arguments: Screens.Model.Pane.allCases, [Key.character(":"), .control("p")])
  func `has every command of all panes once`(pane: Screens.Model.Pane, key: Key) throws {
    var sitting = try Sitting()
    while sitting.model.focus != pane { sitting.press(.tab) }
    sitting.press(key)
    #expect(Set(sitting.found) == Self.all)
    let others = sitting.found.filter { $0 != .sort && $0 != .sortToo }
    #expect(Set(others).count == others.count)
  }

  @Test func `has sorting by each column once, under the key that it has now`() throws {
    var sitting = try Sitting()
    sitting.press(.character("c"), .character("J"), .down, .down, .character(" "), .escape, .character(":"))
    let columns: [UserColumn] = [.name, .username, .email, .joined, .lastLogin, .status, .address]
    for (command, key) in [(KeyMap.Command.sort, Key.character), (.sortToo, Key.alt)] {
      let entries = sitting.list?.entries.filter { $0.binding.command == command } ?? []
      #expect(entries.map(\.column?.column) == columns)
      #expect(entries.map(\.keys) == "1234567".map { [key($0)] })
    }
  }

  @Test(arguments: [
    ("sort email", [SortKey(column: .email)]), ("2", [SortKey(column: .name)]),
    ("last login too", [SortKey(column: .username), SortKey(column: .lastLogin)]),
    ("alt-1", [SortKey(column: .username, isDescending: true)]),
  ])
  func `sorts by the column that is named`(text: String, keys: [SortKey]) throws {
    var sitting = try Sitting()
    sitting.press(.character("1"), .backTab, .character(":"))
    sitting.type(text)
    sitting.press(.enter)
    #expect(sitting.model.list.sorting == keys && sitting.model.focus == .list && sitting.model.dialogs.isEmpty)
  }

  @Test func `gives a command of another pane that pane`() throws {
    var sitting = try Sitting()
    sitting.press(.character(":"))
    sitting.type("call receiver")
    #expect(sitting.lines[3].hasSuffix("Signals │"))
    sitting.press(.enter)
    #expect(sitting.model.focus == .log)
    #expect(sitting.notice == "The cursor of the signal log is on no receiver that failed.")
  }

  @Test func `runs what is in the menu of actions, too`() throws {
    var sitting = try Sitting()
    sitting.press(.character(":"))
    sitting.type("deactivate")
    #expect(sitting.lines[3].hasPrefix("│▸x i"))
    sitting.press(.enter)
    #expect(sitting.effects == [.tally(.set(.isActive, false), try #require(sitting.model.chosen))])
  }

  @Test func `leaves the focus where the command works`() throws {
    var sitting = try Sitting()
    sitting.press(.tab, .character(":"))
    sitting.type("add a user")
    sitting.press(.enter)
    #expect(sitting.form != nil && sitting.model.focus == .detail)
  }

  @Test func `puts what fits best first`() throws {
    var sitting = try Sitting()
    sitting.press(.character(":"))
    sitting.type("e")
    #expect(sitting.found.first == .edit)
    sitting.type("d")
    #expect(sitting.found.first == .edit)
  }

  @Test func `marks what was searched for`() throws {
    var sitting = try Sitting()
    sitting.press(.character(":"))
    sitting.type("next")
    let place = try #require(sitting.place(of: "next pane"))
    let cells = sitting.frame.row(place.y).dropFirst(place.x)
    #expect(cells.prefix(5).map(\.style.role) == [.match, .match, .match, .match, .plain])
    #expect(cells.prefix(5).allSatisfy { $0.style.selection == .focused })
  }
}

@Suite struct `What cannot be done now` {
  @Test(arguments: [("?", "user"), (":", "user")])
  func `is dimmed with a sign, and says why when it is run`(key: Character, text: String) throws {
    var sitting = try Sitting(readOnly: .requested)
    sitting.press(.character(key))
    sitting.type("add a user")
    let place = try #require(sitting.place(of: "✗ Add a user"))
    #expect(sitting.frame[place.x, place.y].style.role == .dim)
    sitting.press(.enter)
    #expect(sitting.notice == "Read-only, as asked for with --read-only.")
    #expect(sitting.form == nil && sitting.effects == [])
  }

  @Test(arguments: [
    (KeyMap.Command.add, true), (.edit, true), (.delete, true), (.retry, true), (.quit, false), (.help, false),
    (.nextPane, false),
  ])
  func `of a read-only store is what changes it`(command: KeyMap.Command, isRefused: Bool) throws {
    #expect((try Sitting(readOnly: .requested).model.refusal(of: command) != nil) == isRefused)
  }

  @Test func `is to edit nobody, and to fill a store that is not empty`() throws {
    let nobody = try Sitting([Person]())
    #expect(nobody.model.refusal(of: .edit)?.text == "Nobody is selected.")
    #expect(nobody.model.refusal(of: .delete)?.text == "Nobody is selected.")
    #expect(nobody.model.refusal(of: .loadSample) == nil)
    let some = try Sitting()
    #expect(some.model.refusal(of: .loadSample)?.text == "The sample goes into an empty store only.")
    #expect(some.model.refusal(of: .edit) == nil)
  }

  @Test func `is to change a file that is still read`() throws {
    let sitting = Sitting(reading: try StoreSnapshot(Person.three), texts: try .language("en"))
    #expect(sitting.model.refusal(of: .add)?.text == "The file is still being read.")
  }

  @Test func `is no hint in the last line`() throws {
    let sitting = try Sitting(readOnly: .requested)
    #expect(sitting.lines.last == " x Actions  / Find  Tab Pane  ? Help  q Quit")
  }

  @Test(arguments: [(false, false), (true, false), (false, true)], [("en", 80, 24), ("ko", 120, 40)])
  func `a sign stands before undo and redo while there is nothing to`(
    known: (canUndo: Bool, canRedo: Bool), screen: (language: String, width: Int, height: Int)
  ) throws {
    for list in ["?", ":"] {
      var sitting = try Sitting(language: screen.language, width: screen.width, height: screen.height)
      sitting.learn(.undoable(known.canUndo, redoable: known.canRedo))
      sitting.type(list)
      func isRefused(_ help: Phrase) -> Bool { sitting.screen.contains("✗ \(sitting.model.texts(help))") }
      #expect(isRefused(.helpUndo) == !known.canUndo)
      #expect(isRefused(.helpRedo) == !known.canRedo)
    }
  }

  @Test func `undo is asked of the store all the same: something may just be saved`() throws {
    var sitting = try Sitting()
    sitting.type("u")
    #expect(sitting.effects == [.undo] && sitting.notice == nil)
  }
}
