import Testing

@testable import Screens

/// What is offered while a filter is typed, as it is seen.
struct CompletionScreenTests {
  @Test func `80×24: in the list, one is chosen, in Korean`() throws {
    var sitting = try Sitting(language: "ko", width: 80, height: 24)
    sitting.type("/\"강남구 ㅌ\" is:")
    sitting.press(.tab)
    #expect(
      sitting.screen == """
         users.json · 사용자 3명 중 1명                      필터 "강남구 ㅌ" is:active
        ┌ 사용자 ──────────────────────────────────────────────────────────────────────┐
        │   사용자 이름       이름              이메일               전화번호          │
        │▸● chulsoo           김철수            kim@example.com      010-1234-5678     │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ├ chulsoo ─────────────────────────────────────────────────────────────────────┤
        │ 이름     김철수                             가입일          2026-11-22 15:04 │
        │ 이메일   kim@example.com                    마지막 로그인   없음             │
        │ 상태     활성                               전화번호        010-1234-5678    │
        │ 주소     서울특별시 강남구 테헤란로 1       비밀번호        사용 안 함       │
        ├ 시그널 ────────────────────────────────────────────────────────── 실시간 ────┤
        │ 사용자를 저장하면 시그널이 여기에 나타납니다.                                │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
         Tab ▸is:active 1  is:staff 0  is:superuser 0  is:marked 0  is:invalid 0
         /"강남구 ㅌ" is:active
        """)
  }

  @Test func `80×24: in the log, one is chosen`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 80, height: 24)
    sitting.type("/-up")
    sitting.type(" ")
    sitting.press(.tab, .tab)
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Users ───────────────────────────────────────────────────────────────────────┐
        │   USERNAME          NAME              EMAIL                PHONE             │
        │ ● ada               Ada Lovelace      ada@example.org      +44 20 7946 0018  │
        │▸● chulsoo           김철수            chulsoo@example.com  010-9999-0000     │
        │ ○ bob               Bob Martin        bob@example.org                        │
        │ ● dora                                                                       │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ├ chulsoo ─────────────────────────────────────────────────────── 1–4 of 5 ────┤
        │ Name      김철수                               Joined       2026-11-22 15:04 │
        │ Email     chulsoo@example.com                  Last login   never            │
        │ Status    active                               Phone        010-9999-0000    │
        │ Address   부산광역시 해운대구 우동 2로 15, 101동 1204호                      │
        ├ Signals ───────────────────── /-up user:chulsoo 2 of 3 · 1 failed · live ────┤
        │ 15:04:03.123 #3 post_save auth.user 2 chulsoo email, password      anna@host │
        │▸15:04:04.123 #4 post_save users.userprofile 2 phonenumber, address anna@host │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
         Tab  is:failed 0 ▸user:chulsoo 2  user:  receiver:  signal:  pk:
         /-up user:chulsoo
        """)
  }

  @Test func `120×40: in the log, a receiver is chosen`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 120, height: 40)
    sitting.type("/rec")
    sitting.press(.tab, .tab)
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Users ────────────────────────────────────────────────────────────────┬ chulsoo ─────────────────────────────────────┐
        │   USERNAME        NAME            EMAIL             PHONE             │ Username     chulsoo                         │
        │ ● ada             Ada Lovelace    ada@example.org   +44 20 7946 0018  │ Name         김철수                          │
        │▸● chulsoo         김철수          chulsoo@example.… 010-9999-0000     │ Email        chulsoo@example.com             │
        │ ○ bob             Bob Martin      bob@example.org                     │ Status       active                          │
        │ ● dora                                                                │ Joined       2026-11-22 15:04                │
        │                                                                       │ Last login   never                           │
        │                                                                       │ Password     set                             │
        │                                                                       │ Phone        010-9999-0000                   │
        │                                                                       │ Address      부산광역시 해운대구 우동 2로    │
        │                                                                       │              15, 101동 1204호                │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        ├ Signals ──────────────────────────────────────────────── /receiver:users.create_profile 1 of 3 · 1 failed · live ────┤
        │ 15:04:01.123 #1 post_save auth.user 4 dora created                                                         anna@host │
        │                  └ users.create_profile ✓ 0.4 ms → #2 post_save users.userprofile 4 created                          │
        │                  └ users.mail ✗ 0.4 ms · given up (6×) · R tries again                                               │
        │▸                   no route to host                                                                                  │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
         Tab ▸receiver:users.create_profile 1  receiver:users.mail 1
         /receiver:users.create_profile
        """)
  }

  @Test func `120×40: in the list, Enter tells what is no date`() throws {
    var sitting = try Sitting(width: 120, height: 40)
    sitting.type("/\"a lo\" joined:2026-02-30 ")
    sitting.press(.enter)
    #expect(
      sitting.screen == """
         users.json · 1 of 3 users                                                              filter "a lo" joined:2026-02-30
        ┌ Users ────────────────────────────────────────────────────────────────┬ ada ─────────────────────────────────────────┐
        │   USERNAME        NAME            EMAIL             PHONE             │ Username     ada                             │
        │▸● ada             Ada Lovelace    ada@example.org   +44 20 7946 0018  │ Name         Ada Lovelace                    │
        │                                                                       │ Email        ada@example.org                 │
        │                                                                       │ Status       active · staff                  │
        │                                                                       │ Joined       2026-11-22 15:04                │
        │                                                                       │ Last login   never                           │
        │                                                                       │ Password     disabled                        │
        │                                                                       │ Phone        +44 20 7946 0018                │
        │                                                                       │ Address                                      │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        │                                                                       │                                              │
        ├ Signals ──────────────────────────────────────────────────────────────┴──────────────────────────────────── live ────┤
        │ Signals appear here as users are saved.                                                                              │
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
         Not a filter: joined:2026-02-30
         /"a lo" joined:2026-02-30
        """)
  }

  @Test func `40×10: the last one is chosen`() throws {
    var sitting = try Sitting(width: 40, height: 10)
    sitting.press(.character("/"), .backTab)
    #expect(
      sitting.screen == """
         users.json · 3 users     filter login:
        ┌ Users ───────────────────────────────┐
        │   USERNAME         NAME              │
        │▸● ada              Ada Lovelace      │
        │ ● chulsoo          김철수            │
        │ ○ bob              Bob Martin        │
        │                                      │
        │                                      │
         Tab… phone:  address:  joined: ▸login:
         /login:
        """)
  }
}
