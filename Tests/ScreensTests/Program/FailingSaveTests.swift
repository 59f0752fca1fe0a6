@testable import JSONStore
import Testing
import Users

@testable import Screens

@Suite struct `A save that fails` {
  @Test func `leaves the form with what was typed and says why`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.learn(.failed(.store(.unwritable(Errno(code: 28)))))
    #expect(sitting.form?.draft.texts[.username] == "dora")
    #expect(sitting.screen.contains("The disk does not take it: No space left on device. Nothing was saved."))
    sitting.press(.enter)
    #expect(sitting.effects.count == 2)
  }

  @Test func `goes to the username that was taken meanwhile`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.learn(.failed(.store(.notUnique(model: "auth.user", field: "username"))))
    #expect(sitting.form?.focus == .username)
    #expect(sitting.form?.problems[.username] == [.usernameTaken])
  }

  @Test func `shows a veto in the receiver's words`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.learn(.failed(.vetoed("no more users on Sundays")))
    #expect(sitting.screen.contains("A receiver refused it: no more users on Sundays. Nothing was saved."))
  }

  @Test func `goes on with the user when only the profile was not saved`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.learn(.failed(.profileNotSaved(of: .integer(4), .vetoed("no"))))
    #expect(sitting.screen.contains("The user is saved, the profile is not"))
    sitting.press(.enter)
    guard case .save(.integer(4), _)? = sitting.effects.last else {
      Issue.record("adds a second user: \(sitting.effects)")
      return
    }
  }

  @Test func `makes the store read-only if the disk could not confirm it`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.learn(.failed(.store(.unsynced(Errno(code: 5)))))
    #expect(sitting.lines[0].hasSuffix("read-only"))
    sitting.press(.escape, .character("y"), .character("d"))
    #expect(sitting.notice == "Read-only: the disk failed to confirm a save: Input/output error.")
  }

  @Test func `is told as a notice where no form waits for it`() throws {
    var sitting = try Sitting()
    sitting.press(.character("d"), .character("y"))
    sitting.learn(.failed(.store(.noSuchRecord)))
    #expect(sitting.notice == "This user is not there any more. Nothing was saved.")
  }

  @Test func `of something else leaves a form alone that is typed in`() throws {
    var sitting = try Sitting()
    sitting.press(.character("d"), .character("y"), .character("a"))
    sitting.type("x")
    sitting.learn(.failed(.store(.noSuchRecord)))
    #expect(sitting.form?.failure == nil)
    #expect(sitting.notice == "This user is not there any more. Nothing was saved.")
  }

  @Test func `reaches the form under a question`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.press(.control("c"))
    sitting.learn(.failed(.store(.closed)))
    sitting.press(.character("n"))
    sitting.type("2")
    #expect(sitting.form?.draft.texts[.username] == "dora2")
  }

  @Test func `leaves who is asked whether to quit that question, and asks its own behind it`() throws {
    var sitting = try Sitting()
    sitting.press(.character("e"))
    sitting.type("2")
    sitting.press(.enter, .control("c"))
    var other = Person.ada
    other.email = "ada@example.com"
    let account = try #require(StoreSnapshot([other]).account(pk: .integer(1)))
    sitting.learn(.failed(.changedMeanwhile(account)))
    #expect(sitting.question?.lines.first == "Quit?")
    sitting.press(.character("n"))
    #expect(sitting.question?.yes == .answerOverwrite)
    sitting.press(.character("y"))
    #expect(sitting.effects.count == 2)
    #expect(sitting.form?.isSaving == true)
  }

  @Test func `has its sentence wrapped, not cut`() throws {
    var sitting = try Sitting(width: 40, height: 12)
    sitting.learn(.failed(.store(.unwritable(Errno(code: 28)))))
    #expect(sitting.lines[10...] == [" The disk does not take it: No space", " left on device. Nothing was saved."])
  }
}

@Suite struct `A save that succeeds` {
  @Test(arguments: [("en", "Saved dora."), ("ko", "dora 사용자를 저장했습니다.")])
  func `is told, until the next key`(language: String, sentence: String) throws {
    for (width, height) in [(80, 24), (120, 40)] {
      var sitting = try Sitting(language: language, width: width, height: height)
      sitting.press(.character("a"))
      sitting.type("dora")
      sitting.press(.enter)
      sitting.save(Person(username: "dora").user(4))
      sitting.learn(.saved(.integer(4), sitting.store))
      #expect(sitting.lines.last == " " + sentence)
      sitting.press(.down)
      #expect(sitting.notice == nil)
    }
  }

  @Test func `is told after what was typed meanwhile`() throws {
    var sitting = try Sitting()
    sitting.press(.character("e"), .enter, .down)
    sitting.learn(.saved(.integer(1), sitting.store))
    #expect(sitting.selected == "chulsoo")
    #expect(sitting.notice == "There was nothing to change.")
  }

  @Test func `of a form in which nothing was changed says so`() throws {
    var sitting = try Sitting()
    sitting.press(.character("e"), .enter)
    sitting.learn(.saved(.integer(1), sitting.store))
    #expect(sitting.notice == "There was nothing to change.")
  }

  @Test(arguments: [("en", "Deleted ada. u undoes it."), ("ko", "ada 사용자를 삭제했습니다. u 키로 되돌립니다.")])
  func `that deletes is told, with the key that undoes it`(language: String, sentence: String) throws {
    var sitting = try Sitting(language: language)
    sitting.press(.character("d"), .character("y"))
    let ada = try #require(sitting.store.account(pk: .integer(1))).user
    sitting.delete(Person.ada.user(1))
    sitting.learn(.deleted(UserAction(.delete, [ada]), sitting.store))
    #expect(sitting.lines.last == " " + sentence)
    #expect(sitting.usernames == ["chulsoo", "bob"])
  }

  @Test func `does not hide what went wrong meanwhile`() throws {
    var sitting = try Sitting.savingNewUser()
    let refused = StoreError.notUnique(model: "auth.user", field: "username")
    sitting.learn(.fileRefused(FileRefused(error: refused)))
    let notice = try #require(sitting.notice)
    sitting.learn(.saved(.integer(1), sitting.store))
    #expect(sitting.notice == notice)
    sitting.learn(
      .deleted(UserAction(.delete, [try #require(sitting.store.account(pk: .integer(1))).user]), sitting.store))
    #expect(sitting.notice == notice)
  }

  @Test func `of something else leaves a form alone that is typed in`() throws {
    var sitting = try Sitting()
    sitting.press(.character("d"), .character("y"), .character("a"))
    sitting.type("x")
    sitting.delete(Person.ada.user(1))
    sitting.learn(.saved(nil, sitting.store))
    #expect(sitting.form?.draft.texts[.username] == "x")
  }

  @Test func `closes the form and a question over it that has nothing left to ask`() throws {
    var sitting = try Sitting.savingNewUser()
    sitting.press(.control("c"))
    #expect(sitting.question != nil)
    sitting.save(Person(username: "dora").user(4))
    sitting.learn(.saved(.integer(4), sitting.store))
    #expect(sitting.model.dialogs.isEmpty)
  }
}
