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

  @Test(arguments: ["", "[]", "{", #"{"askDelete": 1}"#])
  func `what is no catalogue is refused`(json: String) {
    #expect(Catalogue(json: Array(json.utf8)) == nil)
  }
}
