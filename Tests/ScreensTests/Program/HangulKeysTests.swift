import Testing
import Users

@testable import Screens

@Suite struct `Keys in the Hangul layout` {
  @Test func `ask for what they ask for in the Latin one`() throws {
    for (_, map) in `Key map`.all {
      for case (let key?, let command) in map.bindings.flatMap({ binding in
        binding.keys.map { key in (hangul[key], binding.command) }
      }) {
        #expect(map.command(for: key) == command)
      }
    }
    var sitting = try Sitting()
    sitting.press(.character("ㅓ"))
    #expect(sitting.selected == "chulsoo")
    sitting.press(.character("ㅁ"))
    #expect(sitting.form != nil)
  }

  /// By the key of the Latin layout; of a capital letter only where Hangul has another with Shift.
  private let hangul: [Key: Key] = [
    "a": "ㅁ", "b": "ㅠ", "c": "ㅊ", "d": "ㅇ", "e": "ㄷ", "f": "ㄹ", "g": "ㅎ", "h": "ㅗ", "i": "ㅑ", "j": "ㅓ", "k": "ㅏ",
    "l": "ㅣ", "m": "ㅡ", "n": "ㅜ", "o": "ㅐ", "p": "ㅔ", "q": "ㅂ", "r": "ㄱ", "s": "ㄴ", "t": "ㅅ", "u": "ㅕ", "v": "ㅍ",
    "w": "ㅈ", "x": "ㅌ", "y": "ㅛ", "z": "ㅋ", "Q": "ㅃ", "W": "ㅉ", "E": "ㄸ", "R": "ㄲ", "T": "ㅆ", "O": "ㅒ", "P": "ㅖ",
  ].reduce(into: [:]) { keys, pair in keys[.character(Character(pair.key))] = .character(Character(pair.value)) }

  @Test func `are typed where text is`() throws {
    var sitting = try Sitting()
    sitting.type("aㅂㅛ")
    #expect(sitting.form?.draft.texts[.username] == "ㅂㅛ")
    sitting = try Sitting()
    sitting.type("/ㅊㅅ")
    #expect(sitting.usernames == ["chulsoo"] && sitting.lines.last == " /ㅊㅅ")
    sitting.press(.escape, .character(":"))
    sitting.type("ㅂ")
    #expect(sitting.lines[2].contains("Search ㅂ"))
  }
}
