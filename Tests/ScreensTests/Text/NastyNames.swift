/// Names that break columns, or the terminal, in programs that print what they are given.
enum NastyNames {
  static let all: [String] = [
    "", " ", "ada", "kim\rroot", "kim\u{8}\u{8}\u{8}ada", "\u{1B}[31mred", "\u{9B}31m", "\u{1B}]0;title\u{7}", "a\r\nb",
    "\0", "\u{7F}", "\u{202E}nimda", "a\u{200B}b", "\u{FEFF}bom", "soft\u{AD}hyphen", "line\u{2028}break", "\u{3164}",
    "\u{FFA0}\u{115F}\u{1160}", "\u{2800}", "\u{E000}\u{10FFFD}", "\u{FFFE}\u{1FFFE}", "\u{E0041}\u{E0042}", zalgo,
    "\u{301}first", "a\u{200D}b", "\u{200D}", family, "👩🏽‍⚕️ doctor", "🏽", "a🏽", "🇰🇷🇺", "1️⃣#️⃣", "❤️‍🔥", "☂︎", decomposed,
    "\u{1161}\u{11A8}", "\u{1100}", "\u{A960}\u{D7B0}\u{D7CB}", "محمد", "عَبْدُ", "김철수", "漢字かな", "ＡＢＣ", "ｱｲｳ", "한a글b漢",
    "\u{A0}\u{2003}\u{3000}\u{1680}", "हिन्दी", "กำ", "\u{600}1", "e\u{34F}\u{301}", "\u{1F468}\u{200D}", long,
  ]

  /// One letter under fifty marks.
  static let zalgo = "z" + String(repeating: "\u{335}", count: 25) + String(repeating: "\u{301}", count: 25)
  static let family = "👨‍👩‍👧‍👦"
  /// 각한 as conjoining jamo.
  static let decomposed = "\u{1100}\u{1161}\u{11A8}\u{1112}\u{1161}\u{11AB}"
  static let long = String(repeating: "김a", count: 5_000)
}
