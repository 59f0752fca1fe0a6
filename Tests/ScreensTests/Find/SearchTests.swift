import Testing

@testable import Screens

@Suite struct `Words that are looked for` {
  @Test(arguments: ["pane", "PANE", "next pane", "pane next", "  pane  ", "to the", ""])
  func `every word must be there, in any order and case`(query: String) {
    #expect(Search(query).rank(of: "To the next pane", ["Tab"]) != nil)
  }

  @Test(arguments: ["pain", "pane user", "nextpane"])
  func `a word that is nowhere is not found`(query: String) {
    #expect(Search(query).rank(of: "To the next pane", ["Tab"]) == nil)
  }

  @Test func `a word may stand in the text and another in a name`() {
    #expect(Search("tab pane").rank(of: "To the next pane", ["Tab"]) != nil)
  }

  @Test(arguments: ["저장", "편집 사용자", "ㅍㅈ", "\u{1109}\u{1161}\u{110B}\u{116D}\u{11BC}\u{110C}\u{1161}"])
  func `Hangul is found, however it is spelt`(query: String) {
    #expect((Search(query).rank(of: "선택한 사용자를 편집합니다", []) != nil) == !query.contains("저장"))
  }

  @Test func `the name is best, then the beginning, then a word's, then anything`() {
    let search = Search("e")
    let ranks = [
      search.rank(of: "Edit", ["e"]), search.rank(of: "Edit", ["x"]), search.rank(of: "To the end", ["x"]),
      search.rank(of: "Delete", ["x"]), search.rank(of: "Quit", ["x"]),
    ]
    #expect(ranks == [0, 1, 2, 3, nil])
  }

  @Test(arguments: [
    ("a", "Add a user", [0..<1, 4..<5]), ("user ADD", "Add a user", [6..<10, 0..<3]),
    ("사용", "선택한 사용자", [7..<11]), ("ㅅㅌ", "선택한", [0..<4]), ("aa", "aaa", [0..<2]), ("", "Add", []), ("x", "Add", []),
  ])
  func `hits are the columns in which the words stand`(query: String, text: String, hits: [Range<Int>]) {
    #expect(Search(query).hits(in: text) == hits)
  }

  @Test func `hits are shown on a frame, wide ones whole, and none past the text`() {
    var frame = Frame(width: 12, height: 1)
    frame.write("김철수 lee", x: 1, y: 0, width: 6, finding: Search("철수 lee"))
    #expect(frame.description == " 김철…")
    let marked = frame.row(0).map { $0.style.role == .match }
    #expect(marked.firstIndex(of: true) == 3 && marked.lastIndex(of: true) == 6)
  }
}
