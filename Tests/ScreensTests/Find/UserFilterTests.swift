import JSONStore
import Testing
import Users

@testable import Screens

struct UserFilterTests {
  /// The usernames that pass a filter.
  private func found(_ filter: String, in people: [Person], marked: Set<Int> = []) throws -> [String] {
    let store = try StoreSnapshot(people)
    let marks = Set(marked.map { UInt32($0) })
    let slots = UserIndex(store, clock: .utc).slots(matching: UserFilter(filter), marks: marks)
    return slots.compactMap { store.account(slot: $0)?.user.username }
  }

  @Test(arguments: [
    ("ada", ["ada"]), ("LOVE", ["ada"]), ("철수", ["chulsoo"]), ("김철", ["chulsoo"]),
    ("example", ["ada", "chulsoo", "bob"]),
    ("7946", ["ada"]), ("테헤란로", ["chulsoo"]), ("nobody", []), ("", ["ada", "chulsoo", "bob"]),
  ])
  func `a word is looked for in username, name, email, phone and address`(filter: String, expected: [String]) throws {
    #expect(try found(filter, in: Person.three) == expected)
  }

  @Test func `every word must be found, wherever it is`() throws {
    #expect(try found("kim 010 example", in: Person.three) == ["chulsoo"])
    #expect(try found("kim 7946", in: Person.three) == [])
  }

  @Test func `a word is not found across two fields`() throws {
    #expect(try found("adaada", in: [Person(username: "ada", first: "Ada")]) == [])
  }

  @Test(arguments: ["ㄱㅊㅅ", "ㄱㅊ", "ㅊㅅ", "김ㅊㅅ", "ㄱ철ㅅ", "ㅅㅇㅌㅂㅅ"])
  func `Hangul is found by initial consonants`(filter: String) throws {
    #expect(try found(filter, in: Person.three) == ["chulsoo"])
  }

  @Test(arguments: ["ㄴㅊㅅ", "ㄱㅅ", "ㄱㅊㅅㅎ"])
  func `other initial consonants find nobody`(filter: String) throws {
    #expect(try found(filter, in: Person.three) == [])
  }

  @Test func `a name in another case or with other accents is found`() throws {
    let zoe = Person(username: "zoe", first: "Zoë", last: "Großmann")
    for filter in ["zoe", "ZOË", "grossmann", "GROSSMANN", "großmann"] {
      #expect(try found(filter, in: [.ada, zoe]) == ["zoe"], "\(filter)")
    }
  }

  @Test(arguments: [
    ("is:active", ["ada", "chulsoo"]), ("-is:active", ["bob"]), ("is:staff", ["ada"]),
    ("-is:staff", ["chulsoo", "bob"]),
    ("is:superuser", []), ("no:profile", ["bob"]), ("-no:profile", ["ada", "chulsoo"]),
    ("no:password", ["ada", "chulsoo", "bob"]), ("-no:password", []), ("is:marked", ["chulsoo"]),
    ("-is:marked", ["ada", "bob"]), ("email:@example.org", ["ada", "bob"]), ("-email:@example.org", ["chulsoo"]),
    ("username:a", ["ada"]), ("name:mart", ["bob"]), ("phone:010", ["chulsoo"]), ("address:강남", ["chulsoo"]),
    ("-example.com is:active", ["ada"]), ("is:active email:org ada", ["ada"]),
  ])
  func `terms`(filter: String, expected: [String]) throws {
    #expect(try found(filter, in: Person.three, marked: [1]) == expected)
  }

  @Test(arguments: [
    ("joined:2026", true), ("joined:2026-11", true), ("joined:2026-11-22", true), ("joined:2026-11-21", false),
    ("joined:>2026-01", true), ("joined:>2026", false), ("joined:>2026-11-21", true), ("joined:>2026-11-22", false),
    ("joined:>=2026-11-22", true), ("joined:<2027", true), ("joined:<2026-11-22", false), ("joined:<=2026-11-22", true),
    ("-joined:2026", false), ("login:<2030", false), ("-login:<2030", true),
  ])
  func `dates, of which one that never was is in no range`(filter: String, isFound: Bool) throws {
    #expect(try found(filter, in: [.ada]) == (isFound ? ["ada"] : []))
  }

  @Test(arguments: [
    "is:", "is:acti", "no:one", "joined:", "joined:>20", "joined:2026-1", "joined:yesterday", "email:", "-is:",
  ])
  func `what is not finished or nothing filters nothing, and is named`(filter: String) throws {
    #expect(try found("\(filter)", in: Person.three).count == 3)
    #expect(UserFilter("ada \(filter)").unknown == [filter])
    #expect(try found("ada \(filter)", in: Person.three) == ["ada"])
  }

  @Test func `a fuzzy word has its letters in order, and the best come first`() throws {
    let people = ["mark_adams", "madam", "xmxaxdx", "amd", "mad"].map { Person(username: $0) }
    #expect(try found("~mad", in: people) == ["mad", "madam", "mark_adams", "xmxaxdx"])
  }

  @Test func `without the sign words are not fuzzy`() throws {
    #expect(try found("cls", in: Person.three) == [])
    #expect(try found("~cls", in: Person.three) == ["chulsoo"])
  }

  @Test func `fuzzy words and terms go together`() throws {
    #expect(try found("~ex is:staff", in: Person.three) == ["ada"])
    #expect(try found("~-ada", in: Person.three) == ["chulsoo", "bob"])
  }

  @Test func `fuzzy letters beyond ASCII are whole letters`() throws {
    #expect(try found("~김수", in: Person.three) == ["chulsoo"])
    #expect(try found("~수김", in: Person.three) == [])
  }
}
