import Testing

@testable import Screens

/// What a person sees of a text, one glyph after the other.
private func shown(_ text: String) -> String { Glyphs(text).map(\.text).joined() }

/// The glyphs that are drawn as escapes, the others left out.
private func escapes(_ text: String) -> String { Glyphs(text).filter(\.isEscape).map(\.text).joined() }

private func widths(_ text: String) -> [Int] { Glyphs(text).map(\.width) }

/// Texts are compared by scalars here, for to `String` composed and decomposed are the same.
private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

struct `Glyphs of harmless text` {
  @Test(arguments: ["ada", "Zoë", "김철수", "漢字", "محمد", "ＡＢＣ", "O’Brien <x>", "½ ☂ ─"])
  func `are its characters`(text: String) {
    #expect(Glyphs(text).map(\.text) == text.map(String.init))
    #expect(escapes(text) == "")
  }

  @Test func `count Hangul and fullwidth forms as two columns`() {
    #expect(widths("a김ＡｱЖ") == [1, 2, 2, 1, 1])
    #expect(Glyphs.width(of: "a김ＡｱЖ") == 7)
  }

  @Test func `keep combining marks with their letter`() {
    #expect(scalars(shown("e\u{301}x")) == [0x65, 0x301, 0x78])
    #expect(widths("e\u{301}x") == [1, 1])
  }

  @Test func `turn every kind of space into plain ones of the same width`() {
    #expect(shown("a\u{A0}b\u{2003}c\u{1680}d") == "a b c d")
    #expect(shown("a\u{3000}b") == "a  b")
    #expect(widths("\u{3000}") == [1, 1])
  }

  @Test func `compose decomposed Hangul`() {
    #expect(scalars(shown(NastyNames.decomposed)) == scalars("각한"))
    #expect(scalars(shown("\u{AC00}\u{11A8}")) == scalars("각"))
    #expect(widths(NastyNames.decomposed) == [2, 2])
  }

  @Test func `show jamo without a syllable as letters`() {
    #expect(scalars(shown("\u{1100}")) == [0x1100])
    #expect(shown("\u{1161}\u{11A8}\u{11C2}") == "ㅏㄱㅎ")
    #expect(widths("\u{1175}") == [2])
    #expect(shown("\u{1175}") == "ㅣ")
  }

  @Test func `leave old Hangul to the terminal, in two columns`() {
    #expect(scalars(shown("\u{1113}\u{1161}")) == [0x1113, 0x1161])
    #expect(widths("\u{1113}\u{1161}") == [2])
  }
}

struct `Glyphs of emoji` {
  @Test func `are the parts of a family side by side`() {
    #expect(shown(NastyNames.family) == "👨👩👧👦")
    #expect(widths(NastyNames.family) == [2, 2, 2, 2])
  }

  @Test func `come without skin tone and variation selector`() {
    #expect(scalars(shown("👍🏽")) == scalars("👍"))
    #expect(scalars(shown("☂\u{FE0F}☂\u{FE0E}")) == [0x2602, 0x2602])
    #expect(widths("☂\u{FE0F}") == [1])
    #expect(scalars(shown("👩🏽‍⚕️")) == [0x1F469, 0x2695])
  }

  @Test func `are letters for flags and the key for keycaps, as escapes`() {
    #expect(escapes("🇰🇷") == "KR")
    #expect(escapes("🇺") == "U")
    #expect(escapes("1️⃣2") == "1")
    #expect(shown("1️⃣2") == "12")
  }

  @Test func `show what hides in malformed sequences`() {
    #expect(escapes("a🏽") == "<1F3FD>")
    #expect(escapes("👨\u{200D}") == "<200D>")
    #expect(escapes("☂\u{FE0F}\u{FE0F}") == "<FE0F>")
    #expect(escapes("1\u{FE0F}") == "<FE0F>")
    #expect(escapes("🏴\u{E0067}") == "<E0067>")
  }
}

struct `Glyphs of what cannot be seen` {
  @Test func `are pictures of control characters`() {
    #expect(shown("\0\t\r\u{8}\u{1B}[31m\u{7F}") == "␀␉␍␈␛[31m␡")
    #expect(shown("a\r\nb") == "a␍␊b")
    #expect(escapes("x\u{1B}[0m") == "␛")
  }

  @Test(arguments: [
    ("\u{9B}", "<009B>"), ("\u{202E}", "<202E>"), ("\u{200B}", "<200B>"), ("\u{AD}", "<00AD>"), ("\u{FEFF}", "<FEFF>"),
    ("\u{2029}", "<2029>"), ("\u{3164}", "<3164>"), ("\u{FFA0}", "<FFA0>"), ("\u{115F}", "<115F>"),
    ("\u{1160}", "<1160>"), ("\u{2800}", "<2800>"), ("\u{FE0F}", "<FE0F>"), ("\u{E0041}", "<E0041>"),
    ("\u{FFFE}", "<FFFE>"), ("\u{E000}", "<E000>"), ("\u{10FFFF}", "<10FFFF>"), ("\u{378}", "<0378>"),
    ("\u{2066}", "<2066>"), ("\u{34F}", "<034F>"),
  ])
  func `are numbers, one column a digit`(text: String, number: String) {
    #expect(Glyphs(text).map(\.text) == number.map(String.init))
    #expect(escapes("a" + text) == number)
  }

  @Test func `show a joiner between letters`() {
    #expect(shown("a\u{200D}b") == "a<200D>b")
  }

  @Test func `put a mark without a letter on a dotted circle`() {
    #expect(scalars(shown("\u{301}x")) == [0x25CC, 0x301, 0x78])
    #expect(scalars(shown("e\u{34F}\u{301}")) == scalars("e<034F>\u{25CC}\u{301}"))
    #expect(widths("\u{301}x") == [1, 1])
  }

  @Test func `keep four of fifty marks`() {
    #expect(Glyphs(NastyNames.zalgo).map { $0.text.unicodeScalars.count } == [5])
    #expect(widths(NastyNames.zalgo) == [1])
  }

  @Test func `let no scalar through that a terminal may obey or draw in other columns`() {
    let ranges: [ClosedRange<UInt32>] = [0...0xFFFF, 0x1D000...0x1FFFF, 0xE0000...0xE0FFF]
    for scalar in ranges.joined().lazy.compactMap(Unicode.Scalar.init) {
      for glyph in Glyphs(String(Character(scalar))) {
        let sent = Array(glyph.text.unicodeScalars)
        let isSafe =
          sent[0].properties.generalCategory != .control && !sent[0].properties.isDefaultIgnorableCodePoint
          && sent[0].displayWidth == glyph.width && sent.dropFirst().allSatisfy { $0.displayWidth == 0 }
        #expect(isSafe, "U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  @Test(arguments: NastyNames.all)
  func `are the same for a name and for its characters one by one`(name: String) {
    #expect(Array(Glyphs(name)) == name.flatMap { Glyphs(String($0)) })
  }
}

struct `Fitting text into columns` {
  private func fitted(_ text: String, _ columns: Int, pads: Bool = false) -> String {
    Glyphs(text).fitting(columns, pads: pads).map(\.text).joined()
  }

  @Test func `leaves what fits alone`() {
    #expect(fitted("kim", 3) == "kim")
    #expect(fitted("kim", 5) == "kim")
    #expect(fitted("", 5) == "")
  }

  @Test func `ends in an ellipsis what does not`() {
    #expect(fitted("chulsoo", 4) == "chu…")
    #expect(fitted("chulsoo", 1) == "…")
    #expect(fitted("chulsoo", 0) == "")
    #expect(fitted("chulsoo", -1) == "")
  }

  @Test func `never halves a wide glyph`() {
    #expect(fitted("김철수", 6) == "김철수")
    #expect(fitted("김철수", 5) == "김철…")
    #expect(fitted("김철수", 4) == "김… ")
    #expect(fitted("김철수", 2) == "… ")
    #expect(Glyphs("김철수").clipped(to: 3).map(\.text).joined() == "김 ")
  }

  @Test func `pads with spaces when asked`() {
    #expect(fitted("김", 4, pads: true) == "김  ")
    #expect(fitted("", 2, pads: true) == "  ")
  }

  @Test(arguments: NastyNames.all)
  func `fills the columns exactly whatever the name`(name: String) {
    for columns in 0...12 {
      #expect(Glyphs(name).fitting(columns, pads: true).reduce(0) { $0 + $1.width } == columns)
      #expect(Glyphs(name).clipped(to: columns, pads: true).reduce(0) { $0 + $1.width } == columns)
    }
  }
}
