import JSONStore
import Testing
import Users

@testable import Screens

@Suite struct `A new password` {
  @Test(arguments: [Key.enter, .character(" ")])
  func `is asked for on its line of the form`(key: Key) throws {
    var sitting = try Sitting()
    sitting.press(.character("e"), .up, .up, .up, key)
    #expect(sitting.form?.focus == .password)
    #expect(sitting.passwordForm != nil)
    #expect(sitting.effects == [])
  }

  @Test func `is typed twice, hashed, and goes into the form as a hash`() throws {
    var sitting = try Sitting.settingPassword()
    sitting.press(.enter)
    #expect(sitting.effects == [.hash(Password(Sitting.password))])
    #expect(sitting.form?.isChanged == false)
    sitting.answerHash()
    #expect(sitting.passwordForm == nil)
    #expect(sitting.form?.draft.texts[.password] == "pbkdf2_sha256$1$salt$hash")
    #expect(sitting.changedFields == [.password])
    sitting.press(.control("s"))
    var draft = UserDraft(try #require(sitting.store.account(pk: .integer(1))))
    draft.texts[.password] = "pbkdf2_sha256$1$salt$hash"
    #expect(sitting.effects.last == .save(.integer(1), draft))
  }

  @Test func `goes into the form of a new user too`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("dora")
    sitting.press(.up, .up, .up, .enter)
    sitting.typePassword()
    sitting.press(.enter)
    sitting.answerHash()
    sitting.press(.control("s"))
    var draft = UserDraft()
    draft.texts[.username] = "dora"
    draft.texts[.password] = "pbkdf2_sha256$1$salt$hash"
    #expect(sitting.effects.last == .add(draft))
  }

  @Test func `is saved at once where a key of the panes asked for it`() throws {
    var sitting = try Sitting()
    sitting.press(.down, .character("p"))
    sitting.typePassword()
    sitting.press(.enter)
    sitting.answerHash()
    guard case .save(.integer(2), let draft)? = sitting.effects.last else {
      Issue.record("\(sitting.effects.count)")
      return
    }
    #expect(draft.texts[.password] == "pbkdf2_sha256$1$salt$hash")
    sitting.learn(.saved(.integer(2), sitting.store))
    #expect(sitting.model.dialogs.isEmpty)
  }

  @Test func `that cannot be saved at once leaves the form with its error`() throws {
    var person = Person.ada
    person.phone = "12345678901234567"
    var sitting = try Sitting([person])
    sitting.press(.character("p"))
    sitting.typePassword()
    sitting.press(.enter)
    sitting.answerHash()
    #expect(sitting.effects.count == 1)
    #expect(sitting.form?.focus == .phonenumber)
    #expect(sitting.changedFields == [.password])
  }

  @Test(arguments: [
    ("kwxm9", [PasswordProblem.tooShort(minimum: 8, length: 5)]), ("password1", [.tooCommon]),
    ("84637291", [.entirelyNumeric]), ("ada@example.org", [.tooSimilar(to: .email)]),
    ("lovelace", [.tooSimilar(to: .lastName)]),
  ])
  func `that Django would refuse is told while it is typed, and never hashed`(
    password: String, problems: [PasswordProblem]
  ) throws {
    var sitting = try Sitting()
    sitting.press(.character("p"))
    sitting.type(password)
    #expect(sitting.passwordForm?.problems == problems)
    for problem in problems { #expect(sitting.screen.contains(sitting.model.texts.sentence(problem))) }
    sitting.press(.tab)
    sitting.type(password)
    sitting.press(.enter)
    #expect(sitting.effects == [])
    #expect(sitting.passwordForm?.focus == .password)
  }

  @Test func `must not be similar to what is typed in the form`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("kwxm9zpt")
    sitting.press(.up, .up, .up, .enter)
    sitting.type("kwxm9zpt")
    #expect(sitting.passwordForm?.problems == [.tooSimilar(to: .username)])
  }

  @Test func `that differs is told from the first wrong character on, not before`() throws {
    var sitting = try Sitting.settingPassword(again: "kw")
    #expect(!sitting.screen.contains("The two passwords differ."))
    sitting.type("!")
    #expect(sitting.screen.contains("The two passwords differ."))
    sitting.press(.backspace)
    #expect(!sitting.screen.contains("The two passwords differ."))
    sitting.press(.enter)
    #expect(sitting.screen.contains("The two passwords differ."))
    #expect(sitting.passwordForm?.focus == .again)
    #expect(sitting.effects == [])
  }

  @Test func `Enter behind the first goes to the second`() throws {
    var sitting = try Sitting()
    sitting.press(.character("p"))
    sitting.type(Sitting.password)
    sitting.press(.enter)
    #expect(sitting.passwordForm?.focus == .again)
    #expect(sitting.passwordForm?.differs == false)
    sitting.type(Sitting.password)
    sitting.press(.enter)
    #expect(sitting.effects.count == 1)
  }

  @Test func `that is not typed is told only when it is to be set`() throws {
    var sitting = try Sitting()
    sitting.press(.character("p"))
    let sentence = "At least 8 characters; these are 0."
    #expect(!sitting.screen.contains(sentence))
    sitting.press(.enter)
    #expect(sitting.screen.contains(sentence))
  }

  @Test func `that has one character is told so`() throws {
    var sitting = try Sitting()
    sitting.press(.character("p"), .character("x"))
    #expect(sitting.screen.contains("At least 8 characters; this is 1."))
  }

  @Test func `is left with Escape, back to where one was`() throws {
    var sitting = try Sitting.settingPassword()
    sitting.press(.escape)
    #expect(sitting.passwordForm == nil)
    #expect(sitting.form?.focus == .password)
    sitting.press(.escape, .character("p"), .character("x"), .escape)
    #expect(sitting.model.dialogs.isEmpty)
    #expect(sitting.effects == [])
  }

  @Test func `that is being hashed is not waited for after Escape`() throws {
    var sitting = try Sitting.settingPassword()
    sitting.press(.enter)
    #expect(sitting.screen.contains("Hashing … Esc cancels."))
    sitting.type("x")
    sitting.press(.escape)
    #expect(!sitting.screen.contains("Hashing"))
    sitting.answerHash()
    #expect(sitting.passwordForm != nil)
    #expect(sitting.passwordForm?.editor(.again).text == Sitting.password)
    #expect(sitting.form?.isChanged == false)
  }

  @Test func `takes no hash of another one`() throws {
    var sitting = try Sitting.settingPassword()
    sitting.press(.enter, .escape, .backspace, .tab, .backspace, .enter)
    sitting.learn(.hashed(Password(Sitting.password), as: "pbkdf2_sha256$1$old$hash"))
    #expect(sitting.passwordForm != nil)
    sitting.answerHash()
    #expect(sitting.form?.draft.texts[.password] == "pbkdf2_sha256$1$salt$hash")
  }

  @Test func `keys wait while it is hashed`() throws {
    var sitting = try Sitting.settingPassword()
    sitting.press(.enter, .control("s"))
    #expect(sitting.effects.count == 1)
    sitting.answerHash()
    guard case .save? = sitting.effects.last else {
      Issue.record("not saved")
      return
    }
  }

  @Test(arguments: [true, false])
  func `goes into the form once who is asked whether to quit stays`(isHashedBefore: Bool) throws {
    var sitting = try Sitting.settingPassword()
    sitting.press(.enter, .control("c"))
    if isHashedBefore { sitting.answerHash() }
    #expect(sitting.question?.lines.first == "Quit?")
    sitting.press(.character("n"))
    if !isHashedBefore { sitting.answerHash() }
    #expect(sitting.changedFields == [.password])
    #expect(sitting.passwordForm == nil)
  }

  @Test func `is not saved behind the question whether to quit, but once one stays`() throws {
    var (sitting, hashing) = try quittingOverAHash()
    #expect(sitting.question?.lines.first == "Quit?")
    #expect(sitting.effects == hashing)
    sitting.press(.character("n"))
    guard case .save(.integer(1), let draft)? = sitting.effects.last else {
      Issue.record("not saved")
      return
    }
    #expect(draft.texts[.password] == "pbkdf2_sha256$1$salt$hash")
  }

  @Test func `is not saved where one quits`() throws {
    var (sitting, hashing) = try quittingOverAHash()
    sitting.press(.character("y"))
    #expect(sitting.effects == hashing + [.quit])
  }

  /// A sitting whose password was hashed under the question whether to quit, and what was asked for before that.
  private func quittingOverAHash() throws -> (Sitting, hashing: [Effect]) {
    var sitting = try Sitting()
    sitting.press(.character("p"))
    sitting.typePassword()
    sitting.press(.enter, .control("c"))
    let hashing = sitting.effects
    sitting.answerHash()
    return (sitting, hashing)
  }

  @Test func `answers no question with what was typed while it was hashed`() throws {
    var sitting = try Sitting.settingPassword()
    sitting.press(.enter, .character("y"), .control("c"))
    sitting.answerHash()
    #expect(sitting.question?.lines.first == "Quit?")
    #expect(sitting.effects.count == 1)
    sitting.press(.character("n"))
    #expect(sitting.passwordForm == nil && sitting.effects.count == 1)
  }

  @Test func `is never on the screen, nor is its hash`() throws {
    var sitting = try Sitting.settingPassword()
    var screens = sitting.screen
    sitting.press(.enter)
    screens += sitting.screen
    sitting.answerHash()
    screens += sitting.screen
    var other = Person.ada
    other.password = "pbkdf2_sha256$1$other$hash"
    sitting.press(.control("s"))
    let account = try #require(StoreSnapshot([other]).account(pk: .integer(1)))
    sitting.learn(.failed(.changedMeanwhile(account)))
    screens += sitting.screen
    #expect(sitting.screen.contains("Password: disabled → set anew"))
    for secret in [Sitting.password, "pbkdf2", "salt", "hash$"] { #expect(!screens.contains(secret)) }
  }

  @Test(arguments: [[Key.control("u")], [.control("a"), .control("k")], [.home, .control("k")]])
  func `that was cut out is nowhere any more, and no key brings it back`(keys: [Key]) throws {
    var sitting = try Sitting()
    sitting.press(.character("e"), .up, .up, .up, .enter)
    sitting.type(Sitting.password)
    for key in keys { sitting.press(key) }
    #expect(sitting.passwordForm?.isEmpty == true)
    #expect(!sitting.dialogsHold(Sitting.password))
    sitting.press(.control("y"), .tab, .control("y"))
    #expect(sitting.passwordForm?.isEmpty == true)
    sitting.press(.escape, .tab, .control("y"))
    #expect(sitting.form?.isChanged == false)
  }

  @Test func `is held while its form is open, and no longer`() throws {
    var sitting = try Sitting.settingPassword()
    #expect(sitting.dialogsHold(Sitting.password))
    sitting.press(.enter)
    sitting.answerHash()
    #expect(sitting.form != nil && !sitting.dialogsHold(Sitting.password))
    var left = try Sitting.settingPassword()
    left.press(.escape)
    #expect(left.form != nil && !left.dialogsHold(Sitting.password))
    var failed = try Sitting.settingPassword()
    failed.press(.enter)
    failed.answerHash()
    failed.press(.control("s"))
    failed.learn(.failed(.vetoed("no")))
    #expect(failed.form != nil && !failed.dialogsHold(Sitting.password))
  }

  @Test(arguments: [Key.delete, .backspace])
  func `is disabled on its line, and again is as it was`(key: Key) throws {
    var person = Person.ada
    person.password = "pbkdf2_sha256$1$salt$hash"
    var sitting = try Sitting([person])
    sitting.press(.character("e"), .up, .up, .up)
    #expect(sitting.lines[9].hasPrefix("│ Password    set "))
    sitting.press(key)
    #expect(sitting.lines[9].hasPrefix("│*Password    disabled "))
    sitting.press(key)
    #expect(sitting.lines[9].hasPrefix("│ Password    set "))
    #expect(sitting.form?.isChanged == false)
  }

  @Test(arguments: [("", "none"), ("!", "disabled"), ("!abc", "disabled"), ("md5$a$b", "set")])
  func `is told of a user only as far as there is one`(stored: String, word: String) throws {
    var person = Person.ada
    person.password = stored
    var sitting = try Sitting([person])
    sitting.press(.character("e"))
    #expect(sitting.lines[9].hasPrefix("│ Password    \(word)  "))
  }

  @Test func `that Django does not know is told beside it and keeps nobody from saving`() throws {
    var person = Person.ada
    person.password = "secret"
    var sitting = try Sitting([person])
    sitting.press(.character("e"), .character("2"))
    #expect(sitting.lines[9].contains("Not a password hash that Django knows."))
    sitting.press(.enter)
    #expect(sitting.effects.count == 1)
    #expect(!sitting.screen.contains("secret"))
  }

  @Test func `cannot be set where nothing can be saved`() throws {
    var sitting = try Sitting(readOnly: .requested)
    sitting.press(.character("p"))
    #expect(sitting.model.dialogs.isEmpty)
    #expect(sitting.notice == "Read-only, as asked for with --read-only.")
  }
}

extension Sitting {
  static let password = "kwxm9zptq!"

  /// In the form of ada, where a new password is typed twice.
  static func settingPassword(again: String = password) throws -> Sitting {
    var sitting = try Sitting()
    sitting.press(.character("e"), .up, .up, .up, .enter)
    sitting.typePassword(again: again)
    return sitting
  }

  /// Whether a text is anywhere in what lies over the panes, shown or not.
  fileprivate func dialogsHold(_ text: String) -> Bool {
    var all = ""
    dump(model.dialogs, to: &all)
    return all.contains(text)
  }

  mutating func typePassword(again: String = password) {
    type(Self.password)
    press(.tab)
    type(again)
  }
}
