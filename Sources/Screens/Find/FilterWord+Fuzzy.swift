import Glibc

extension FilterWord {
  /// How well a text has the word's letters in their order, with others between them; `nil` if it has not.
  ///
  /// After fzf: the first place where they are all found, made as short as it can be; letters in a row and at the
  /// beginning of a word count most.
  func fuzzyScore(in text: UnsafeRawBufferPointer) -> Int? {
    var score = 0
    var next: Int?
    let isFound = forEachLetter(in: text) { letter in
      score += 16
      if let next { score += next == letter.upperBound ? 12 : -min(next - letter.upperBound, 8) - 2 }
      if letter.lowerBound == 0 {
        score += 14
      } else if Self.isSeparator(text[letter.lowerBound - 1]) {
        score += 8
      }
      next = letter.lowerBound
    }
    return isFound ? score : nil
  }

  /// Where each of the word's letters is, the last one first; nowhere if one is missing.
  func fuzzyRanges(in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    _ = forEachLetter(in: text) { ranges.append($0) }
    return ranges
  }

  /// Goes through the places of the word's letters, back from the last one.
  ///
  /// - Returns: whether they are all found.
  private func forEachLetter(in text: UnsafeRawBufferPointer, _ visit: (Range<Int>) -> Void) -> Bool {
    bytes.withUnsafeBufferPointer { word in
      guard let start = text.baseAddress, let letters = word.baseAddress, var place = end(of: word, in: text) else {
        return false
      }
      var rest = word.count
      while rest > 0 {
        var letter = rest - 1
        while Self.isInside(word[letter]) { letter -= 1 }
        let length = rest - letter
        place -= length
        while text[place] != word[letter] || memcmp(start + place, letters + letter, length) != 0 { place -= 1 }
        visit(place..<(place + length))
        rest = letter
      }
      return true
    }
  }

  /// Where a text has had all letters of a word for the first time.
  private func end(of word: UnsafeBufferPointer<UInt8>, in text: UnsafeRawBufferPointer) -> Int? {
    guard let start = text.baseAddress, let first = memchr(start, Int32(word[0]), text.count) else { return nil }
    var place = UnsafeRawPointer(first) - start
    var found = 0
    while found < word.count {
      guard place < text.count else { return nil }
      if text[place] == word[found] {
        found += 1
        place += 1
      } else if Self.isInside(word[found]) {
        // Of the letter, only the beginning is there.
        repeat { found -= 1 } while Self.isInside(word[found])
      } else {
        place += 1
      }
    }
    return place
  }

  /// Whether a byte is not the first one of a letter in UTF-8.
  private static func isInside(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: false
    default: true
    }
  }
}
