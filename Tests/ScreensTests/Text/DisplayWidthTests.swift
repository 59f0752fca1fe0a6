import Testing

@testable import Screens

struct `Display width` {
  @Test(arguments: ["a", "~", "é", "ş", "ж", "م", "─", "…", "▸", "ｱ", "☂", "◌", "\u{903}"] as [Unicode.Scalar])
  func `letters and symbols take one column`(scalar: Unicode.Scalar) {
    #expect(scalar.displayWidth == 1)
  }

  @Test(
    arguments: ["가", "힣", "ㄱ", "ᄀ", "漢", "か", "Ａ", "￦", "\u{3000}", "👨", "⌚", "🀄", "𠀀", "\u{1FAE8}"] as [Unicode.Scalar]
  )
  func `Hangul, kanji, kana, fullwidth forms and emoji take two`(scalar: Unicode.Scalar) {
    #expect(scalar.displayWidth == 2)
  }

  @Test(
    arguments: ["\u{301}", "\u{20DD}", "\u{64E}", "\u{3099}", "\u{1161}", "\u{11A8}", "\u{D7B0}"] as [Unicode.Scalar])
  func `combining marks and conjoining jamo take none`(scalar: Unicode.Scalar) {
    #expect(scalar.displayWidth == 0)
  }

  @Test func `the ends of the first, an inner and the last wide range are wide and their neighbours are not`() {
    let columns = [0x10FF, 0x1100, 0x115F, 0x231A, 0x231B, 0x231C, 0x2FFFF, 0x30000, 0x3FFFD, 0x3FFFE]
      .compactMap { Unicode.Scalar($0)?.displayWidth }
    #expect(columns == [1, 2, 2, 2, 2, 1, 1, 2, 2, 1])
  }

  @Test func `the wide ranges are in order and apart`() {
    #expect(wideRanges.count.isMultiple(of: 2))
    #expect(
      zip(wideRanges.indices, zip(wideRanges, wideRanges.dropFirst())).allSatisfy { index, pair in
        index.isMultiple(of: 2) ? pair.0 <= pair.1 : pair.0 < pair.1
      })
  }
}
