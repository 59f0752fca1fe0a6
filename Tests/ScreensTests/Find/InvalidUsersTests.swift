@testable import JSONStore
import Testing
import Users

@testable import Screens

@Suite struct `Filters for what is wrong or never was` {
  /// ada has logged in; eve's address is too long, and her email none; bob lacks a field.
  private func sitting(_ language: String = "en", _ width: Int = 80, _ height: Int = 24) throws -> Sitting {
    var ada = Person.ada.user(1)
    ada.fields["last_login"] = "2026-01-02T03:04:05Z"
    var bob = Person.bob.user(3)
    bob.fields["is_staff"] = nil
    let eve = Person(username: "eve", email: "nobody", address: String(repeating: "x", count: 65))
    let records = [ada, Person.chulsoo.user(2), bob, eve.user(4), Person.ada.profile(1), eve.profile(4)]
    return try Sitting(StoreSnapshot(records), language: language, width: width, height: height)
  }

  @Test(arguments: [
    ("is:invalid", ["bob", "eve"]), ("-is:invalid", ["ada", "chulsoo"]), ("login:never", ["chulsoo", "bob", "eve"]),
    ("-login:never", ["ada"]), ("LOGIN:Never is:invalid", ["bob", "eve"]), ("login:2026", ["ada"]),
  ])
  func `let those pass`(filter: String, usernames: [String]) throws {
    var sitting = try sitting()
    sitting.type("/" + filter)
    #expect(sitting.usernames == usernames && sitting.model.list.filter.unknown.isEmpty)
  }

  @Test(arguments: [("en", 80, 24), ("en", 120, 40), ("ko", 80, 24), ("ko", 120, 40)])
  func `let those pass who have the sign`(language: String, width: Int, height: Int) throws {
    var sitting = try sitting(language, width, height)
    sitting.type("/is:invalid")
    sitting.press(.enter)
    #expect(sitting.lines[3].hasPrefix("│▸○!bob") && sitting.lines[4].hasPrefix("│ ●!eve"))
    #expect(!sitting.lines[5].contains("●"))
  }

  @Test func `follow what is put right, and what goes wrong`() throws {
    var sitting = try sitting()
    sitting.type("/is:invalid")
    sitting.press(.enter)
    sitting.save(Person(username: "eve").user(4), changed: ["email"])
    sitting.save(Person(username: "eve").profile(4), changed: ["address"])
    var ada = Person.ada
    ada.email = "ada@"
    sitting.save(ada.user(1), changed: ["email"])
    #expect(sitting.usernames == ["ada", "bob"])
  }

  @Test(arguments: [("/is:i", "is:invalid 2"), ("/login:n", "login:never 3"), ("/lo", "login:never 3  login:")])
  func `are offered`(typed: String, offers: String) throws {
    var sitting = try sitting()
    sitting.type(typed)
    #expect(sitting.lines[22] == " Tab  " + offers)
  }
}
