extension Key {
  /// The Latin letter on the key that types a letter of Hangul in the Korean layout (2-beolsik); `nil` for any other key.
  var latin: Key? {
    guard case .character(let character) = self else { return nil }
    return Self.latin[character].map(Key.character)
  }

  /// With Shift, most keys type the same letter of Hangul as without.
  private static let latin = Dictionary(
    uniqueKeysWithValues: zip("ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ" + "ㅃㅉㄸㄲㅆㅒㅖ", "abcdefghijklmnopqrstuvwxyz" + "QWERTOP"))
}
