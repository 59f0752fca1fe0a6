@testable import JSONStore
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
    ("pk:2", ["chulsoo"]), ("-pk:2", ["ada", "bob"]), ("pk:2 is:staff", []), ("pk:4", []), ("~hs pk:2", ["chulsoo"]),
    ("\"pk:2\"", []),
  ])
  func `terms`(filter: String, expected: [String]) throws {
    #expect(try found(filter, in: Person.three, marked: [1]) == expected)
  }

  @Test(arguments: [
    ("IS:ACTIVE", ["ada", "chulsoo"]), ("Is:Staff", ["ada"]), ("-NO:Profile", ["ada", "chulsoo"]), ("PK:3", ["bob"]),
    ("is:Marked", ["chulsoo"]), ("Email:@EXAMPLE.org", ["ada", "bob"]), ("JOINED:2026", ["ada", "chulsoo", "bob"]),
    ("~Is:STAFF", ["ada"]),
  ])
  func `terms in any case`(filter: String, expected: [String]) throws {
    #expect(try found(filter, in: Person.three, marked: [1]) == expected)
  }

  @Test func `a key is that of the user, not of the profile, and nobody's if the fixture gives none`() throws {
    let keyless = Record(model: "auth.user", fields: Person.ada.user(1).fields)
    let profile = Record(model: "users.userprofile", pk: .integer(3), fields: Person.bob.profile(7).fields)
    let store = try StoreSnapshot([keyless, Person.bob.user(7), profile])
    let index = UserIndex(store, clock: .utc)
    for (filter, count) in [("pk:7", 1), ("pk:3", 0), ("pk:1", 0), ("-pk:7", 1)] {
      #expect(index.slots(matching: UserFilter(filter), marks: []).count == count, "\(filter)")
    }
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
    "pk:", "pk:x", "pk:1.5", "pk:99999999999999999999", "PK:", "IS:x",
  ])
  func `what is not finished or nothing filters nothing, and is named`(filter: String) throws {
    #expect(try found("\(filter)", in: Person.three).count == 3)
    #expect(UserFilter("ada \(filter)").unknown == [filter])
    #expect(try found("ada \(filter)", in: Person.three) == ["ada"])
  }

  @Test(arguments: [
    ("\"van der\"", ["hans"]), ("\"der van\"", []), ("van der", ["hans", "vanessa"]),
    ("-\"van der\"", ["vanessa", "is"]),
    ("name:\"van der\"", ["hans"]), ("email:\"van der\"", []), ("\"van d", ["hans"]), ("name:\"van d", ["hans"]),
    ("na\"ns v\"a", []), ("ha\"ns v\"an", ["hans"]), ("\"is:active\"", ["is"]), ("\"-x\"", ["is"]),
    ("\"\"", ["hans", "vanessa", "is"]), ("\"", ["hans", "vanessa", "is"]), ("-", ["hans", "vanessa", "is"]),
    ("ders\" \"van", ["vanessa"]), ("hans\u{3000}berg", ["hans"]),
  ])
  func `quotation marks hold spaces in a word, and terms that are none`(filter: String, expected: [String]) throws {
    let people = [
      Person(username: "hans", first: "Hans", last: "van der Berg"),
      Person(username: "vanessa", first: "Vanessa", last: "Anders Vance"),
      Person(username: "is", first: "is:active", last: "-x"),
    ]
    #expect(try found(filter, in: people) == expected)
    #expect(UserFilter(filter).unknown == [])
  }

  @Test(arguments: ["is:\"x y\"", "joined:\"2026 01\"", "email:\"\""])
  func `a mistyped term is named as it was typed`(filter: String) {
    #expect(UserFilter("\"a b\" \(filter) c").unknown == [filter])
  }

  @Test(arguments: [
    ("2026", true), ("2026-13", false), ("2026-00", false), ("2026-02-28", true), ("2026-02-29", false),
    ("2024-02-29", true), ("2026-02-30", false), ("2026-04-31", false), ("2026-12-31", true), ("2026-01-00", false),
    ("0000", false), ("+026", false), ("2026-01-01-01", false), ("20260101", false),
  ])
  func `a date that no calendar has is mistyped`(date: String, isDate: Bool) {
    for term in ["joined:\(date)", "login:>=\(date)"] { #expect(UserFilter(term).unknown.isEmpty == isDate, "\(term)") }
  }

  @Test(arguments: [
    ("is:staff ", "is:staff"), ("  a   \"b  c\" ", "a \"b  c\""), ("~ kim", "~kim"), ("\"a ", "\"a "), (" ", ""),
  ])
  func `it is shown without spaces that say nothing`(filter: String, title: String) {
    #expect(UserFilter(filter).title == title)
  }

  @Test func `a fuzzy word has its letters in order, and the best come first`() throws {
    let people = ["mark_adams", "madam", "xmxaxdx", "amd", "mad"].map { Person(username: $0) }
    #expect(try found("~mad", in: people) == ["mad", "madam", "mark_adams", "xmxaxdx"])
  }

  @Test func `a fuzzy word is found in one text, not begun in one and ended in the next`() throws {
    let people = [Person(username: "ma", email: "d@example.org"), Person(username: "x", email: "m-a-d@example.org")]
    #expect(try found("~mad", in: people) == ["x"])
  }

  @Test func `the text that a fuzzy word fits best counts, whatever is in those before it`() throws {
    let people = [
      Person(username: "k_i_m", email: "a@example.org"), Person(username: "kxixm", email: "kim@example.org"),
      Person(username: "xx", first: "Kim"),
    ]
    #expect(try found("~kim", in: people) == ["xx", "kxixm", "k_i_m"])
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
    // Of its three bytes the first two are there, once and again.
    #expect(try found("~김철", in: [Person(username: "a", first: "깁김긱"), Person(username: "b", first: "깁김첡철")]) == ["b"])
  }
}
