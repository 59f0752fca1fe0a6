import Testing

@testable import Screens

@Suite struct `The screen of a new password` {
  private func typed(
    _ password: String, again: String = "", language: String = "en", width: Int = 80, height: Int = 24
  ) throws -> Sitting {
    var sitting = try Sitting(language: language, width: width, height: height)
    sitting.press(.down, .character("e"), .up, .up, .up, .enter)
    sitting.type(password)
    sitting.press(.tab)
    sitting.type(again)
    return sitting
  }

  @Test func `80×24: what Django would refuse stands below the fields`() throws {
    let sitting = try typed("chulsoo", again: "ch")
    #expect(
      sitting.screen == """
         users.json · 3 users
        ┌ Edit user ───────────────────────────────────────────────────────────────────┐
        │ Username    chulsoo                                                          │
        │ First name  철수                                                             │
        │ Last name   김                                                               │
        │ Email       kim@example.com                                                  │
        │ Active      [x]                                                              │
        │ Staff ┌ Set password · chulsoo ──────────────────────────────────────┐       │
        │ Superu│ New password   •••••••                                       │       │
        │ Passwo│ Again          ••                                            │       │
        │ Phone │ Strength       weak                                          │       │
        │ Addres│                                                              │       │
        │       │ Too similar to the field Username.                           │       │
        │       │ At least 8 characters; these are 7.                          │       │
        │       │                                                              │       │
        ├ Signal│                                                              │ve ────┤
        │ Signal└──────────────────────────────────────────────────────────────┘       │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         Enter Set password  Esc Leave  Tab Next field  F1 Help
        """)
  }

  @Test func `80×24: a line of the form tells that it was set`() throws {
    var sitting = try Sitting.settingPassword()
    sitting.press(.enter)
    sitting.answerHash()
    #expect(
      sitting.screen == """
         users.json · 3 users
        ┌ Edit user ───────────────────────────────────────────────────────────────────┐
        │ Username    ada                                                              │
        │ First name  Ada                                                              │
        │ Last name   Lovelace                                                         │
        │ Email       ada@example.org                                                  │
        │ Active      [x]                                                              │
        │ Staff       [x]                                                              │
        │ Superuser   [ ]                                                              │
        │*Password    set anew                                                         │
        │ Phone       +44 20 7946 0018                                                 │
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
         Enter Set password  Del Disable  Ctrl-S Save  Esc Leave  F1 Help
        """)
  }

  @Test func `120×40: it is in the middle`() throws {
    let sitting = try typed("correct horse battery", again: "correct horse battery", width: 120, height: 40)
    #expect(
      sitting.screen == """
         users.json · 3 users
        ┌ Edit user ───────────────────────────────────────────────────────────────────────────────────────────────────────────┐
        │ Username    chulsoo                                                                                                  │
        │ First name  철수                                                                                                     │
        │ Last name   김                                                                                                       │
        │ Email       kim@example.com                                                                                          │
        │ Active      [x]                                                                                                      │
        │ Staff       [ ]                                                                                                      │
        │ Superuser   [ ]                                                                                                      │
        │ Password    disabled                                                                                                 │
        │ Phone       010-1234-5678                                                                                            │
        │ Address     서울특별시 강남구 테헤란로 1                                                                             │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                           ┌ Set password · chulsoo ──────────────────────────────────────┐                           │
        │                           │ New password   •••••••••••••••••••••                         │                           │
        │                           │ Again          •••••••••••••••••••••                         │                           │
        │                           │ Strength       strong                                        │                           │
        │                           │                                                              │                           │
        │                           │                                                              │                           │
        │                           │                                                              │                           │
        │                           │                                                              │                           │
        │                           │                                                              │                           │
        ├ Signals ──────────────────└──────────────────────────────────────────────────────────────┘───────────────── live ────┤
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
        └──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
         Enter Set password  Esc Leave  Tab Next field  F1 Help
        """)
  }

  @Test func `Korean: before anything is typed`() throws {
    let sitting = try typed("", language: "ko")
    #expect(
      sitting.screen == """
         users.json · 사용자 3명
        ┌ 사용자 편집 ─────────────────────────────────────────────────────────────────┐
        │ 사용자 이름  chulsoo                                                         │
        │ 이름         철수                                                            │
        │ 성           김                                                              │
        │ 이메일       kim@example.com                                                 │
        │ 활성         [x]                                                             │
        │ 스태프┌ 비밀번호 설정 · chulsoo ─────────────────────────────────────┐       │
        │ 최고  │ 새 비밀번호                                                  │       │
        │ 비밀번│ 한 번 더                                                     │       │
        │ 전화번│ 강도                                                         │       │
        │ 주소  │                                                              │       │
        │       │ 8자 이상. 숫자뿐이거나 흔하거나 이름·이메일과 비슷하면 안    │       │
        │       │ 됩니다.                                                      │       │
        │       │                                                              │       │
        ├ 시그널│                                                              │간 ────┤
        │ 사용자└──────────────────────────────────────────────────────────────┘       │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         Enter 비밀번호 설정  Esc 나가기  Tab 다음 칸  F1 도움말
        """)
  }

  @Test func `Korean: while it is hashed`() throws {
    var sitting = try typed("비밀번호 김철수", again: "비밀번호 김철수", language: "ko", width: 120, height: 40)
    sitting.press(.enter)
    #expect(
      sitting.screen == """
         users.json · 사용자 3명
        ┌ 사용자 편집 ─────────────────────────────────────────────────────────────────────────────────────────────────────────┐
        │ 사용자 이름  chulsoo                                                                                                 │
        │ 이름         철수                                                                                                    │
        │ 성           김                                                                                                      │
        │ 이메일       kim@example.com                                                                                         │
        │ 활성         [x]                                                                                                     │
        │ 스태프       [ ]                                                                                                     │
        │ 최고 관리자  [ ]                                                                                                     │
        │ 비밀번호     사용 안 함                                                                                              │
        │ 전화번호     010-1234-5678                                                                                           │
        │ 주소         서울특별시 강남구 테헤란로 1                                                                            │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                           ┌ 비밀번호 설정 · chulsoo ─────────────────────────────────────┐                           │
        │                           │ 새 비밀번호   ••••••••                                       │                           │
        │                           │ 한 번 더      ••••••••                                       │                           │
        │                           │ 강도          보통                                           │                           │
        │                           │                                                              │                           │
        │                           │ 해시를 만드는 중 … Esc 키로 취소                             │                           │
        │                           │                                                              │                           │
        │                           │                                                              │                           │
        │                           │                                                              │                           │
        ├ 시그널 ───────────────────└──────────────────────────────────────────────────────────────┘─────────────── 실시간 ────┤
        │ 사용자를 저장하면 시그널이 여기에 나타납니다.                                                                        │
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
         Enter 비밀번호 설정  Esc 나가기  Tab 다음 칸  F1 도움말
        """)
  }

  @Test(arguments: ["en", "ko"])
  func `40×10: all rules are there before anything is typed`(language: String) throws {
    let sitting = try typed("", language: language, width: 40, height: 10)
    let rules = sitting.model.texts(.passwordRules).wrapped(to: 34)
    #expect(rules.allSatisfy(sitting.screen.contains))
  }

  @Test func `40×10: it covers the form, and says as much as there is room for`() throws {
    let sitting = try typed("12345678", again: "x", width: 40, height: 10)
    #expect(
      sitting.screen == """
         users.json · 3 users
        ┌┌ Set password · chulsoo ────────────┐┐
        ││ New password   ••••••••            ││
        ││ Again          •                   ││
        ││ Strength       weak                ││
        ││ Too common: everybody tries it     ││
        ││ first.                             ││
        ││ Not only digits.                   ││
        └└────────────────────────────────────┘┘
         Enter Set password  F1 Help
        """)
  }
}
