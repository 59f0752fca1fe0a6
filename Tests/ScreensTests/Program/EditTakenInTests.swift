@testable import JSONStore
import Testing

@testable import Screens

@Suite struct `An edit by another program that was taken in` {
  @Test(arguments: [
    (EditTakenIn(created: 1), "1 created"), (EditTakenIn(changed: 1_200, deleted: 3), "1,200 changed, 3 deleted"),
    (EditTakenIn(created: 2, changed: 3, deleted: 4), "2 created, 3 changed, 4 deleted"),
  ])
  func `is told, with how many records it concerns`(edit: EditTakenIn, counts: String) throws {
    var sitting = try Sitting()
    sitting.learn(.editTakenIn(edit))
    #expect(sitting.notice == "Another program's change of users.json is taken in; records: \(counts).")
    sitting.press(.down)
    #expect(sitting.notice == nil)
  }

  @Test func `is told by whoever hears of it from another process`() throws {
    var sitting = try Sitting()
    var saved = SavedElsewhere(events: [], acknowledged: [], snapshot: sitting.store)
    sitting.learn(.savedElsewhere(saved))
    #expect(sitting.notice == nil)
    saved.edit = EditTakenIn(deleted: 1)
    sitting.learn(.savedElsewhere(saved))
    #expect(sitting.notice?.hasSuffix("records: 1 deleted.") == true)
  }

  @Test func `is told in place of what was refused of it, but hides nothing else that went wrong`() throws {
    var sitting = try Sitting()
    sitting.learn(.fileRefused(FileRefused(error: .notAFile("users.json"))))
    sitting.learn(.editTakenIn(EditTakenIn(created: 1)))
    sitting.learn(.fileAccepted)
    #expect(sitting.notice?.hasSuffix("records: 1 created.") == true)
    sitting.learn(.failed(.vetoed("no")))
    sitting.learn(.editTakenIn(EditTakenIn(created: 1)))
    #expect(sitting.notice == "A receiver refused it: no. Nothing was saved.")
  }
}
