import Testing

@testable import Screens

@Suite struct `Key map` {
  static let all: [(name: String, map: KeyMap)] = [
    ("list", .list), ("range", .range), ("detail", .detail), ("log", .log), ("form", .form), ("question", .question),
    ("commands", .commands),
    ("filter", .filter), ("columns", .columns),
    ("password row", .passwordRow), ("password", .password),
    ("event", .event),
    ("actions", .actions), ("path", .path), ("work", .work), ("writing", .writing),
  ]

  @Test(arguments: all)
  func `no key is bound twice`(name: String, map: KeyMap) {
    let keys = map.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count, "\(name)")
  }

  @Test(arguments: all)
  func `no command is bound twice`(name: String, map: KeyMap) {
    let commands = map.bindings.map(\.command)
    #expect(Set(commands).count == commands.count, "\(name)")
  }

  @Test(arguments: all)
  func `every binding has a key and a sentence of help`(name: String, map: KeyMap) throws {
    let texts = try Catalogue.language("en")
    for binding in map.bindings {
      #expect(!binding.keys.isEmpty && !texts(binding.help).isEmpty)
    }
  }

  @Test(arguments: [KeyMap.Command.delete, .quit, .leave])
  func `no key that asks a question is one that confirms it`(command: KeyMap.Command) {
    let asking = [KeyMap.list, .form, .commands].flatMap(\.bindings).filter { $0.command == command }.flatMap(\.keys)
    #expect(!asking.isEmpty)
    for key in asking { #expect(KeyMap.question.command(for: key) != .confirm, "\(key.name)") }
  }

  @Test(arguments: [Key.enter, .character(" "), .escape, .tab, .character("d"), .character("q")])
  func `a key pressed in passing confirms nothing`(key: Key) {
    #expect(KeyMap.question.command(for: key) != .confirm)
  }

  @Test(arguments: [
    (Key.character("a"), KeyMap.Command.add), (.insert, .add), (.character("e"), .edit), (.function(2), .edit),
    (.character("d"), .delete), (.delete, .delete), (.function(8), .delete), (.character("?"), .help),
    (.function(1), .help), (.character("q"), .quit), (.function(10), .quit), (.control("c"), .quit),
    (.control("l"), .redraw), (.control("z"), .suspend), (.tab, .nextPane), (.backTab, .previousPane),
  ])
  func `the panes have the keys that the documentation names`(key: Key, command: KeyMap.Command) {
    for pane in Screens.Model.Pane.allCases { #expect(KeyMap.pane(pane).command(for: key) == command) }
  }

  @Test func `Enter edits the user, and opens the event in the log`() {
    #expect(Screens.Model.Pane.allCases.map { KeyMap.pane($0).command(for: .enter) } == [.edit, .edit, .openEvent])
  }

  @Test(arguments: ["form", "commands", "filter"])
  func `where text is typed, printable keys are left to it`(name: String) throws {
    let map = try #require(Self.all.first { $0.name == name }).map
    for binding in map.bindings where binding.command != .toggle {
      for case .character(let character) in binding.keys { Issue.record("\(character) cannot be typed") }
    }
  }

  @Test func `a range has the keys of the list`() {
    let (range, list) = (KeyMap.range.bindings, KeyMap.list.bindings)
    #expect(range.count == list.count)
    for binding in list { for key in binding.keys { #expect(KeyMap.range.command(for: key) == binding.command) } }
  }

  @Test(arguments: all.filter { $0.name == "list" || $0.name == "form" })
  func `the hint line is drawn from the bindings`(name: String, map: KeyMap) throws {
    var sitting = try Sitting()
    if name == "form" { sitting.press(.character("a")) }
    let hints = map.bindings.compactMap { binding in
      binding.hint.map { "\(binding.keys[0].name) \(sitting.model.texts($0))" }
    }
    #expect(sitting.lines.last == " " + hints.joined(separator: "  "))
  }
}
