import Testing

@testable import Screens

@Suite struct `Screens after a drag` {
  @Test func `80×24: the log at its smallest`() throws {
    var sitting = try Sitting(busy: "en")
    sitting.drag(from: Position(x: 9, y: 15), to: Position(x: 9, y: 23))
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Users ───────────────────────────────────────────────────────────────────────┐
        │   USERNAME          NAME              EMAIL                PHONE             │
        │ ● ada               Ada Lovelace      ada@example.org      +44 20 7946 0018  │
        │▸● chulsoo           김철수            kim@example.com      010-1234-5678     │
        │ ○ bob               Bob Martin        bob@example.org                        │
        │ ● dora                                                                       │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ├ chulsoo ─────────────────────────────────────────────────────────────────────┤
        │ Name      김철수                               Joined       2026-11-22 15:04 │
        │ Email     kim@example.com                      Last login   never            │
        │ Status    active                               Phone        010-1234-5678    │
        │ Address   서울특별시 강남구 테헤란로 1         Password     disabled         │
        ├ Signals ─────────────────────────────────────────────────────────── live ────┤
        │       → #2 post_save users.userprofile 4 created                             │
        │ 15:04:03.123 #3 post_save auth.user 1 ada email                    anna@host │
        └──────────────────────────────────────────────────────────────────────────────┘
         a Add  e Edit  d Delete  x Actions  u Undo  / Find  Tab Pane  ? Help  q Quit
        """)
  }

  @Test func `120×40: the list and the detail at their smallest`() throws {
    var sitting = try Sitting(busy: "en", width: 120, height: 40)
    sitting.drag(from: Position(x: 9, y: sitting.model.layout.log.y), to: Position(x: 9, y: 1))
    sitting.drag(from: Position(x: sitting.model.layout.detail.x, y: 4), to: Position(x: 119, y: 4))
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Users ──────────────────────────────────────────────────────────────────── 1–3 of 4 ────┬ chulsoo ──── 1–4 of 13 ────┐
        │   USERNAME        NAME            EMAIL              PHONE            JOINED            │ Username     chulsoo       │
        │ ● ada             Ada Lovelace    ada@example.org    +44 20 7946 0018 2026-11-22 15:04  │ Name         김철수        │
        │▸● chulsoo         김철수          kim@example.com    010-1234-5678    2026-11-22 15:04  │ Email        kim@example.c │
        │ ○ bob             Bob Martin      bob@example.org                     2026-11-22 15:04  │              om            │
        ├ Signals ────────────────────────────────────────────────────────────────────────────────┴────────────────── live ────┤
        │ 15:04:01.123 #1 post_save auth.user 4 dora created                                                         anna@host │
        │                  └ users.create_profile ✓ 0.4 ms → #2 post_save users.userprofile 4 created                          │
        │ 15:04:03.123 #3 post_save auth.user 1 ada email                                                            anna@host │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        └──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
         a Add  e Edit  d Delete  x Actions  u Undo  / Find  Tab Pane  ? Help  q Quit
        """)
  }
}
