@testable import JSONStore
import Signals
import Testing
import Users

@testable import Screens

@Suite struct `Actions on the chosen users` {
  private let ada = PrimaryKey.integer(1)

  /// In front of the question that a change leads to.
  private func asked(_ change: BulkChange, _ users: [PrimaryKey], people: [Person] = Person.three) throws -> Sitting {
    var sitting = try Sitting(people)
    sitting.learn(.tallied(try BulkTally(change, of: users, in: sitting.store)))
    return sitting
  }

  private let all = [1, 2, 3].map { PrimaryKey.integer($0) }

  @Test(arguments: [
    (Character("a"), BulkChange.set(.isActive, true)), ("i", .set(.isActive, false)), ("s", .set(.isStaff, true)),
    ("n", .set(.isStaff, false)), ("d", .delete),
  ])
  func `a letter of the menu has its change counted for the user under the cursor`(
    letter: Character, change: BulkChange
  ) throws {
    var sitting = try Sitting()
    sitting.press(.character("x"), .character(letter))
    #expect(sitting.effects == [.tally(change, ChosenUsers([0], in: sitting.store))])
    #expect(sitting.model.dialogs.isEmpty)
  }

  @Test func `marked users are acted on in place of the one under the cursor, by d as well`() throws {
    var sitting = try Sitting()
    sitting.press(.down, .character(" "), .character(" "), .character("x"))
    #expect(sitting.screen.contains("Actions on 2 users"))
    sitting.press(.character("i"))
    let marked = ChosenUsers([1, 2], in: sitting.store)
    #expect(sitting.effects == [.tally(.set(.isActive, false), marked)])
    sitting.learn(.tallied(try BulkTally(.set(.isActive, false), of: marked.keys, in: sitting.store)))
    sitting.press(.character("n"), .character("d"))
    #expect(sitting.effects.last == .tally(.delete, marked))
  }

  @Test func `arrows and Enter choose as well, and Escape closes the menu`() throws {
    var sitting = try Sitting()
    sitting.press(.character("x"), .down, .down, .enter)
    #expect(sitting.effects == [.tally(.set(.isStaff, true), ChosenUsers([0], in: sitting.store))])
    var other = try Sitting()
    other.press(.character("x"), .escape)
    #expect(other.model.dialogs.isEmpty)
    #expect(other.effects == [])
  }

  @Test func `there is no menu where nobody is`() throws {
    var sitting = try Sitting([])
    sitting.press(.character("x"))
    #expect(sitting.model.dialogs.isEmpty)
    #expect(sitting.notice == sitting.model.texts(.noticeNobodySelected))
  }

  @Test func `a click on a line of the menu chooses it`() throws {
    var sitting = try Sitting()
    sitting.press(.character("x"))
    sitting.click("Deactivate")
    #expect(sitting.effects == [.tally(.set(.isActive, false), ChosenUsers([0], in: sitting.store))])
  }

  @Test func `a read-only store says why, but can be exported`() throws {
    var sitting = try Sitting(readOnly: .requested)
    sitting.press(.character("x"), .character("a"))
    #expect(sitting.notice?.contains("--read-only") == true)
    sitting.press(.character("x"), .character("e"), .enter)
    sitting.answerPath()
    sitting.press(.character("y"))
    #expect(
      sitting.effects.last
        == .export(ChosenUsers([0], in: sitting.store), path: "users-export.json", withPasswords: true))
  }

  @Test func `the question has the counts, and yes makes the change`() throws {
    var sitting = try asked(.set(.isActive, false), all)
    #expect(sitting.question?.lines == ["Deactivate 3 users?", "One of them is inactive already."])
    sitting.press(.character("y"))
    #expect(sitting.effects == [.change(.set(.isActive, false), all)])
  }

  @Test func `the question is counted anew when somebody else changes the store`() throws {
    var sitting = try asked(.delete, all)
    sitting.delete(Person.bob.user(3))
    let seq = sitting.store.seq
    #expect(sitting.effects == [.recount(.delete, all, seq: seq)])
    sitting.learn(.recounted(try BulkTally(.delete, of: all, in: sitting.store), seq: seq))
    #expect(sitting.question?.lines == ["Delete 2 users?", "2 profiles go with them: phone numbers and addresses."])
    sitting.press(.character("y"))
    #expect(sitting.effects.last == .change(.delete, Array(all.prefix(2))))
  }

  @Test func `changes that come while it is counted anew are counted once more, together`() throws {
    var sitting = try asked(.delete, all)
    sitting.delete(Person.bob.user(3))
    let (first, before) = (sitting.store.seq, sitting.store)
    sitting.save(Person.ada.user(1), changed: ["email"])
    sitting.delete(Person.chulsoo.user(2))
    #expect(sitting.effects.count == 1)
    sitting.learn(.recounted(try BulkTally(.delete, of: all, in: before), seq: first))
    #expect(sitting.question?.lines.first == "Delete 2 users?")
    #expect(sitting.effects.last == .recount(.delete, Array(all.prefix(2)), seq: sitting.store.seq))
    let last = try BulkTally(.delete, of: Array(all.prefix(2)), in: sitting.store)
    sitting.learn(.recounted(last, seq: sitting.store.seq))
    #expect(sitting.question?.lines.first == "Delete ada?")
  }

  @Test func `where nobody is left who was counted, it goes and says so`() throws {
    var sitting = try asked(.delete, [.integer(3)])
    sitting.delete(Person.bob.user(3))
    sitting.learn(.recounted(try BulkTally(.delete, of: [.integer(3)], in: sitting.store), seq: sitting.store.seq))
    #expect(sitting.model.dialogs.isEmpty)
    #expect(sitting.notice == "This user is not there any more. Nothing was saved.")
  }

  @Test(arguments: [Character("y"), "n"])
  func `a count that comes after the answer changes nothing`(answer: Character) throws {
    var sitting = try asked(.delete, all)
    sitting.delete(Person.bob.user(3))
    sitting.press(.character(answer))
    let work = sitting.model.work
    sitting.learn(.recounted(try BulkTally(.delete, of: all, in: sitting.store), seq: sitting.store.seq))
    #expect(sitting.model.dialogs.isEmpty && sitting.model.work == work)
  }

  @Test func `no makes none`() throws {
    var sitting = try asked(.set(.isStaff, true), all)
    sitting.press(.character("n"))
    #expect(sitting.effects == [])
    #expect(sitting.model.work == nil)
  }

  @Test func `the question of a deletion says how many profiles go too`() throws {
    #expect(
      try asked(.delete, all).question?.lines
        == ["Delete 3 users?", "2 profiles go with them: phone numbers and addresses."])
    #expect(try asked(.delete, [.integer(3)]).question?.lines == ["Delete bob?", "It has no profile."])
  }

  @Test func `where all are so already nothing is asked`() throws {
    let sitting = try asked(.set(.isActive, true), Array(all.prefix(2)))
    #expect(sitting.question == nil)
    #expect(sitting.notice == "All of them are active already.")
    #expect(try asked(.set(.isStaff, true), [ada]).notice == "ada is staff already.")
  }

  @Test(arguments: [
    (PrimaryKey.integer(1), "ada is active already."),
    (.integer(9), "This user is not there any more. Nothing was saved."),
  ])
  func `where nothing is asked that is told after what was typed meanwhile`(key: PrimaryKey, notice: String) throws {
    var sitting = try Sitting()
    sitting.press(.character("x"), .character("a"), .down)
    sitting.learn(.tallied(try BulkTally(.set(.isActive, true), of: [key], in: sitting.store)))
    #expect(sitting.selected == "chulsoo")
    #expect(sitting.notice == notice)
  }

  @Test func `where they are gone it says so`() throws {
    #expect(try asked(.delete, [.integer(9)]).notice == "This user is not there any more. Nothing was saved.")
  }

  @Test func `keys that are pressed while it is counted answer the question`() throws {
    var sitting = try Sitting()
    sitting.press(.character("x"), .character("d"), .character("y"))
    sitting.learn(.tallied(try BulkTally(.delete, of: [ada], in: sitting.store)))
    #expect(sitting.effects == [.tally(.delete, ChosenUsers([0], in: sitting.store)), .change(.delete, [ada])])
  }

  @Test func `what was done is told, with the key that undoes it`() throws {
    var sitting = try asked(.set(.isActive, false), all)
    sitting.press(.character("y"))
    let action = UserAction(.set(.isActive, false), [try #require(sitting.store.account(pk: ada)).user])
    sitting.learn(.done(.changed(action), sitting.store))
    #expect(sitting.notice == "Done: deactivated ada. u undoes it.")
    #expect(sitting.model.work == nil)
  }

  @Test func `a veto names the receiver`() throws {
    var sitting = try asked(.delete, all)
    sitting.press(.character("y"))
    sitting.learn(.failed(.vetoed("never on Sundays", by: "users.sundays")))
    #expect(sitting.notice == "users.sundays refused it: never on Sundays. Nothing was saved.")
    #expect(sitting.model.work == nil)
  }
}

@Suite struct `Work that takes its time` {
  private func working(_ progress: BatchProgress) throws -> Sitting {
    var sitting = try Sitting()
    sitting.press(.character("u"))
    sitting.learn(.progress(progress))
    return sitting
  }

  @Test func `is not shown, and keeps the keys, as long as nothing is heard of it`() throws {
    var sitting = try Sitting()
    let screen = sitting.screen
    sitting.press(.character("u"), .down)
    #expect(sitting.screen == screen)
    sitting.learn(.done(.undone(nil), sitting.store))
    #expect(sitting.selected == "chulsoo")
  }

  @Test func `has its result told after what was typed meanwhile, unless something is said that went wrong`() throws {
    var sitting = try Sitting()
    sitting.press(.character("u"), .down)
    sitting.learn(.done(.undone(nil), sitting.store))
    #expect(sitting.notice == "Nothing is left to undo.")
    sitting.press(.character("u"))
    sitting.learn(.fileRefused(FileRefused(error: .notUnique(model: "auth.user", field: "username"))))
    let refused = try #require(sitting.notice)
    sitting.learn(.done(.undone(nil), sitting.store))
    #expect(sitting.notice == refused)
  }

  @Test(arguments: [Key.escape, .control("c")])
  func `is cancelled by Escape while it is prepared`(key: Key) throws {
    var sitting = try working(.preparing(10, of: 100))
    sitting.press(key)
    #expect(sitting.effects == [.undo, .cancel])
    #expect(sitting.screen.contains("Cancelling …"))
    sitting.learn(.progress(.preparing(20, of: 100)))
    #expect(sitting.screen.contains("Cancelling …"))
    sitting.learn(.failed(.cancelled))
    #expect(sitting.notice == "Cancelled. Nothing was changed.")
  }

  @Test func `cannot be cancelled while it is written, and says so`() throws {
    var sitting = try working(.writing(10, of: 100))
    sitting.press(.escape)
    #expect(sitting.effects == [.undo])
    #expect(sitting.screen.contains("Too late to cancel."))
    #expect(!sitting.screen.contains("Esc Cancel"))
  }

  @Test(arguments: [BatchProgress.preparing(10, of: 100), .writing(10, of: 100)])
  func `takes no other keys, but the screen can be drawn anew and the panes be scrolled`(
    progress: BatchProgress
  ) throws {
    var sitting = try working(progress)
    sitting.press(.character("d"), .character("y"), .control("l"), .down, .character("a"), .character("/"))
    sitting.learn(.pasted("dy"))
    #expect(sitting.effects == [.undo, .redraw])
    #expect(sitting.selected == "chulsoo")
    sitting.learn(.done(.undone(nil), sitting.store))
    #expect(sitting.model.dialogs.isEmpty)
    #expect(sitting.selected == "chulsoo")
  }

  @Test func `drops what was typed in the first blink, once it takes longer`() throws {
    var sitting = try Sitting()
    sitting.press(.character("u"), .character("d"), .down, .character("x"))
    sitting.learn(.pasted("y"))
    sitting.learn(.progress(.preparing(10, of: 100)))
    #expect(sitting.selected == "chulsoo")
    sitting.learn(.done(.undone(nil), sitting.store))
    #expect(sitting.model.dialogs.isEmpty)
    #expect(sitting.effects == [.undo])
  }

  @Test func `is cancelled by an Escape of the first blink too`() throws {
    var sitting = try Sitting()
    sitting.press(.character("u"), .escape)
    #expect(sitting.effects == [.undo])
    sitting.learn(.progress(.preparing(10, of: 100)))
    #expect(sitting.effects == [.undo, .cancel])
    #expect(sitting.screen.contains("Cancelling …"))
  }

  @Test func `lets the program be left after it, where it takes no longer than a blink`() throws {
    var sitting = try Sitting()
    sitting.press(.character("u"), .character("q"))
    #expect(sitting.effects == [.undo])
    sitting.learn(.done(.undone(nil), sitting.store))
    #expect(sitting.effects == [.undo, .quit])
  }

  @Test(arguments: [BatchProgress.preparing(10, of: 100), .writing(10, of: 100)])
  func `is asked about before the program is left, and goes on meanwhile`(progress: BatchProgress) throws {
    var sitting = try working(progress)
    sitting.press(.character("q"))
    #expect(sitting.question?.lines.first == "Quit?")
    #expect(sitting.screen.contains("What is not being written yet is cancelled."))
    sitting.learn(.progress(.writing(50, of: 100)))
    sitting.press(.character("n"), .character("d"))
    #expect(sitting.model.dialogs.isEmpty)
    #expect(sitting.screen.contains("50 %"))
    sitting.press(.character("q"), .character("y"))
    #expect(sitting.effects == [.undo, .cancel, .quit])
  }

  @Test func `leaves who is asked whether to quit that question, and comes with its own behind it`() throws {
    var sitting = try Sitting()
    sitting.press(.character("x"), .character("d"))
    sitting.learn(.progress(.preparing(10, of: 100)))
    sitting.press(.character("q"))
    sitting.learn(.tallied(try BulkTally(.delete, of: [.integer(1)], in: sitting.store)))
    #expect(sitting.question?.lines.first == "Quit?")
    sitting.press(.character("n"))
    #expect(sitting.question?.lines.first == "Delete ada?")
  }
}

@Suite struct `Exporting` {
  private func prompted() throws -> Sitting {
    var sitting = try Sitting()
    sitting.press(.character("x"), .character("e"))
    return sitting
  }

  @Test func `asks for a path, then whether password hashes go with it`() throws {
    var sitting = try prompted()
    sitting.press(.control("u"))
    sitting.type("~/a.json")
    sitting.press(.enter)
    sitting.answerPath()
    #expect(sitting.question?.lines.first == "Export ada to ~/a.json?")
    sitting.press(.character("w"))
    let ada = ChosenUsers([0], in: sitting.store)
    #expect(sitting.effects == [.findPath("~/a.json", ada), .export(ada, path: "~/a.json", withPasswords: false)])
  }

  @Test(arguments: [
    (StoreError.noDirectory("/home/ada/no", .notFound), "There is no directory /home/ada/no; make it first."),
    (.exists("/home/ada/a.json"), "users-export.json is there already and stays as it is. Nothing was exported."),
  ])
  func `asks nothing before the path is good, and keeps what was typed`(error: StoreError, notice: String) throws {
    var sitting = try prompted()
    sitting.press(.enter)
    #expect(sitting.question == nil)
    sitting.learn(.failed(.notExported(error, path: "users-export.json")))
    #expect(sitting.notice == notice && sitting.question == nil)
    sitting.press(.backspace)
    #expect(sitting.screen.contains("File  users-export.jso "))
    sitting.press(.enter)
    sitting.answerPath()
    #expect(sitting.question?.lines.first == "Export ada to users-export.jso?")
  }

  @Test func `keys that are pressed while the path is looked at answer the question`() throws {
    var sitting = try prompted()
    sitting.press(.enter, .character("w"))
    sitting.answerPath()
    guard case .export(_, _, withPasswords: false)? = sitting.effects.last else {
      Issue.record("\(sitting.effects.count)")
      return
    }
  }

  @Test func `w answers no question that has no third answer`() throws {
    var sitting = try Sitting()
    sitting.press(.character("d"), .character("w"))
    #expect(sitting.question != nil)
  }

  @Test func `a pasted path is typed, on one line`() throws {
    var sitting = try prompted()
    sitting.press(.control("u"))
    sitting.learn(.pasted("/tmp/a\n.json"))
    sitting.press(.enter)
    sitting.answerPath()
    #expect(sitting.question?.lines.first == "Export ada to /tmp/a .json?")
  }

  @Test func `waits for a path, and Escape leaves it`() throws {
    var sitting = try prompted()
    sitting.press(.control("u"), .enter)
    #expect(sitting.question == nil)
    sitting.press(.escape)
    #expect(sitting.model.dialogs.isEmpty)
  }

  @Test func `says where the users are, or that another file is there`() throws {
    var sitting = try Sitting()
    sitting.learn(.done(.exported(12, path: "~/a.json"), sitting.store))
    #expect(sitting.notice == "12 users are in ~/a.json.")
    sitting.learn(.failed(.notExported(.exists("/home/ada/a.json"), path: "~/a.json")))
    #expect(sitting.notice == "~/a.json is there already and stays as it is. Nothing was exported.")
  }
}

@Suite struct `Undo and redo` {
  @Test(arguments: Screens.Model.Pane.allCases)
  func `u undoes and Ctrl-R redoes in every pane`(pane: Screens.Model.Pane) throws {
    var sitting = try Sitting()
    while sitting.model.focus != pane { sitting.press(.tab) }
    sitting.press(.character("u"))
    sitting.learn(.done(.undone(nil), sitting.store))
    #expect(sitting.notice == "Nothing is left to undo.")
    sitting.press(.control("r"))
    sitting.learn(.done(.redone(nil), sitting.store))
    #expect(sitting.notice == "Nothing is left to redo.")
    #expect(sitting.effects == [.undo, .redo])
  }

  @Test func `the notice says what was undone`() throws {
    var sitting = try Sitting()
    let users = (0..<3).map { sitting.store.account(row: $0).user }
    sitting.learn(.done(.undone(UserAction(.delete, users)), sitting.store))
    #expect(sitting.notice == "Undone: deleted 3 users.")
    sitting.learn(.done(.redone(UserAction(.edit, [users[0]])), sitting.store))
    #expect(sitting.notice == "Redone: edited ada.")
  }

  @Test func `a read-only store undoes nothing`() throws {
    var sitting = try Sitting(readOnly: .requested)
    sitting.press(.character("u"), .control("r"))
    #expect(sitting.effects == [])
  }
}
