import JSONStore
import Testing
import Users

@testable import Screens

/// Where the cursor goes when something is undone.
@Suite struct `What was undone` {
  /// The last of forty was made staff, which is undone where another is under the cursor.
  private func undone(_ keys: Key..., filter: String = "", while typed: String = "") throws -> Sitting {
    var people = Person.many(40)
    people[39].isStaff = true
    var sitting = try Sitting(people)
    if !filter.isEmpty {
      sitting.type("/" + filter)
      sitting.press(.enter)
    }
    for key in keys { sitting.press(key) }
    sitting.type("u" + typed)
    sitting.save(Person.many(40)[39].user(40), changed: ["is_staff"])
    sitting.learn(.done(.undone(UserAction(.set(.isStaff, true), [User(record: people[39].user(40))])), sitting.store))
    return sitting
  }

  @Test func `is under the cursor then, and in sight`() throws {
    let sitting = try undone()
    #expect(sitting.selected == "user40" && sitting.screen.contains("▸● user40"))
    #expect(sitting.notice == "Undone: made user40 staff.")
  }

  @Test func `leaves the cursor where the filter does not show it`() throws {
    #expect(try undone(filter: "user1").selected == "user10")
  }

  @Test func `leaves the cursor to who has typed on`() throws {
    #expect(try undone(while: "j").selected == "user02")
  }

  @Test func `leaves the cursor on one of them`() throws {
    #expect(try undone(.end).selected == "user40")
  }

  @Test func `comes back under the cursor where it was deleted`() throws {
    var sitting = try Sitting(Person.many(40))
    sitting.delete(Person.many(40)[29].user(30))
    sitting.type("u")
    sitting.save(Person.many(40)[29].user(30))
    sitting.learn(.done(.undone(UserAction(.delete, [])), sitting.store))
    #expect(sitting.selected == "user30")
  }
}
