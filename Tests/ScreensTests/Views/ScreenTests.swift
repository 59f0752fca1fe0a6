import JSONStore
import Testing

@testable import Screens

@Suite struct `The screen at 80×24` {
  @Test func `an empty store says how to begin`() throws {
    let sitting = try Sitting([Person]())
    #expect(
      sitting.screen == """
         users.json · 0 users
        ┌ Users ───────────────────────────────────────────────────────────────────────┐
        │                                                                              │
        │                                                                              │
        │                             Nobody is here yet.                              │
        │                                  users.json                                  │
        │                        Press a to add the first user,                        │
        │                    or s to fill the store with a sample.                     │
        │                                                                              │
        │                                                                              │
        ├──────────────────────────────────────────────────────────────────────────────┤
        │                                                                              │
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
         a Add  e Edit  d Delete  x Actions  u Undo  / Find  Tab Pane  ? Help  q Quit
        """)
  }

  @Test func `the list, the detail and the log`() throws {
    let sitting = try Sitting(busy: "en")
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
        ├ chulsoo ─────────────────────────────────────────────────────────────────────┤
        │ Name      김철수                               Joined       2026-11-22 15:04 │
        │ Email     kim@example.com                      Last login   never            │
        │ Status    active                               Phone        010-1234-5678    │
        │ Address   서울특별시 강남구 테헤란로 1         Password     disabled         │
        ├ Signals ─────────────────────────────────────────────────────────── live ────┤
        │ 15:04:01.123 #1 post_save auth.user 4 dora created                 anna@host │
        │     └ users.create_profile ✓ 0.4 ms                                          │
        │       → #2 post_save users.userprofile 4 created                             │
        │ 15:04:03.123 #3 post_save auth.user 1 ada email                    anna@host │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         a Add  e Edit  d Delete  x Actions  u Undo  / Find  Tab Pane  ? Help  q Quit
        """)
  }

  @Test func `the same in Korean`() throws {
    let sitting = try Sitting(busy: "ko")
    #expect(
      sitting.screen == """
         users.json · 사용자 4명
        ┌ 사용자 ──────────────────────────────────────────────────────────────────────┐
        │   사용자 이름       이름              이메일               전화번호          │
        │ ● ada               Ada Lovelace      ada@example.org      +44 20 7946 0018  │
        │▸● chulsoo           김철수            kim@example.com      010-1234-5678     │
        │ ○ bob               Bob Martin        bob@example.org                        │
        │ ● dora                                                                       │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ├ chulsoo ─────────────────────────────────────────────────────────────────────┤
        │ 이름     김철수                             가입일          2026-11-22 15:04 │
        │ 이메일   kim@example.com                    마지막 로그인   없음             │
        │ 상태     활성                               전화번호        010-1234-5678    │
        │ 주소     서울특별시 강남구 테헤란로 1       비밀번호        사용 안 함       │
        ├ 시그널 ────────────────────────────────────────────────────────── 실시간 ────┤
        │ 15:04:01.123 #1 post_save auth.user 4 dora created                 anna@host │
        │     └ users.create_profile ✓ 0.4 ms                                          │
        │       → #2 post_save users.userprofile 4 created                             │
        │ 15:04:03.123 #3 post_save auth.user 1 ada email                    anna@host │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         a 추가  e 편집  d 삭제  x 작업  u 되돌리기  / 찾기  Tab 창  ? 도움말  q 종료
        """)
  }

  @Test func `a read-only store says so in the title`() throws {
    let sitting = try Sitting(readOnly: .requested)
    #expect(
      sitting.screen == """
         users.json · 3 users                                                 read-only
        ┌ Users ───────────────────────────────────────────────────────────────────────┐
        │   USERNAME          NAME              EMAIL                PHONE             │
        │▸● ada               Ada Lovelace      ada@example.org      +44 20 7946 0018  │
        │ ● chulsoo           김철수            kim@example.com      010-1234-5678     │
        │ ○ bob               Bob Martin        bob@example.org                        │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ├ ada ─────────────────────────────────────────────────────────────────────────┤
        │ Name      Ada Lovelace                         Joined       2026-11-22 15:04 │
        │ Email     ada@example.org                      Last login   never            │
        │ Status    active · staff                       Phone        +44 20 7946 0018 │
        │ Address                                        Password     disabled         │
        ├ Signals ─────────────────────────────────────────────────────────── live ────┤
        │ Signals appear here as users are saved.                                      │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         x Actions  / Find  Tab Pane  ? Help  q Quit
        """)
  }

  @Test func `broken values are marked and told before anything else`() throws {
    var person = Person.ada
    person.phone = "0123456789 0123456789"
    person.email = "nobody"
    let sitting = try Sitting([person])
    #expect(
      sitting.screen == """
         users.json · 1 user
        ┌ Users ───────────────────────────────────────────────────────────────────────┐
        │   USERNAME          NAME              EMAIL                PHONE             │
        │▸●!ada               Ada Lovelace      nobody               0123456789 0123…  │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ├ ada ─────────────────────────────────────────────────────────── 1–4 of 7 ────┤
        │ ! Email: Not an email address.                                               │
        │ ! Phone: At most 16 characters; these are 21.                                │
        │ Name      Ada Lovelace                         Joined       2026-11-22 15:04 │
        │ Email !   nobody                               Last login   never            │
        ├ Signals ─────────────────────────────────────────────────────────── live ────┤
        │ Signals appear here as users are saved.                                      │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         a Add  e Edit  d Delete  x Actions  u Undo  / Find  Tab Pane  ? Help  q Quit
        """)
  }
}
