import JSONStore
import Testing

@testable import Screens

@Suite struct `A word with the colon of a term` {
  @Test(arguments: [
    ("status:active", true), ("-10:30", true), ("is:staff", false), ("\"foo:bar\"", false), ("kim", false),
  ])
  func `is told apart from terms and from what is quoted`(text: String, isMisnamed: Bool) {
    #expect(UserFilter(text).misnamed == (isMisnamed ? [text] : []))
  }

  @Test(arguments: [
    ("en", 80, 24, "Looked for as a word, as no filter has this name: foo:bar status:active"),
    ("en", 120, 40, "Looked for as a word, as no filter has this name: foo:bar status:active"),
    ("ko", 80, 24, "이런 이름의 필터가 없어 낱말로 찾았습니다: foo:bar status:active"),
    ("ko", 120, 40, "이런 이름의 필터가 없어 낱말로 찾았습니다: foo:bar status:active"),
  ])
  func `is told of where nothing passes, in the list and in the log`(
    language: String, width: Int, height: Int, sentence: String
  ) throws {
    var sitting = try Sitting(atLogOf: language, width: width, height: height)
    sitting.type("/foo:bar status:active")
    #expect(sitting.log[1] == sentence)
    sitting.press(.enter, .escape, .tab)
    sitting.type("/foo:bar status:active")
    let pane = sitting.model.layout.list
    #expect(sitting.lines[pane.rows].contains { $0.contains(sentence) })
  }

  @Test func `is none to speak of where somebody passes`() throws {
    var sitting = try Sitting([Person(username: "ada", address: "Room 10:30")])
    sitting.type("/10:30")
    #expect(sitting.usernames == ["ada"] && !sitting.screen.contains("no filter has this name"))
  }
}
