import JSONStore
import Testing

@testable import Screens

@Suite struct `Lists of commands at 80×24` {
  @Test func `the help`() throws {
    var sitting = try Sitting(busy: "en")
    sitting.press(.character("?"))
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Keys ──────────────────────────────────────────────────────── 1–19 of 34 ────┐
        │ Search                                                                       │
        │▸a  Ins           Add a user                                                  │
        │ e  Enter  F2     Edit the selected user                                      │
        │ p                Set a new password                                          │
        │ d  Del  F8       Delete the selected user, or those who are marked           │
        │ x                What can be done with the marked users, or the selected one │
        │ u              ✗ Undo what was done last in this sitting                     │
        │ Ctrl-R         ✗ Redo what was undone last                                   │
        │ s              ✗ Fill an empty store with sample users                       │
        │ /  F3            Find users: words, ~fuzzy, -not, is:, pk:, email: …         │
        │ Esc              A step back: out of a range, out of the filter              │
        │ Space            Mark the selected user, or a range, and go on               │
        │ v                Begin or end a range of marks                               │
        │ *                Mark all users that pass the filter, or none of them        │
        │ \\                Take all marks away                                         │
        │ 1 … 8            Sort by that column: up, down, no more                      │
        │ Alt-1 … Alt-8    Sort by that column too                                     │
        │ c                Choose the columns, their order, and what to sort by        │
        │ ↑  k             Up                                                          │
        │ ↓  j             Down                                                        │
        └──────────────────────────────────────────────────────────────────────────────┘
         Enter Run  Esc Close
        """)
  }

  @Test func `the help, searched`() throws {
    var sitting = try Sitting(busy: "en")
    sitting.press(.character("?"))
    sitting.type("user s")
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Keys ────────────────────────────────────────────────────────────────────────┐
        │ Search user s                                                                │
        │▸e  Enter  F2     Edit the selected user                                      │
        │ d  Del  F8       Delete the selected user, or those who are marked           │
        │ x                What can be done with the marked users, or the selected one │
        │ s              ✗ Fill an empty store with sample users                       │
        │ Space            Mark the selected user, or a range, and go on               │
        │ a  Ins           Add a user                                                  │
        │ /  F3            Find users: words, ~fuzzy, -not, is:, pk:, email: …         │
        │ *                Mark all users that pass the filter, or none of them        │
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
         Enter Run  Esc Close
        """)
  }

  @Test func `the palette`() throws {
    var sitting = try Sitting(busy: "en")
    sitting.press(.character(":"))
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Commands ──────────────────────────────────────────────────── 1–19 of 62 ────┐
        │ Search                                                                       │
        │▸a  Ins           Add a user                                                  │
        │ e  Enter  F2     Edit the selected user                                      │
        │ p                Set a new password                                          │
        │ d  Del  F8       Delete the selected user, or those who are marked           │
        │ x                What can be done with the marked users, or the selected one │
        │ u              ✗ Undo what was done last in this sitting                     │
        │ Ctrl-R         ✗ Redo what was undone last                                   │
        │ s              ✗ Fill an empty store with sample users                       │
        │ /  F3            Find users: words, ~fuzzy, -not, is:, pk:, email: …         │
        │ Esc              A step back: out of a range, out of the filter              │
        │ Space            Mark the selected user, or a range, and go on               │
        │ v                Begin or end a range of marks                               │
        │ *                Mark all users that pass the filter, or none of them        │
        │ \\                Take all marks away                                         │
        │ c                Choose the columns, their order, and what to sort by        │
        │ ↑  k             Up                                                          │
        │ ↓  j             Down                                                        │
        │ PgUp             A page up                                                   │
        │ PgDn             A page down                                                 │
        └──────────────────────────────────────────────────────────────────────────────┘
         Enter Run  Esc Close
        """)
  }

  @Test func `the palette, searched for what sorts`() throws {
    var sitting = try Sitting(busy: "en")
    sitting.press(.character(":"))
    sitting.type("sort")
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Commands ────────────────────────────────────────────────────────────────────┐
        │ Search sort                                                                  │
        │▸1                Sort by Username: up, down, no more                         │
        │ 2                Sort by Name: up, down, no more                             │
        │ 3                Sort by Email: up, down, no more                            │
        │ 4                Sort by Phone: up, down, no more                            │
        │ 5                Sort by Joined: up, down, no more                           │
        │ 6                Sort by Last login: up, down, no more                       │
        │ 7                Sort by Status: up, down, no more                           │
        │ 8                Sort by Address: up, down, no more                          │
        │ Alt-1            Sort by Username too                                        │
        │ Alt-2            Sort by Name too                                            │
        │ Alt-3            Sort by Email too                                           │
        │ Alt-4            Sort by Phone too                                           │
        │ Alt-5            Sort by Joined too                                          │
        │ Alt-6            Sort by Last login too                                      │
        │ Alt-7            Sort by Status too                                          │
        │ Alt-8            Sort by Address too                                         │
        │ c                Choose the columns, their order, and what to sort by        │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         Enter Run  Esc Close
        """)
  }

  @Test func `the palette, searched, in Korean`() throws {
    var sitting = try Sitting(busy: "ko")
    sitting.press(.character(":"))
    sitting.type("사용자")
    #expect(
      sitting.screen == """
         users.json · 사용자 4명
        ┌ 명령 ────────────────────────────────────────────────────────────────────────┐
        │ 검색 사용자                                                                  │
        │▸a  Ins           사용자를 추가합니다                                         │
        │ /  F3            사용자 찾기: 낱말, ~퍼지, -제외, is:, pk:, email: …         │
        │ 1                사용자 이름 열로 정렬: 오름차순, 내림차순, 해제             │
        │ Alt-1            사용자 이름 열로도 정렬                                     │
        │ e  Enter  F2     선택한 사용자를 편집합니다                                  │
        │ d  Del  F8       선택하거나 표시한 사용자를 삭제합니다                       │
        │ x                표시한 사용자나 선택한 사용자에게 할 수 있는 작업           │
        │ s              ✗ 빈 저장소를 예제 사용자로 채웁니다                          │
        │ Space            선택한 사용자나 범위를 표시하고 다음으로                    │
        │ *                필터에 맞는 사용자를 모두 표시하거나 모두 해제              │
        │ .                선택한 사용자에 관한 것만 보거나 다시 모두 봅니다    시그널 │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
         Enter 실행  Esc 닫기
        """)
  }
}

@Suite struct `Lists of commands at other sizes` {
  @Test func `120×40: the columns to sort by, in Korean`() throws {
    var sitting = try Sitting(busy: "ko", width: 120, height: 40)
    sitting.press(.character("?"))
    sitting.type("1")
    sitting.press(.enter)
    #expect(
      sitting.screen == """
         users.json · 사용자 4명
        ┌ 열 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────┐
        │ 검색                                                                                                                 │
        │▸1   사용자 이름 열로 정렬: 오름차순, 내림차순, 해제                                                                  │
        │ 2   이름 열로 정렬: 오름차순, 내림차순, 해제                                                                         │
        │ 3   이메일 열로 정렬: 오름차순, 내림차순, 해제                                                                       │
        │ 4   전화번호 열로 정렬: 오름차순, 내림차순, 해제                                                                     │
        │ 5   가입일 열로 정렬: 오름차순, 내림차순, 해제                                                                       │
        │ 6   마지막 로그인 열로 정렬: 오름차순, 내림차순, 해제                                                                │
        │ 7   상태 열로 정렬: 오름차순, 내림차순, 해제                                                                         │
        │ 8   주소 열로 정렬: 오름차순, 내림차순, 해제                                                                         │
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
         Enter 실행  Esc 닫기
        """)
  }

  @Test func `120×40: the help, searched`() throws {
    var sitting = try Sitting(busy: "en", width: 120, height: 40)
    sitting.press(.character("?"))
    sitting.type("pane")
    #expect(
      sitting.screen == """
         users.json · 4 users
        ┌ Keys ────────────────────────────────────────────────────────────────────────────────────────────────────────────────┐
        │ Search pane                                                                                                          │
        │▸Tab              To the next pane                                                                                    │
        │ Shift-Tab        To the previous pane                                                                                │
        │ :  Ctrl-P        Find a command of any pane and run it                                                               │
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
        │                                                                                                                      │
        │                                                                                                                      │
        └──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
         Enter Run  Esc Close
        """)
  }

  @Test func `120×40: the palette of a store that is read-only`() throws {
    var sitting = try Sitting(width: 120, height: 40, readOnly: .requested)
    sitting.press(.character(":"))
    #expect(
      sitting.screen == """
         users.json · 3 users                                                                                         read-only
        ┌ Commands ──────────────────────────────────────────────────────────────────────────────────────────── 1–35 of 62 ────┐
        │ Search                                                                                                               │
        │▸a  Ins         ✗ Add a user                                                                                          │
        │ e  Enter  F2   ✗ Edit the selected user                                                                              │
        │ p              ✗ Set a new password                                                                                  │
        │ d  Del  F8     ✗ Delete the selected user, or those who are marked                                                   │
        │ x                What can be done with the marked users, or the selected one                                         │
        │ u              ✗ Undo what was done last in this sitting                                                             │
        │ Ctrl-R         ✗ Redo what was undone last                                                                           │
        │ s              ✗ Fill an empty store with sample users                                                               │
        │ /  F3            Find users: words, ~fuzzy, -not, is:, pk:, email: …                                                 │
        │ Esc              A step back: out of a range, out of the filter                                                      │
        │ Space            Mark the selected user, or a range, and go on                                                       │
        │ v                Begin or end a range of marks                                                                       │
        │ *                Mark all users that pass the filter, or none of them                                                │
        │ \\                Take all marks away                                                                                 │
        │ c                Choose the columns, their order, and what to sort by                                                │
        │ ↑  k             Up                                                                                                  │
        │ ↓  j             Down                                                                                                │
        │ PgUp             A page up                                                                                           │
        │ PgDn             A page down                                                                                         │
        │ Ctrl-U           Half a page up                                                                                      │
        │ Ctrl-D           Half a page down                                                                                    │
        │ Home  g          To the first line                                                                                   │
        │ End  G           To the last line; the signal log follows again                                                      │
        │ Tab              To the next pane                                                                                    │
        │ Shift-Tab        To the previous pane                                                                                │
        │ <                Move the border of list and detail to the left                                                      │
        │ >                Move the border of list and detail to the right                                                     │
        │ ?  F1            Show these keys                                                                                     │
        │ :  Ctrl-P        Find a command of any pane and run it                                                               │
        │ q  F10  Ctrl-C   Quit                                                                                                │
        │ Ctrl-L           Draw the screen anew                                                                                │
        │ Ctrl-Z           Suspend; fg comes back                                                                              │
        │ Enter            Show the event in full                                                                      Signals │
        │ /                Filter: words, ~fuzzy, -not, is:, user:, pk: …                                              Signals │
        │ .                Only what is about the selected user, or all again                                          Signals │
        └──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
         Enter Run  Esc Close
        """)
  }

  @Test func `40×10: the palette`() throws {
    var sitting = try Sitting(width: 40, height: 10)
    sitting.press(.tab, .character(":"), .pageDown)
    #expect(
      sitting.screen == """
         users.json · 3 users
        ┌ Commands ───────────── 1–5 of 62 ────┐
        │ Search                               │
        │ a  Ins           Add a user          │
        │ e  Enter  F2     Edit the selected … │
        │ p                Set a new password  │
        │ d  Del  F8       Delete the selecte… │
        │▸x                What can be done w… │
        └──────────────────────────────────────┘
         Enter Run  Esc Close
        """)
  }
}

@Suite struct `Lists of commands on 80 columns` {
  private static let languages = ["en", "ko"]

  /// Whether each sentence of a list stands on the screen, whole.
  private func expectWhole(
    _ list: CommandList, _ language: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    // High enough for all of them.
    var model = try Sitting(language: language, width: 80, height: 100).model
    model.dialogs = [.commands(list)]
    let lines = view(model).description.split(separator: "\n")
    for entry in list.entries {
      let sentence = " " + entry.sentence(model.texts) + " "
      #expect(lines.contains { $0.contains(sentence) }, "\(sentence)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: `Key map`.all, languages)
  func `no sentence of any help is cut`(_ keys: (name: String, map: KeyMap), language: String) throws {
    try expectWhole(CommandList(of: keys.map), language)
  }

  @Test(arguments: Screens.Model.Pane.allCases, languages)
  func `no sentence of the palette is cut`(pane: Screens.Model.Pane, language: String) throws {
    try expectWhole(CommandList(ofAllFrom: pane, UserColumn.allCases), language)
  }
}
