import Testing

@testable import Screens

struct FoldedTextTests {
  private func folded(_ text: String) -> String { String(decoding: FoldedText.bytes(text), as: UTF8.self) }

  @Test(arguments: [
    ("Ada", "ada"), ("ÅSA", "asa"), ("Zoë", "zoe"), ("STRASSE", "strasse"), ("Straße", "strasse"),
    ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
    ("σίσυφος", "σισυφοσ"), ("Ada É, Zoe\u{308} ✓ A", "ada e, zoe ✓ a"), ("x김A철e\u{301}", "x김a철e"), ("Йод", "иод"),
    ("ＡＤＡ", "ada"), ("ﬁn", "fin"), ("İ", "i"), ("김철수", "김철수"), ("ガ", "ガ"), ("ﷺ", "صلى الله عليه وسلم"),
  ])
  func `case, accents and width are folded away`(text: String, expected: String) {
    #expect(folded(text) == expected)
  }

  @Test func `Hangul in pieces, as macOS writes it, is put together`() {
    #expect(folded("\u{1100}\u{1175}\u{11B7}") == "김")
  }

  @Test func `every syllable of Hangul stays as it is, and nothing beside them does for their sake`() {
    let syllables = String(String.UnicodeScalarView((0xAC00...0xD7A3).compactMap(Unicode.Scalar.init)))
    #expect(folded(syllables) == syllables)
    #expect(folded("A" + syllables + "B") == "a" + syllables + "b")
    #expect(folded("가\u{11A8}") == "각" && folded("가\u{301}") == "가" && folded("e가\u{301}") == "e가")
    #expect(folded("김É") == "김e" && folded("É김") == "e김" && folded("김\u{D7B0}") == "김\u{D7B0}")
    #expect(folded("김＊ﾀ") == "김*タ" && folded("김😀") == "김😀" && folded("\u{ABFF}Ａ") == "\u{ABFF}a")
  }

  @Test func `a zero, which ends texts in the index, is none any more`() {
    #expect(folded("a\0b") == "a\u{1}b")
    #expect(folded("é\0b") == "e\u{1}b")
  }

  @Test func `Hangul comes behind Latin, whatever the case`() {
    let sorted = ["나", "b", "가", "A", "ä", "Z", "漢"].sorted {
      FoldedText.bytes($0).lexicographicallyPrecedes(FoldedText.bytes($1))
    }
    #expect(sorted == ["A", "ä", "b", "Z", "漢", "가", "나"])
  }
}
