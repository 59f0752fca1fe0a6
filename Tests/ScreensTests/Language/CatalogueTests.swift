@testable import JSONStore
import Resources
import Testing

@testable import Screens

@Suite struct `The catalogue` {
  @Test(arguments: Resources.catalogues.keys.sorted())
  func `every language has exactly the phrases of the program`(language: String) throws {
    let keys = Set(try Catalogue.language(language).placeholders.keys)
    let phrases = Set(Phrase.allCases.map(\.rawValue))
    #expect(keys.subtracting(phrases) == [], "phrases that nothing says")
    #expect(phrases.subtracting(keys) == [], "phrases without a sentence")
  }

  @Test func `the languages are English and Korean`() {
    #expect(Resources.catalogues.keys.sorted() == ["en", "ko"])
  }

  @Test(arguments: Resources.catalogues.keys.sorted())
  func `every language has the placeholders of English`(language: String) throws {
    let english = try Catalogue.language("en").placeholders
    for (phrase, placeholders) in try Catalogue.language(language).placeholders {
      #expect(placeholders == english[phrase], "\(phrase)")
    }
  }

  @Test(arguments: Resources.catalogues.keys.sorted())
  func `no sentence is blank or breaks the line`(language: String) throws {
    let texts = try Catalogue.language(language)
    for phrase in Phrase.allCases {
      #expect(!texts(phrase).isEmpty, "\(phrase)")
      #expect(texts(phrase).unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(phrase)")
    }
  }

  @Test func `a value that looks like a placeholder stays as it is`() throws {
    let texts = try #require(Catalogue(json: Array(#"{"failBusy": "{user} has it ({pid})"}"#.utf8)))
    #expect(texts(.failBusy, ["user": "{pid}", "pid": "7"]) == "{pid} has it (7)")
  }

  @Test func `a placeholder without a value stays as it is`() throws {
    let texts = try #require(Catalogue(json: Array(#"{"askDelete": "Delete {name} {"}"#.utf8)))
    #expect(texts(.askDelete, ["other": "x"]) == "Delete {name} {")
  }

  @Test(arguments: [
    (0, "0 users"), (1, "1 user"), (2, "2 users"), (1_204, "1,204 users"), (1_000_000, "1,000,000 users"),
  ])
  func `one is told from many and thousands are grouped`(count: Int, text: String) throws {
    #expect(try Catalogue.language("en").counted(.titleUser, .titleUsers, count) == text)
  }

  @Test(arguments: [
    (
      "en", "it does not start with [",
      "u.json, line 1: This is not JSON: it does not start with [. The file is as it was."
    ),
    ("ko", "it does not start with [", "u.json, 1번째 줄: JSON이 아닙니다: [로 시작하지 않습니다. 파일은 그대로 두었습니다."),
    ("ko", "A string is opened, but never closed.", "u.json, 1번째 줄: JSON이 아닙니다: 문자열이 닫히지 않았습니다. 파일은 그대로 두었습니다."),
    ("ko", "Something new.", "u.json, 1번째 줄: JSON이 아닙니다: Something new. 파일은 그대로 두었습니다."),
  ])
  func `what the parser says is told in the person's language`(
    language: String, words: String, sentence: String
  ) throws {
    let error = StoreError.fixture(FixtureError(line: 1, record: nil, field: nil, reason: .notJSON(words)))
    #expect(try Catalogue.language(language).sentence(error, opening: "u.json") == sentence)
  }

  @Test(arguments: Resources.catalogues.keys.sorted())
  func `what is advised where the file is missing costs no save`(language: String) throws {
    let sentence = try Catalogue.language(language).sentence(.snapshotMissing, opening: "u.json")
    #expect(sentence.contains("userstui repair u.json"))
    // In its place, that is taken for an edit by which the later saves are undone.
    #expect(!sentence.contains("u.json.1"))
  }

  @Test(arguments: [
    (
      StoreError.busy(LockHolder(pid: 4711, program: "cp", user: "bob")),
      "The file could not be rewritten: process 4711 (cp, bob) has the store locked and does not let go. "
        + "Nothing is lost: the journal beside it has every save."
    ),
    (
      .readOnly(.unsynced(Errno(code: 5))),
      "The file was not rewritten, as the disk could not confirm a save: Input/output error. The journal beside it has "
        + "every save that was confirmed. Look at the disk."
    ),
    (
      .changedOutside(unwritten: 0),
      "u.json is as another program has left it, which could not be taken in. It was left as it is."
    ),
    (
      .rescued(nil),
      "The files of u.json are gone, or others are in their place, and no other directory took what was open here: "
        + "it is lost."
    ),
  ])
  func `what is said on quitting is where the saves are`(error: StoreError, sentence: String) throws {
    #expect(try Catalogue.language("en").sentence(error, closing: "u.json") == sentence)
  }

  @Test(arguments: ["", "[]", "{", #"{"askDelete": 1}"#])
  func `what is no catalogue is refused`(json: String) {
    #expect(Catalogue(json: Array(json.utf8)) == nil)
  }
}
