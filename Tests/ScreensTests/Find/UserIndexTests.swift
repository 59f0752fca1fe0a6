import JSONStore
import Testing
import Users

@testable import Screens

struct UserIndexTests {
  /// What an index finds after it has followed a store is what one finds that is made anew.
  private func expectFresh(
    _ index: UserIndex, _ store: StoreSnapshot, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let fresh = UserIndex(store, clock: .utc)
    for text in ["", "a", "kim", "is:active", "no:profile", "no:password", "email:new", "joined:2026", "phone:9"] {
      let filter = UserFilter(text)
      #expect(
        index.slots(matching: filter, marks: []) == fresh.slots(matching: filter, marks: []), "\(text)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func `it follows what is added, changed and deleted`() throws {
    var store = try StoreSnapshot(Person.three)
    var index = UserIndex(store, clock: .utc)
    var kim = Person.chulsoo
    kim.email = "new@example.org"
    kim.isActive = false
    _ = store.save(kim.user(2), changed: ["email", "is_active"])
    _ = store.save(Person(username: "amy").user(4))
    _ = store.save(Person(username: "amy", phone: "999").profile(4))
    _ = store.delete(Person.bob.user(3))
    #expect(index.follow(store)?.count == 3)
    expectFresh(index, store)
    _ = store.delete(Person(username: "amy").profile(4))
    _ = store.delete(Person(username: "amy").user(4))
    #expect(index.follow(store) != nil)
    expectFresh(index, store)
  }

  @Test func `a profile's change is its user's`() throws {
    var store = try StoreSnapshot(Person.three)
    var index = UserIndex(store, clock: .utc)
    var ada = Person.ada
    ada.phone = "999"
    _ = store.save(ada.profile(1), changed: ["phonenumber"])
    #expect(index.follow(store) == store.slot(of: .integer(1), in: User.self).map { [$0] })
    expectFresh(index, store)
  }

  @Test func `it cannot follow a file that was read anew`() throws {
    var index = UserIndex(try StoreSnapshot(Person.three), clock: .utc)
    #expect(index.follow(try StoreSnapshot(Person.three)) == nil)
  }

  @Test func `nothing changes where nothing happened`() throws {
    let store = try StoreSnapshot(Person.three)
    var index = UserIndex(store, clock: .utc)
    #expect(index.follow(store) == [])
  }

  // MARK: Sorting

  private func sorted(_ people: [Person], _ keys: SortKey...) throws -> [String] {
    let store = try StoreSnapshot(people)
    let index = UserIndex(store, clock: .utc)
    let slots = index.sorted(index.slots(matching: UserFilter(), marks: []), by: keys)
    // Who comes before whom agrees with the whole order.
    for (one, other) in zip(slots, slots.dropFirst()) {
      #expect(index.precedes(one, other, by: keys) && !index.precedes(other, one, by: keys))
    }
    return slots.compactMap { store.account(slot: $0)?.user.username }
  }

  @Test func `by a text: without case, Hangul behind Latin, those alike in the file's order`() throws {
    let people = ["u1", "u2", "u3", "u4", "u5"].enumerated().map { number, username in
      Person(username: username, first: ["나", "Zoe", "zoe", "가", "Ända"][number])
    }
    #expect(try sorted(people, SortKey(column: .name)) == ["u5", "u2", "u3", "u4", "u1"])
    #expect(try sorted(people, SortKey(column: .name, isDescending: true)) == ["u1", "u4", "u2", "u3", "u5"])
  }

  @Test func `by long texts that begin alike`() throws {
    let people = ["a_long_username_b", "a_long_username_a", "a_long_username"].map { Person(username: $0) }
    #expect(
      try sorted(people, SortKey(column: .username)) == ["a_long_username", "a_long_username_a", "a_long_username_b"])
  }

  @Test func `by several columns, the first of which decides first`() throws {
    let people = [("c", "B"), ("a", "A"), ("b", "B"), ("d", "A")].map { Person(username: $0.0, last: $0.1) }
    #expect(
      try sorted(people, SortKey(column: .name), SortKey(column: .username, isDescending: true)) == [
        "d", "a", "c", "b",
      ])
  }

  @Test func `by status, who may do most last`() throws {
    var staff = Person(username: "staff")
    staff.isStaff = true
    var inactive = Person(username: "inactive")
    inactive.isActive = false
    #expect(
      try sorted([staff, inactive, Person(username: "active")], SortKey(column: .status)) == [
        "inactive", "active", "staff",
      ])
  }
}
