@testable import JSONStore
import Testing
import Users

@testable import Screens

@Suite struct `The screen at other sizes` {
  @Test func `120×40: the detail stands beside the list`() throws {
    let sitting = try Sitting(busy: "en", width: 120, height: 40)
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Users ────────────────────────────────────────────────────────────────┬ chulsoo ─────────────────────────────────────┐
        │   USERNAME        NAME            EMAIL             PHONE             │ Username     chulsoo                         │
        │ ● ada             Ada Lovelace    ada@example.org   +44 20 7946 0018  │ Name         김철수                          │
        │▸● chulsoo         김철수          kim@example.com   010-1234-5678     │ Email        kim@example.com                 │
        │ ○ bob             Bob Martin      bob@example.org                     │ Status       active                          │
        │ ● dora                                                                │ Joined       2026-11-22 15:04                │
        │                                                                       │ Last login   never                           │
        │                                                                       │ Password     disabled                        │
        │                                                                       │ Phone        010-1234-5678                   │
        │                                                                       │ Address      서울특별시 강남구 테헤란로 1    │
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

  @Test func `60×16: every pane is there still`() throws {
    let sitting = try Sitting(busy: "en", width: 60, height: 16)
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Users ───────────────────────────────────── 1–2 of 4 ────┐
        │   USERNAME         NAME             EMAIL                │
        │ ● ada              Ada Lovelace     ada@example.org      │
        │▸● chulsoo          김철수           kim@example.com      │
        ├ chulsoo ─────────────────────────────────── 1–2 of 5 ────┤
        │ Name      김철수           Joined       2026-11-22 15:04 │
        │ Email     kim@example.com  Last login   never            │
        ├ Signals ─────────────────────────────────────── live ────┤
        │ 15:04:01.123 #1 post_save auth.user 4 dora created       │
        │     └ users.create_profile ✓ 0.4 ms                      │
        │       → #2 post_save users.userprofile 4 created         │
        │ 15:04:03.123 #3 post_save auth.user 1 ada email          │
        │                                                          │
        └──────────────────────────────────────────────────────────┘
         a Add  e Edit  d Delete  x Actions  ? Help  q Quit
        """)
  }

  @Test func `40×10: one pane is shown, the list first`() throws {
    let sitting = try Sitting(busy: "en", width: 40, height: 10)
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Users ───────────────────────────────┐
        │   USERNAME         NAME              │
        │ ● ada              Ada Lovelace      │
        │▸● chulsoo          김철수            │
        │ ○ bob              Bob Martin        │
        │ ● dora                               │
        │                                      │
        └──────────────────────────────────────┘
         a Add  e Edit  ? Help  q Quit
        """)
  }

  @Test func `40×10: then the detail`() throws {
    var sitting = try Sitting(busy: "en", width: 40, height: 10)
    sitting.press(.tab)
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ chulsoo ────────────── 1–6 of 10 ────┐
        │ Username     chulsoo                 │
        │ Name         김철수                  │
        │ Email        kim@example.com         │
        │ Status       active                  │
        │ Joined       2026-11-22 15:04        │
        │ Last login   never                   │
        └──────────────────────────────────────┘
         a Add  e Edit  ? Help  q Quit
        """)
  }

  @Test func `40×10: then the log`() throws {
    var sitting = try Sitting(busy: "en", width: 40, height: 10)
    sitting.press(.tab, .tab)
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Signals ─────────────────── live ────┐
        │ 15:04:01.123 #1 post_save auth.user… │
        │     └ users.create_profile ✓ 0.4 ms  │
        │       → #2 post_save users.userprof… │
        │▸15:04:03.123 #3 post_save auth.user… │
        │                                      │
        │                                      │
        └──────────────────────────────────────┘
         Enter Open  / Filter  ? Help  q Quit
        """)
  }

  @Test func `40×10: an error stands below its field where there is no room beside it`() throws {
    var sitting = try Sitting(width: 40, height: 10)
    sitting.press(.character("a"))
    sitting.type("ada")
    sitting.press(.tab)
    #expect(
      sitting.screen == """
         users.json · 3 users
        ┌ Add user ───────────── 1–6 of 11 ────┐
        │*Username    ada                      │
        │             This username is taken.  │
        │ First name                           │
        │ Last name                            │
        │ Email                                │
        │ Active      [x]                      │
        └──────────────────────────────────────┘
         Enter Save  Esc Leave  F1 Help
        """)
  }

  @Test func `40×10: a question is wrapped`() throws {
    var sitting = try Sitting(width: 40, height: 10)
    sitting.press(.character("d"))
    #expect(
      sitting.screen == """
         users.json · 3 users
        ┌ ┌─────────────────────────────────┐──┐
        │ │ Delete ada?                     │  │
        │▸│ Its profile goes with it: phone │  │
        │ │ number and address.             │  │
        │ │                                 │  │
        │ │ y delete   n keep               │  │
        │ └─────────────────────────────────┘  │
        └──────────────────────────────────────┘

        """)
  }

  @Test func `39×9: it says what it needs and shows nothing else`() throws {
    let sitting = try Sitting(width: 39, height: 9)
    #expect(
      sitting.screen == """




        Too small: 40×10 needed.




        """)
  }

  @Test(arguments: [
    ("en", 20, 8, ["", "", "", "Too small: 40×10", "needed.", "", "", ""]),
    ("ko", 12, 5, ["", "너무", "작습니다:", "40×10 필요", ""]),
  ])
  func `what is needed is wrapped where it has no room`(language: String, width: Int, height: Int, lines: [String])
    throws
  {
    #expect(try Sitting(language: language, width: width, height: height).lines == lines)
  }

  @Test func `40×10: a form opens over the log too`() throws {
    var sitting = try Sitting(width: 40, height: 10)
    sitting.press(.backTab, .character("a"))
    #expect(sitting.lines[1].hasPrefix("┌ Add user "))
    #expect(sitting.frame.cursor != nil)
  }

  @Test func `40×10: the form tells which of its lines are shown`() throws {
    var sitting = try Sitting(width: 40, height: 10)
    sitting.press(.character("e"))
    #expect(sitting.lines[1] == "┌ Edit user ──────────── 1–6 of 10 ────┐")
    sitting.press(.backTab)
    #expect(sitting.lines[1] == "┌ Edit user ─────────── 5–10 of 10 ────┐")
    sitting.learn(.resized(width: 40, height: 24))
    #expect(!sitting.lines[1].contains("10"))
  }

  @Test(arguments: [UserField.username, .phonenumber, .address])
  func `40×10: the field that is typed into is in sight, and so is its error`(field: UserField) throws {
    var sitting = try Sitting(width: 40, height: 10)
    sitting.press(.character("a"))
    while sitting.form?.focus != field { sitting.press(.tab) }
    sitting.type(String(repeating: "(", count: 200))
    sitting.press(.tab, .backTab)
    let cursor = try #require(sitting.frame.cursor)
    #expect(sitting.lines[cursor.y].contains("((("))
    #expect(sitting.lines[cursor.y + 1].contains("At most"))
  }

  @Test func `200×50: more columns are there and the detail takes two fifths`() throws {
    let sitting = try Sitting(busy: "en", width: 200, height: 50)
    #expect(
      sitting.lines[2].words.hasPrefix("│ USERNAME NAME EMAIL PHONE JOINED LAST LOGIN │ Username chulsoo"))
    #expect(sitting.model.layout.detail.width == 80)
    #expect(sitting.lines.allSatisfy { Glyphs.width(of: $0) <= 200 })
  }

  @Test func `resizing at any moment keeps what was typed`() throws {
    var sitting = try Sitting()
    sitting.press(.character("a"))
    sitting.type("do")
    for (width, height) in [(20, 5), (200, 50), (40, 10), (1, 1), (0, 0), (80, 24)] {
      sitting.learn(.resized(width: width, height: height))
      #expect(sitting.frame.width == width && sitting.frame.height == height)
    }
    sitting.type("ra")
    #expect(sitting.form?.draft.texts[.username] == "dora")
  }

  @Test func `the title while the file is read`() throws {
    let store = try StoreSnapshot(Person.three)
    var sitting = Sitting(reading: store, texts: try .language("en"), width: 60, height: 16)
    sitting.learn(.loading(OpenProgress(fraction: 0.42, firstRecords: store)))
    #expect(
      sitting.screen == """
         users.json · 3 users                          reading 42 %
        ┌ Users ───────────────────────────────────── 1–2 of 3 ────┐
        │   USERNAME         NAME             EMAIL                │
        │▸● ada              Ada Lovelace     ada@example.org      │
        │ ● chulsoo          김철수           kim@example.com      │
        ├ ada ─────────────────────────────────────── 1–2 of 4 ────┤
        │ Name      Ada Lovelace     Joined       2026-11-22 15:04 │
        │ Email     ada@example.org  Last login   never            │
        ├ Signals ─────────────────────────────────────── live ────┤
        │ Signals appear here as users are saved.                  │
        │                                                          │
        │                                                          │
        │                                                          │
        │                                                          │
        └──────────────────────────────────────────────────────────┘
         a Add  e Edit  d Delete  x Actions  ? Help  q Quit
        """)
  }
}
