@testable import JSONStore
import Signals
import Testing

@testable import Screens

@Suite struct `Dialogs at 80×24` {
  @Test func `the form with an error beside its field`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("ada")
    sitting.press(.tab)
    #expect(
      sitting.screen == """
         users.json · 3 users
        ┌ Add user ────────────────────────────────────────────────────────────────────┐
        │*Username    ada                                      This username is taken. │
        │ First name                                                                   │
        │ Last name                                                                    │
        │ Email                                                                        │
        │ Active      [x]                                                              │
        │ Staff       [ ]                                                              │
        │ Superuser   [ ]                                                              │
        │ Password    disabled                                                         │
        │ Phone                                                                        │
        │ Address                                                                      │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ├ Signals ─────────────────────────────────────────────────────────── live ────┤
        │ Signals appear here as users are saved.                                      │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         Enter Save  Esc Leave  Tab Next field  Space Toggle  F1 Help
        """)
  }

  @Test func `the question before a user is deleted`() throws {
    var sitting = try Sitting()
    sitting.press(.character("d"))
    #expect(
      sitting.screen == """
         users.json · 3 users
        ┌ Users ───────────────────────────────────────────────────────────────────────┐
        │   USERNAME          NAME              EMAIL                PHONE             │
        │▸● ada               Ada Lovelace      ada@example.org      +44 20 7946 0018  │
        │ ● chulsoo           김철수            kim@example.com      010-1234-5678     │
        │ ○ bob               Bob Martin        bob@example.org                        │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │           ┌─────────────────────────────────────────────────────┐            │
        ├ ada ──────│ Delete ada?                                         │────────────┤
        │ Name      │ Its profile goes with it: phone number and address. │11-22 15:04 │
        │ Email     │                                                     │            │
        │ Status    │ y delete   n keep                                   │0 7946 0018 │
        │ Address   └─────────────────────────────────────────────────────┘led         │
        ├ Signals ─────────────────────────────────────────────────────────── live ────┤
        │ Signals appear here as users are saved.                                      │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘

        """)
  }

  @Test func `a failing receiver with its message`() throws {
    var sitting = try Sitting(busy: "en")
    let event = sitting.save(Person(username: "eve").user(5))
    let error = StoreError.unwritable(Errno(code: 28))
    sitting.finish(event, "users.create_profile", .failed(error))
    #expect(
      sitting.screen == """
         users.json · 5 users
        ┌ Users ───────────────────────────────────────────────────────────────────────┐
        │   USERNAME          NAME              EMAIL                PHONE             │
        │ ● ada               Ada Lovelace      ada@example.org      +44 20 7946 0018  │
        │▸● chulsoo           김철수            kim@example.com      010-1234-5678     │
        │ ○ bob               Bob Martin        bob@example.org                        │
        │ ● dora                                                                       │
        │ ● eve                                                                        │
        │                                                                              │
        │                                                                              │
        ├ chulsoo ─────────────────────────────────────────────────────────────────────┤
        │ Name      김철수                               Joined       2026-11-22 15:04 │
        │ Email     kim@example.com                      Last login   never            │
        │ Status    active                               Phone        010-1234-5678    │
        │ Address   서울특별시 강남구 테헤란로 1         Password     disabled         │
        ├ Signals ─────────────────────────────────────────────────────────── live ────┤
        │     └ users.create_profile ✓ 0.4 ms                                          │
        │       → #2 post_save users.userprofile 4 created                             │
        │ 15:04:03.123 #3 post_save auth.user 1 ada email                    anna@host │
        │ 15:04:04.123 #4 post_save auth.user 5 eve created                  anna@host │
        │     └ users.create_profile ✗ 0.4 ms                                          │
        │       The disk does not take it: No space left on device. Nothing was saved. │
        └──────────────────────────────────────────────────────────────────────────────┘
         a Add  e Edit  d Delete  x Actions  u Undo  / Find  Tab Pane  ? Help  q Quit
        """)
  }
}
