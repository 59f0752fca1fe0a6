@testable import JSONStore
import Testing
import Users

@testable import Screens

@Suite struct `The dialogs of many users` {
  static let sizes = [(80, 24, "en"), (120, 40, "en"), (80, 24, "ko"), (40, 10, "ko")]

  @Test func `the menu at 80×24`() throws {
    var sitting = try Sitting()
    sitting.press(.character("x"), .down)
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
        │                     ┌ Actions on ada ──────────────────┐                     │
        │                     │  a   Activate                    │                     │
        ├ ada ────────────────│ ▸i   Deactivate                  │─────────────────────┤
        │ Name      Ada Lovela│  s   Make staff                  │    2026-11-22 15:04 │
        │ Email     ada@exampl│  n   Make no staff any more      │n   never            │
        │ Status    active · s│  d   Delete, with their profiles │    +44 20 7946 0018 │
        │ Address             │  e   Export to a file            │    disabled         │
        ├ Signals ────────────└──────────────────────────────────┘─────────── live ────┤
        │ Signals appear here as users are saved.                                      │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         Enter Choose  Esc Close  F1 Help
        """)
  }

  @Test func `the question at 80×24`() throws {
    var sitting = try Sitting()
    let all = [1, 2, 3].map { PrimaryKey.integer($0) }
    sitting.learn(.tallied(try BulkTally(.set(.isActive, false), of: all, in: sitting.store)))
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
        │                     ┌──────────────────────────────────┐                     │
        ├ ada ────────────────│ Deactivate 3 users?              │─────────────────────┤
        │ Name      Ada Lovela│ One of them is inactive already. │    2026-11-22 15:04 │
        │ Email     ada@exampl│                                  │n   never            │
        │ Status    active · s│ y change   n keep                │    +44 20 7946 0018 │
        │ Address             └──────────────────────────────────┘    disabled         │
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

  @Test func `the menu of marked users at 120×40`() throws {
    var sitting = try Sitting(width: 120, height: 40)
    sitting.type("*x")
    #expect(
      sitting.lines[0...22].joined(separator: "\n") == """
         users.json · 3 users · 3 marked
        ┌ Users ────────────────────────────────────────────────────────────────┬ ada ─────────────────────────────────────────┐
        │    USERNAME        NAME           EMAIL             PHONE             │ Username     ada                             │
        │▸✓● ada             Ada Lovelace   ada@example.org   +44 20 7946 0018  │ Name         Ada Lovelace                    │
        │ ✓● chulsoo         김철수         kim@example.com   010-1234-5678     │ Email        ada@example.org                 │
        │ ✓○ bob             Bob Martin     bob@example.org                     │ Status       active · staff                  │
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
        │                                         ┌ Actions on 3 users ──────────────┐                                         │
        │                                         │ ▸a   Activate                    │                                         │
        │                                         │  i   Deactivate                  │                                         │
        │                                         │  s   Make staff                  │                                         │
        │                                         │  n   Make no staff any more      │                                         │
        │                                         │  d   Delete, with their profiles │                                         │
        │                                         │  e   Export to a file            │                                         │
        """)
  }

  @Test func `the question about deleting at 120×40`() throws {
    var sitting = try Sitting(width: 120, height: 40)
    let all = [1, 2, 3].map { PrimaryKey.integer($0) }
    sitting.learn(.tallied(try BulkTally(.delete, of: all, in: sitting.store)))
    #expect(
      sitting.lines[16...23].joined(separator: "\n") == """
        │                                                                       │                                              │
        │                              ┌───────────────────────────────────────────────────────┐                               │
        │                              │ Delete 3 users?                                       │                               │
        │                              │ 2 profiles go with them: phone numbers and addresses. │                               │
        │                              │                                                       │                               │
        │                              │ y delete   n keep                                     │                               │
        │                              └───────────────────────────────────────────────────────┘                               │
        │                                                                       │                                              │
        """)
  }

  @Test func `the question tells of marked users whom the filter hides`() throws {
    var sitting = try Sitting()
    sitting.type("*/ada")
    sitting.press(.enter)
    let all = [1, 2, 3].map { PrimaryKey.integer($0) }
    sitting.learn(.tallied(try BulkTally(.delete, of: all, in: sitting.store)))
    #expect(sitting.screen.contains("2 of them are not shown."))
  }

  @Test func `the progress at 120×40`() throws {
    var sitting = try Sitting(width: 120, height: 40)
    sitting.press(.character("u"))
    sitting.learn(.progress(.preparing(25_000, of: 100_000)))
    #expect(
      sitting.lines[16...23].joined(separator: "\n") == """
        │                                                                       │                                              │
        │                                 ┌ Please wait ─────────────────────────────────────┐                                 │
        │                                 │ ██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  25 % │                                 │
        │                                 │ Preparing …                                      │                                 │
        │                                 │ Nothing is saved yet.                            │                                 │
        │                                 └──────────────────────────────────────────────────┘                                 │
        │                                                                       │                                              │
        │                                                                       │                                              │
        """)
    #expect(sitting.lines.last == " Esc Cancel  q Quit")
  }

  @Test func `the writing of it at 80×24, in Korean`() throws {
    var sitting = try Sitting(language: "ko")
    sitting.press(.character("u"))
    sitting.learn(.progress(.writing(99_999, of: 100_000)))
    #expect(
      sitting.lines[9...15].joined(separator: "\n") == """
        │             ┌ 잠시 기다려 주십시오 ────────────────────────────┐             │
        ├ ada ────────│ █████████████████████████████████████████░  99 % │─────────────┤
        │ 이름     Ada│ 쓰는 중: 100,000 가운데 99,999                   │-11-22 15:04 │
        │ 이메일   ada│ 이제 취소할 수 없습니다.                         │             │
        │ 상태     활 └──────────────────────────────────────────────────┘20 7946 0018 │
        │ 주소                                        비밀번호        사용 안 함       │
        ├ 시그널 ────────────────────────────────────────────────────────── 실시간 ────┤
        """)
    #expect(sitting.lines.last == " q 종료")
  }

  @Test func `the field for a path at 80×24, with the cursor in it`() throws {
    var sitting = try Sitting()
    sitting.press(.character("x"), .character("e"))
    #expect(
      sitting.lines[9...14].joined(separator: "\n") == """
        │                                                                              │
        ├ ┌ Export ada ──────────────────────────────────────────────────────────────┐─┤
        │ │ File  users-export.json                                                  │ │
        │ └──────────────────────────────────────────────────────────────────────────┘ │
        │ Status    active · staff                       Phone        +44 20 7946 0018 │
        │ Address                                        Password     disabled         │
        """)
    #expect(sitting.frame.cursor == Position(x: 27, y: 11))
    #expect(sitting.lines.last == " Enter Go on  Esc Cancel  F1 Help")
  }

  /// Asked how to export all three.
  private func exporting(_ language: String, path: String = "users-export.json") throws -> Sitting {
    var sitting = try Sitting(language: language, width: 40, height: 10)
    sitting.type("*xe")
    sitting.press(.control("e"), .control("u"))
    sitting.type(path)
    sitting.press(.enter)
    sitting.answerPath()
    return sitting
  }

  @Test func `40×10: of three answers, the one that has no room stands below the others`() throws {
    var sitting = try exporting("en")
    #expect(
      sitting.screen == """
         u┌──────────────────────────────────┐
        ┌ │ Export 3 users to                │─┐
        │ │ users-export.json?               │ │
        │▸│ With their password hashes, or   │ │
        │ │ without: then nobody in it has a │ │
        │ │ password to log in with.         │ │
        │ │                                  │ │
        │ │ y with hashes   w without        │ │
        └─│ n cancel                         │─┘
          └──────────────────────────────────┘
        """)
    sitting.click("n cancel")
    #expect(sitting.question == nil)
  }

  @Test func `40×10: three answers have room beside each other, in Korean`() throws {
    let sitting = try exporting("ko")
    #expect(
      sitting.screen == """
         ┌────────────────────────────────────┐
        ┌│ 사용자 3명을 users-export.json     │┐
        ││ 파일로 내보낼까요?                 ││
        ││ 비밀번호 해시도 함께 내보낼 수     ││
        ││ 있습니다. 빼면 그 파일의 사용자는  ││
        ││ 비밀번호로 로그인할 수 없습니다.   ││
        ││                                    ││
        ││ y 해시 포함   w 해시 없이   n 취소 ││
        └└────────────────────────────────────┘┘

        """)
  }

  @Test func `40×10: a long question has the row between it and its answers too`() throws {
    let sitting = try exporting("en", path: "~/the shared files of the whole department/users-export.json")
    #expect(
      sitting.screen == """
         u┌──────────────────────────────────┐
        ┌ │ Export 3 users to ~/the shared   │─┐
        │ │ files of the whole               │ │
        │▸│ department/users-export.json?    │ │
        │ │ With their password hashes, or   │ │
        │ │ without: then nobody in it has a │ │
        │ │ password to log in with.         │ │
        │ │ y with hashes   w without        │ │
        └─│ n cancel                         │─┘
          └──────────────────────────────────┘
        """)
  }

  @Test(arguments: sizes)
  func `all are whole at every size`(width: Int, height: Int, language: String) throws {
    var sitting = try Sitting(language: language, width: width, height: height)
    sitting.press(.character("x"))
    #expect(sitting.screen.contains("┌") && sitting.screen.contains("▸a"))
    sitting.press(.character("e"))
    #expect(sitting.screen.contains("users-export.json"))
    sitting.press(.enter)
    sitting.answerPath()
    #expect(sitting.screen.contains("w \(sitting.model.texts(.answerWithoutPasswords))"))
    sitting.press(.escape, .character("u"))
    sitting.learn(.progress(.preparing(1, of: 2)))
    #expect(sitting.screen.contains("█░"))
    #expect(sitting.screen.contains(" 50 %"))
    let frame = sitting.lines.map { $0.contains("█") }
    sitting.learn(.progress(.writing(1, of: 2)))
    // As large as before: nothing flickers.
    #expect(sitting.lines.map { $0.contains("█") } == frame)
    for line in sitting.lines { #expect(Glyphs.width(of: line) <= width) }
  }

  @Test(arguments: [("en", 80, 24), ("en", 120, 40), ("ko", 80, 24), ("ko", 120, 40)])
  func `a sign stands before what the menu cannot do where nothing can be saved`(
    language: String, width: Int, height: Int
  ) throws {
    for readOnly in [ReadOnlyReason?.none, .requested] {
      var sitting = try Sitting(language: language, width: width, height: height, readOnly: readOnly)
      sitting.type("x")
      let refused = ActionMenu.actions.filter { action in
        sitting.screen.contains("\(action.keys[0].name) ✗ \(sitting.model.texts(action.help))")
      }
      #expect(refused.map(\.command) == (readOnly == nil ? [] : ActionMenu.actions.dropLast().map(\.command)))
      #expect(sitting.screen.contains("e   \(sitting.model.texts(.actionExport))"))
    }
  }
}
