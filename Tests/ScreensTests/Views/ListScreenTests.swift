import Testing

@testable import Screens

/// The list with a filter, an order and marks, as it is seen.
struct ListScreenTests {
  @Test(arguments: [80, 120])
  func `the title tells how many of how many, the marks, the order and the filter`(width: Int) throws {
    var sitting = try Sitting(Person.many(40), width: width, height: 40)
    sitting.type("  1/user1")
    sitting.press(.enter)
    #expect(sitting.lines[0].hasPrefix(" users.json · 10 of 40 users · 2 marked  "))
    #expect(sitting.lines[0].hasSuffix("  sort Username ▲ · filter user1"))
    #expect(Glyphs.width(of: sitting.lines[0]) == width - 1)
  }

  @Test func `where it is narrow the title leaves out the file's name, then the end of the filter`() throws {
    var sitting = try Sitting(Person.many(40), width: 60)
    sitting.type("1/user1 is:active")
    sitting.press(.enter)
    #expect(sitting.lines[0] == " 10 of 40 users    sort Username ▲ · filter user1 is:active")
    sitting.learn(.resized(width: 48, height: 24))
    #expect(sitting.lines[0] == " 10 of 40 users  sort Username ▲ · filter user…")
  }

  @Test func `80×24: a filter is typed in the last line, and terms are offered above it`() throws {
    var sitting = try Sitting(width: 80, height: 24)
    sitting.type(" /exa -is:")
    #expect(sitting.frame.cursor == Position(x: 10, y: 23))
    #expect(
      sitting.screen == """
         users.json · 3 of 3 users · 1 marked                           filter exa -is:
        ┌ Users ───────────────────────────────────────────────────────────────────────┐
        │    USERNAME          NAME              EMAIL               PHONE             │
        │ ✓● ada               Ada Lovelace      ada@example.org     +44 20 7946 0018  │
        │▸ ● chulsoo           김철수            kim@example.com     010-1234-5678     │
        │  ○ bob               Bob Martin        bob@example.org                       │
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
        │ Signals appear here as users are saved.                                      │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
         Tab  -is:active 1  -is:staff 2  -is:superuser 3  -is:marked 2  -is:invalid 3
         /exa -is:
        """)
  }

  @Test func `120×40: marks, an order by two columns, and a filter that is kept`() throws {
    var sitting = try Sitting(busy: "en", width: 120, height: 40)
    sitting.type("v")
    sitting.press(.down)
    sitting.type("v2")
    sitting.press(.alt("1"))
    sitting.type("/example")
    sitting.press(.enter)
    #expect(
      sitting.screen == """
         users.json · 3 of 4 users · 2 marked                                        sort Name ▲1, Username ▲2 · filter example
        ┌ Users ────────────────────────────────────────────────────────────────┬ bob ─────────────────────────────────────────┐
        │    USERNAME ▲2     NAME ▲1        EMAIL             PHONE             │ Username     bob                             │
        │  ● ada             Ada Lovelace   ada@example.org   +44 20 7946 0018  │ Name         Bob Martin                      │
        │▸✓○ bob             Bob Martin     bob@example.org                     │ Email        bob@example.org                 │
        │ ✓● chulsoo         김철수         kim@example.com   010-1234-5678     │ Status       inactive                        │
        │                                                                       │ Joined       2026-11-22 15:04                │
        │                                                                       │ Last login   never                           │
        │                                                                       │ Password     disabled                        │
        │                                                                       │ Phone        no profile                      │
        │                                                                       │ Address      no profile                      │
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
        └──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
         a Add  e Edit  d Delete  x Actions  u Undo  / Find  Tab Pane  ? Help  q Quit
        """)
  }

  @Test func `80×24: the columns, in Korean`() throws {
    var sitting = try Sitting(language: "ko", width: 80, height: 24)
    sitting.type("c")
    sitting.press(.down)
    sitting.type(" s")
    sitting.press(.down)
    #expect(
      sitting.screen == """
         users.json · 사용자 3명                                            정렬 이름 ▲
        ┌ 사용자 ──────────────────────────────────────────────────────────────────────┐
        │   사용자 이름        이메일             ┌ 열 ───────────────────────────────┐│
        │▸● ada                ada@example.org    │ [x] 사용자 이름                   ││
        │ ○ bob                bob@example.org    │ [ ] 이름                        ▲ ││
        │ ● chulsoo            kim@example.com    │▸[x] 이메일                        ││
        │                                         │ [x] 전화번호                      ││
        │                                         │ [x] 가입일                        ││
        │                                         │ [x] 마지막 로그인 · 자리 없음     ││
        │                                         │ [x] 상태 · 자리 없음              ││
        ├ ada ────────────────────────────────────│ [x] 주소 · 자리 없음              │┤
        │ 이름     Ada Lovelace                   └───────────────────────────────────┘│
        │ 이메일   ada@example.org                    마지막 로그인   없음             │
        │ 상태     활성 · 스태프                      전화번호        +44 20 7946 0018 │
        │ 주소                                        비밀번호        사용 안 함       │
        ├ 시그널 ────────────────────────────────────────────────────────── 실시간 ────┤
        │ 사용자를 저장하면 시그널이 여기에 나타납니다.                                │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         Space 보이기  s 정렬  K 위로  J 아래로  Esc 닫기  F1 도움말
        """)
  }

  @Test func `120×40: the columns`() throws {
    var sitting = try Sitting(width: 120, height: 40)
    sitting.type("c")
    sitting.press(.down)
    sitting.type("ss")
    #expect(
      sitting.lines.prefix(14).joined(separator: "\n") == """
         users.json · 3 users                                                                                       sort Name ▼
        ┌ Users ────────────────────────────────────────────────────────────────┬ ada ─────────────────────────────────────────┐
        │   USERNAME        NAME ▼          EMAIL             PHONE             │ Username     ┌ Columns ─────────────────────┐│
        │ ● chulsoo         김철수          kim@example.com   010-1234-5678     │ Name         │ [x] Username                 ││
        │ ○ bob             Bob Martin      bob@example.org                     │ Email        │▸[x] Name                   ▼ ││
        │▸● ada             Ada Lovelace    ada@example.org   +44 20 7946 0018  │ Status       │ [x] Email                    ││
        │                                                                       │ Joined       │ [x] Phone                    ││
        │                                                                       │ Last login   │ [x] Joined · no room         ││
        │                                                                       │ Password     │ [x] Last login · no room     ││
        │                                                                       │ Phone        │ [x] Status · no room         ││
        │                                                                       │ Address      │ [x] Address · no room        ││
        │                                                                       │              └──────────────────────────────┘│
        │                                                                       │                                              │
        │                                                                       │                                              │
        """)
  }

  @Test func `40×10: the columns scroll`() throws {
    var sitting = try Sitting(width: 40, height: 10)
    sitting.type("c")
    sitting.press(.end)
    #expect(
      sitting.screen == """
         users.json · 3 users
        ┌ Users ───────────────────────────────┐
        │   USE┌ Columns ─────────────────────┐│
        │▸● ada│ [x] Phone · no room          ││
        │ ● chu│ [x] Joined · no room         ││
        │ ○ bob│ [x] Last login · no room     ││
        │      │ [x] Status · no room         ││
        │      │▸[x] Address · no room        ││
        └──────└──────────────────────────────┘┘
         Space Show  s Sort  F1 Help
        """)
  }

  @Test func `nobody passes the filter: how to take it away is said`() throws {
    var sitting = try Sitting()
    sitting.type("/nobody")
    sitting.press(.enter)
    #expect(sitting.screen.contains("Nobody passes the filter. Esc takes it away."))
    #expect(sitting.lines[0].hasPrefix(" users.json · 0 of 3 users "))
  }

  @Test func `hits are shown where they stand, also of wide letters and of initials`() throws {
    func hits(_ filter: String) throws -> [String] {
      var sitting = try Sitting()
      sitting.type("/\(filter)")
      sitting.press(.enter)
      let frame = sitting.frame
      return sitting.model.layout.list.rows.compactMap { y in
        let cells = frame.row(y).filter { $0.style.role == .match }
        return cells.isEmpty ? nil : cells.map(\.text).joined()
      }
    }
    #expect(try hits("love") == ["Love"])
    #expect(try hits("ㅊㅅ") == ["철수"])
    #expect(try hits("example org") == ["exampleorg", "exampleorg"])
    #expect(try hits("email:example") == ["example", "example", "example"])
    #expect(try hits("-kim is:active") == [])
    #expect(try hits("~cls") == ["cls"])
  }

  @Test func `a hit that the column cuts off ends with the column`() throws {
    var sitting = try Sitting([Person(username: String(repeating: "x", count: 40))])
    sitting.type("/xxx")
    let row = sitting.frame.row(3)
    #expect(row.filter { $0.style.role == .match }.count == 17)
  }
}
