import Screens
import Testing

@testable import userstui

/// The bytes of a terminal as keys.
struct InputDecoderTests {
  private func decode(_ bytes: [UInt8]) -> [InputDecoder.Input] {
    var decoder = InputDecoder()
    return bytes.compactMap { decoder.decode($0) }
  }

  private func decode(_ text: String) -> [InputDecoder.Input] { decode(Array(text.utf8)) }

  static let keys: [(String, Key)] =
    [
      ("\r", .enter), ("\n", .enter), ("\u{1B}OM", .enter), ("\t", .tab), ("\u{1B}[Z", .backTab),
      ("\u{7F}", .backspace), ("\u{08}", .backspace), ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete),
      ("\u{1B}OA", .up), ("\u{1B}OB", .down), ("\u{1B}OC", .right), ("\u{1B}OD", .left),
      ("\u{1B}[A", .up), ("\u{1B}[B", .down), ("\u{1B}[C", .right), ("\u{1B}[D", .left),
      ("\u{1B}OH", .home), ("\u{1B}OF", .end), ("\u{1B}[H", .home), ("\u{1B}[F", .end),
      ("\u{1B}[1~", .home), ("\u{1B}[4~", .end), ("\u{1B}[7~", .home), ("\u{1B}[8~", .end),
      ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
      ("\u{1B}OP", .function(1)), ("\u{1B}OQ", .function(2)), ("\u{1B}OR", .function(3)), ("\u{1B}OS", .function(4)),
      ("\u{1B}[11~", .function(1)), ("\u{1B}[12~", .function(2)), ("\u{1B}[15~", .function(5)),
      ("\u{1B}[17~", .function(6)), ("\u{1B}[18~", .function(7)), ("\u{1B}[19~", .function(8)),
      ("\u{1B}[20~", .function(9)), ("\u{1B}[21~", .function(10)), ("\u{1B}[23~", .function(11)),
      ("\u{1B}[24~", .function(12)), ("\u{1B}[[A", .function(1)), ("\u{1B}[[E", .function(5)),
      ("\u{1B}b", .alt("b")), ("\u{1B}f", .alt("f")), (" ", .character(" ")), ("~", .character("~")),
      ("é", .character("é")), ("한", .character("한")), ("🙂", .character("🙂")), ("\u{301}", .character("\u{301}")),
    ]
    + "abcdefgklnopqrstuvwxyz".unicodeScalars.map {
      (String(Unicode.Scalar(UInt8($0.value) & 0x1F)), Key.control(Character($0)))
    }
    + "aedsjkgGqyYnN?".map { (String($0), Key.character($0)) }

  @Test(arguments: ["secret\u{1B}[201~", "secret"])
  func `nothing stays of a paste that was told`(text: String) {
    var decoder = InputDecoder()
    let told = "\u{1B}[200~\(text)".utf8.compactMap { decoder.decode($0) }
    #expect((told.first ?? decoder.timeOut()) == .paste("secret"))
    #expect(Mirror(reflecting: decoder).descendant("bytes") as? [UInt8] == [])
  }

  @Test(arguments: keys)
  func `a key is told by its bytes`(bytes: String, key: Key) {
    #expect(decode(bytes) == [.key(key)])
  }

  @Test func `keys that come at once are told apart`() {
    let all = Self.keys.map(\.0).joined()
    #expect(decode(all) == Self.keys.map { .key($0.1) })
  }

  @Test(arguments: [
    "\u{1B}[99z", "\u{1B}[1;5A", "\u{1B}[3;5~", "\u{1B}[27;5;113~", "\u{1B}[113;5u", "\u{1B}[?1;2c", "\u{1B}[!p",
    "\u{1B}[M !!", "\u{1B}[Mqqq", "\u{1B}[I", "\u{1B}[O", "\u{1B}Oq",
    "\u{1B}]0;q\u{7}", "\u{1B}]0;q\u{1B}\\", "\u{1B}Pq\u{1B}\\", "\u{1B}_q\u{1B}\\", "\u{1B}^q\u{1B}\\",
    "\u{1B}Xq\u{1B}\\", "\u{1B}[[Z", "\u{0}",
  ])
  func `an unknown sequence is swallowed whole`(sequence: String) {
    #expect(decode(sequence + "x") == [.key(.character("x"))])
  }

  @Test(
    arguments: [
      [0xFF], [0x80], [0xC0], [0xC1], [0xF5], [0xC2, 0x9B], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x99],
    ] as [[UInt8]])
  func `what is no UTF-8 is no key, and what follows it is`(bytes: [UInt8]) {
    #expect(decode(bytes + Array("x".utf8)) == [.key(.character("x"))])
    #expect(decode(bytes + Array("한".utf8)) == [.key(.character("한"))])
    #expect(decode(bytes + Array("\u{1B}[A".utf8)) == [.key(.up)])
  }

  @Test func `Escape alone is a key once nothing follows it`() {
    var decoder = InputDecoder()
    #expect(decoder.decode(0x1B) == nil)
    #expect(decoder.isWaiting)
    #expect(decoder.timeOut() == .key(.escape))
    #expect(!decoder.isWaiting)
    #expect(decoder.decode(UInt8(ascii: "x")) == .key(.character("x")))
  }

  @Test func `two Escapes are two keys`() {
    var decoder = InputDecoder()
    #expect(decoder.decode(0x1B) == nil)
    #expect(decoder.decode(0x1B) == .key(.escape))
    #expect(decoder.timeOut() == .key(.escape))
  }

  @Test(arguments: ["\u{1B}[", "\u{1B}[1;", "\u{1B}O", "\u{1B}]0;q", "\u{1B}P", "\u{1B}[M!", "\u{1B}[[", "\u{1B}[<0"])
  func `a sequence that never ends is nothing, and the next key is one`(sequence: String) {
    var decoder = InputDecoder()
    for byte in sequence.utf8 { #expect(decoder.decode(byte) == nil) }
    #expect(decoder.isWaiting)
    #expect(decoder.timeOut() == nil)
    #expect(decoder.decode(UInt8(ascii: "x")) == .key(.character("x")))
  }

  @Test func `a sequence that another breaks off is nothing`() {
    #expect(decode("\u{1B}[1;\u{1B}[A") == [.key(.up)])
  }

  @Test func `a paste that never ends does not take the keyboard with it`() {
    var decoder = InputDecoder()
    for byte in "\u{1B}[200~half".utf8 { #expect(decoder.decode(byte) == nil) }
    #expect(decoder.isPasting)
    #expect(decoder.timeOut() == .paste("half"))
    #expect(decoder.decode(UInt8(ascii: "x")) == .key(.character("x")))
  }

  @Test(arguments: ["\u{1B}[1M", "\u{1B}[99Z", "\u{1B}[2A"])
  func `a sequence with other numbers is another key, and none of ours`(sequence: String) {
    #expect(decode(sequence + "x") == [.key(.character("x"))])
  }

  @Test func `a paste keeps what looks like keys, and ends at its mark only`() {
    let text = "q\u{1B}[B\n\u{1B}[200~d\u{1B}"
    #expect(decode("\u{1B}[200~\(text)\u{1B}[201~x") == [.paste(text), .key(.character("x"))])
  }

  @Test func `an empty paste is one`() {
    #expect(decode("\u{1B}[200~\u{1B}[201~") == [.paste("")])
  }

  @Test func `the end of a paste without its start is nothing`() {
    #expect(decode("\u{1B}[201~x") == [.key(.character("x"))])
  }
}
