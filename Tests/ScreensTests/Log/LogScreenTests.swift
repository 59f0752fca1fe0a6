import Testing

@testable import Screens

@Suite struct `The log's screens` {
  @Test func `80×24: the filter is typed`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 80, height: 24)
    sitting.press(.character("/"))
    sitting.type("-route phone")
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
        ├ Signals ───────────────────────── /-route phone 1 of 3 · 1 failed · live ────┤
        │▸15:04:04.123 #4 post_save users.userprofile 2 phonenumber, address anna@host │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         /-route phone
        """)
  }

  @Test func `80×24: paused, with what waits, and a filter`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 80, height: 24)
    sitting.press(.character("."), .character("p"))
    sitting.addWithProfile(Person(username: "eve"), pk: 5)
    #expect(
      sitting.screen == """
         users.json · 5 users
        ┌ Users ───────────────────────────────────────────────────────────────────────┐
        │   USERNAME          NAME              EMAIL                PHONE             │
        │ ● ada               Ada Lovelace      ada@example.org      +44 20 7946 0018  │
        │▸● chulsoo           김철수            chulsoo@example.com  010-9999-0000     │
        │ ○ bob               Bob Martin        bob@example.org                        │
        │ ● dora                                                                       │
        │ ● eve                                                                        │
        │                                                                              │
        │                                                                              │
        ├ chulsoo ─────────────────────────────────────────────────────── 1–4 of 5 ────┤
        │ Name      김철수                               Joined       2026-11-22 15:04 │
        │ Email     chulsoo@example.com                  Last login   never            │
        │ Status    active                               Phone        010-9999-0000    │
        │ Address   부산광역시 해운대구 우동 2로 15, 101동 1204호                      │
        ├ Signals ────────────── /user:chulsoo 2 of 3 · 1 failed · paused · 3 wait ────┤
        │ 15:04:03.123 #3 post_save auth.user 2 chulsoo email, password      anna@host │
        │▸15:04:04.123 #4 post_save users.userprofile 2 phonenumber, address anna@host │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         Enter Open  / Filter  p Pause  f Follow  z Zoom  Tab Pane  ? Help  q Quit
        """)
  }

  @Test func `80×24: at full height`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 80, height: 24)
    sitting.press(.character("z"))
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Signals ──────────────────────────────────────────────── 1 failed · live ────┐
        │ 15:04:01.123 #1 post_save auth.user 4 dora created                 anna@host │
        │     └ users.create_profile ✓ 0.4 ms                                          │
        │       → #2 post_save users.userprofile 4 created                             │
        │     └ users.mail ✗ 0.4 ms · given up (6×) · R tries again                    │
        │       no route to host                                                       │
        │ 15:04:03.123 #3 post_save auth.user 2 chulsoo email, password      anna@host │
        │▸15:04:04.123 #4 post_save users.userprofile 2 phonenumber, address anna@host │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         Enter Open  / Filter  p Pause  f Follow  z Zoom  Tab Pane  ? Help  q Quit
        """)
  }

  @Test func `80×24: an event`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 80, height: 24)
    sitting.press(.up, .enter)
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Event #3 ────────────────────────────────────────────────────────────────────┐
        │▸Save     #3                                                                  │
        │ Time     2026-11-22 15:04:03.123                                             │
        │ By       anna@host                                                           │
        │ Origin   screen                                                              │
        │ Signal   post_save                                                           │
        │ Record   auth.user 2 chulsoo                                                 │
        │                                                                              │
        │ FIELD     OLD                               NEW                              │
        │ email     kim@example.com                   chulsoo@example.com              │
        │ password                                    changed                          │
        │                                                                              │
        │ RECEIVERS                                                                    │
        │   None is known to have run.                                                 │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         ← Back  J Next  K Previous  y Copy  Esc Close  ? Help
        """)
  }

  @Test func `120×40: the filter is typed`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 120, height: 40)
    sitting.press(.character("/"))
    sitting.type("-route phone")
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
        ├ Signals ──────────────────────────────────────────────────────────────┴── /-route phone 1 of 3 · 1 failed · live ────┤
        │▸15:04:04.123 #4 post_save users.userprofile 2 phonenumber, address                                         anna@host │
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
         /-route phone
        """)
  }

  @Test func `120×40: paused, with what waits, and a filter`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 120, height: 40)
    sitting.press(.character("."), .character("p"))
    sitting.addWithProfile(Person(username: "eve"), pk: 5)
    #expect(
      sitting.screen == """
         users.json · 5 users
        ┌ Users ────────────────────────────────────────────────────────────────┬ chulsoo ─────────────────────────────────────┐
        │   USERNAME        NAME            EMAIL             PHONE             │ Username     chulsoo                         │
        │ ● ada             Ada Lovelace    ada@example.org   +44 20 7946 0018  │ Name         김철수                          │
        │▸● chulsoo         김철수          chulsoo@example.… 010-9999-0000     │ Email        chulsoo@example.com             │
        │ ○ bob             Bob Martin      bob@example.org                     │ Status       active                          │
        │ ● dora                                                                │ Joined       2026-11-22 15:04                │
        │ ● eve                                                                 │ Last login   never                           │
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
        ├ Signals ────────────────────────────────────────────────────── /user:chulsoo 2 of 3 · 1 failed · paused · 3 wait ────┤
        │ 15:04:03.123 #3 post_save auth.user 2 chulsoo email, password                                              anna@host │
        │▸15:04:04.123 #4 post_save users.userprofile 2 phonenumber, address                                         anna@host │
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
         Enter Open  / Filter  p Pause  f Follow  z Zoom  Tab Pane  ? Help  q Quit
        """)
  }

  @Test func `120×40: at full height`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 120, height: 40)
    sitting.press(.character("z"))
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Signals ──────────────────────────────────────────────────────────────────────────────────────── 1 failed · live ────┐
        │ 15:04:01.123 #1 post_save auth.user 4 dora created                                                         anna@host │
        │                  └ users.create_profile ✓ 0.4 ms → #2 post_save users.userprofile 4 created                          │
        │                  └ users.mail ✗ 0.4 ms · given up (6×) · R tries again                                               │
        │                    no route to host                                                                                  │
        │ 15:04:03.123 #3 post_save auth.user 2 chulsoo email, password                                              anna@host │
        │▸15:04:04.123 #4 post_save users.userprofile 2 phonenumber, address                                         anna@host │
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
        │                                                                                                                      │
        │                                                                                                                      │
        └──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
         Enter Open  / Filter  p Pause  f Follow  z Zoom  Tab Pane  ? Help  q Quit
        """)
  }

  @Test func `120×40: an event`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 120, height: 40)
    sitting.press(.up, .enter)
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Event #3 ────────────────────────────────────────────────────────────────────────────────────────────────────────────┐
        │▸Save     #3                                                                                                          │
        │ Time     2026-11-22 15:04:03.123                                                                                     │
        │ By       anna@host                                                                                                   │
        │ Origin   screen                                                                                                      │
        │ Signal   post_save                                                                                                   │
        │ Record   auth.user 2 chulsoo                                                                                         │
        │                                                                                                                      │
        │ FIELD     OLD                                                   NEW                                                  │
        │ email     kim@example.com                                       chulsoo@example.com                                  │
        │ password                                                        changed                                              │
        │                                                                                                                      │
        │ RECEIVERS                                                                                                            │
        │   None is known to have run.                                                                                         │
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
         ← Back  J Next  K Previous  y Copy  Esc Close  ? Help
        """)
  }

  @Test func `40×14: an event has old and new below each other`() throws {
    var sitting = try Sitting(atLogOf: "en", width: 40, height: 14)
    sitting.press(.enter, .end)
    sitting.press(.up, times: 3)
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Event #4 ──────────── 8–17 of 17 ────┐
        │ phonenumber                          │
        │   OLD  010-1234-5678                 │
        │   NEW  010-9999-0000                 │
        │ address                              │
        │   OLD  서울특별시 강남구 테헤란로 1  │
        │   NEW  부산광역시 해운대구 우동 2로  │
        │▸       15, 101동 1204호              │
        │                                      │
        │ RECEIVERS                            │
        │   None is known to have run.         │
        └──────────────────────────────────────┘
         ← Back  J Next  K Previous  ? Help
        """)
  }

  @Test func `80×24: an event whose receiver failed, in Korean`() throws {
    var sitting = try Sitting(atLogOf: "ko", width: 80, height: 24)
    sitting.press(.home, .enter, .end, .up)
    #expect(
      sitting.screen == """
         users.json · 사용자 4명
        ┌ 이벤트 #1 ───────────────────────────────────────────────── 26줄 중 7–26 ────┐
        │                                                                              │
        │ 필드              이전                          이후                         │
        │ password                                        사용 안 함                   │
        │ last_login                                      null                         │
        │ is_superuser                                    false                        │
        │ username                                        dora                         │
        │ first_name                                      (비어 있음)                  │
        │ last_name                                       (비어 있음)                  │
        │ email                                           (비어 있음)                  │
        │ is_staff                                        false                        │
        │ is_active                                       true                         │
        │ date_joined                                     2026-11-22T15:04:00Z         │
        │ groups                                          []                           │
        │ user_permissions                                []                           │
        │                                                                              │
        │ 리시버                                                                       │
        │   users.create_profile ✓ 0.4 ms                                              │
        │     → #2 post_save users.userprofile 4 created                               │
        │▸  users.mail ✗ 0.4 ms · 포기함 (6×) · R 다시 시도                            │
        │     no route to host                                                         │
        └──────────────────────────────────────────────────────────────────────────────┘
         ← 뒤로  J 다음  K 이전  R 다시 시도  y 복사  Esc 닫기  ? 도움말
        """)
  }

  @Test func `80×24: a filter, in Korean`() throws {
    var sitting = try Sitting(atLogOf: "ko", width: 80, height: 24)
    sitting.press(.character("p"), .character("/"))
    sitting.type("is:failed")
    sitting.press(.enter)
    sitting.save(Person.ada.user(1), changed: ["email"])
    #expect(
      sitting.screen == """
         users.json · 사용자 4명
        ┌ 사용자 ──────────────────────────────────────────────────────────────────────┐
        │   사용자 이름       이름              이메일               전화번호          │
        │ ● ada               Ada Lovelace      ada@example.org      +44 20 7946 0018  │
        │▸● chulsoo           김철수            chulsoo@example.com  010-9999-0000     │
        │ ○ bob               Bob Martin        bob@example.org                        │
        │ ● dora                                                                       │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ├ chulsoo ───────────────────────────────────────────────────── 5줄 중 1–4 ────┤
        │ 이름     김철수                             가입일          2026-11-22 15:04 │
        │ 이메일   chulsoo@example.com                마지막 로그인   없음             │
        │ 상태     활성                               전화번호        010-9999-0000    │
        │ 주소     부산광역시 해운대구 우동 2로 15, 101동 1204호                       │
        ├ 시그널 ────────────────── /is:failed 3개 중 1개 · 실패 1 · 멈춤 · 대기 1 ────┤
        │ 15:04:01.123 #1 post_save auth.user 4 dora created                 anna@host │
        │     └ users.create_profile ✓ 0.4 ms                                          │
        │       → #2 post_save users.userprofile 4 created                             │
        │     └ users.mail ✗ 0.4 ms · 포기함 (6×) · R 다시 시도                        │
        │▸      no route to host                                                       │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         Enter 열기  / 필터  p 멈춤  f 따라가기  z 크게  Tab 창  ? 도움말  q 종료
        """)
  }
}
