@testable import JSONStore
import Testing
import Users

@testable import Screens

@Suite struct `Adding, editing and deleting` {
  @Test(arguments: [Key.character("a"), .insert])
  func `what is typed for a new user goes to the store`(key: Key) throws {
    var sitting = try Sitting()
    sitting.press(key)
    sitting.type("dora")
    sitting.press(.tab)
    sitting.type("Dora")
    sitting.press(.enter)
    var draft = UserDraft()
    draft.texts[.username] = "dora"
    draft.texts[.firstName] = "Dora"
    #expect(sitting.effects == [.add(draft)])
    #expect(sitting.screen.contains("Saving …"))
  }

  @Test func `the form closes on the new user when it is saved`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.save(Person(username: "dora").user(4))
    sitting.learn(.saved(.integer(4), sitting.store))
    #expect(sitting.form == nil)
    #expect(sitting.selected == "dora")
  }

  @Test func `what is typed while a save is on its way is done after it`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.type("kq")
    #expect(sitting.effects.count == 1)
    sitting.save(Person(username: "dora").user(4))
    sitting.learn(.saved(.integer(4), sitting.store))
    #expect(sitting.selected == "bob")
    #expect(sitting.effects.last == .quit)
  }

  @Test func `what is typed while a save is on its way is forgotten if it fails`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.type("q")
    sitting.learn(.failed(.store(.closed)))
    #expect(sitting.effects.count == 1)
    #expect(sitting.form?.draft.texts[.username] == "dora")
  }

  @Test(arguments: [Key.character("e"), .enter, .function(2)])
  func `what is changed of a user goes to the store`(key: Key) throws {
    var sitting = try Sitting()
    sitting.press(.down, key)
    sitting.type("2")
    sitting.press(.control("s"))
    var draft = UserDraft(try #require(sitting.store.account(pk: .integer(2))))
    draft.texts[.username] = "chulsoo2"
    #expect(sitting.effects == [.save(.integer(2), draft)])
  }

  @Test(arguments: [Key.character("d"), .delete, .function(8)])
  func `a user is deleted after a question that names what goes with it`(key: Key) throws {
    var sitting = try Sitting()
    sitting.press(key)
    #expect(sitting.question?.lines == ["Delete ada?", "Its profile goes with it: phone number and address."])
    #expect(sitting.effects == [])
    sitting.press(.character("y"))
    #expect(sitting.effects == [.delete(.integer(1))])
    #expect(sitting.question == nil)
  }

  @Test func `the question says so where no profile goes with the user`() throws {
    var sitting = try Sitting()
    sitting.press(.end, .character("d"))
    #expect(sitting.question?.lines == ["Delete bob?", "It has no profile."])
  }

  @Test func `the sample fills an empty store only`() throws {
    var empty = try Sitting([])
    empty.press(.character("s"))
    #expect(empty.effects == [.loadSample])
    var full = try Sitting()
    full.press(.character("s"))
    #expect(full.effects == [])
  }

  @Test func `nobody is there to edit or delete in an empty store`() throws {
    var sitting = try Sitting([])
    sitting.press(.character("e"), .character("d"))
    #expect(sitting.model.dialogs.isEmpty)
  }

  @Test(arguments: [Key.character("a"), .character("e"), .character("d")])
  func `a read-only store refuses with its reason`(key: Key) throws {
    var sitting = try Sitting(readOnly: .requested)
    #expect(sitting.notice == nil)
    sitting.press(key)
    #expect(sitting.model.dialogs.isEmpty)
    #expect(sitting.notice == "Read-only, as asked for with --read-only.")
  }

  @Test(arguments: [Key.character("a"), .character("e"), .character("d")])
  func `a store that is being read refuses with a sentence`(key: Key) throws {
    let store = try StoreSnapshot(Person.three)
    var sitting = Sitting(reading: store, texts: try .language("en"))
    sitting.learn(.loading(OpenProgress(fraction: 0.5, firstRecords: store)))
    sitting.press(key)
    #expect(sitting.model.dialogs.isEmpty)
    #expect(sitting.notice == "The file is still being read.")
  }

  @Test func `a notice goes with the next key`() throws {
    var sitting = try Sitting(readOnly: .requested)
    sitting.press(.character("a"), .down)
    #expect(sitting.notice == nil)
  }

  @Test(arguments: [(Key.control("l"), Effect.redraw), (.control("z"), .suspend)])
  func `redrawing and suspending work everywhere`(key: Key, effect: Effect) throws {
    var sitting = try Sitting()
    sitting.press(key, .character("?"), key, .escape, .character("a"), key)
    sitting.type("x")
    sitting.press(.escape, key)
    #expect(sitting.effects == [effect, effect, effect, effect])
  }
}

extension Sitting {
  /// A new user, dora, is typed in and its save is on its way.
  static func savingNewUser() throws -> Sitting {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("dora")
    sitting.press(.enter)
    return sitting
  }
}
