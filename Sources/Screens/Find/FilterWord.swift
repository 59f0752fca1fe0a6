import Glibc

/// A word to be found in folded texts.
struct FilterWord: Sendable {
  /// Folded.
  let bytes: [UInt8]
  /// Its characters' scalars, each in UTF-8, for those that may stand apart, or stand for others.
  private let units: [[UInt8]]
  /// Whether a consonant of Hangul is among them that stands for every syllable which begins with it.
  private let hasInitials: Bool

  /// - Returns: `nil` if nothing is left of it that could be found.
  init?(_ text: some StringProtocol) {
    bytes = FoldedText.bytes(String(text))
    guard !bytes.isEmpty else { return nil }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    units = scalars.map { Array(String($0).utf8) }
    hasInitials = scalars.contains { Hangul.isInitial($0) }
  }

  /// Where the word is found first in a text, from an offset on.
  func range(in text: UnsafeRawBufferPointer, from start: Int = 0) -> Range<Int>? {
    if let found = Self.find(bytes, in: text, from: start) { return found..<(found + bytes.count) }
    return hasInitials ? rangeOfInitials(in: text, from: start) : nil
  }

  func isFound(in text: UnsafeRawBufferPointer) -> Bool { range(in: text) != nil }

  private static func find(_ bytes: [UInt8], in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = text.baseAddress, let first = bytes.first else { return nil }
    var place = start
    while place + bytes.count <= text.count {
      let room = text.count - bytes.count - place + 1
      guard let found = memchr(base + place, Int32(first), room) else { return nil }
      if memcmp(found, bytes, bytes.count) == 0 { return UnsafeRawPointer(found) - base }
      place = UnsafeRawPointer(found) - base + 1
    }
    return nil
  }

  // MARK: Initial consonants

  private func rangeOfInitials(in text: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    var place = start
    while place < text.count {
      if let end = endOfInitials(in: text, from: place) { return place..<end }
      place += 1
      while place < text.count, text[place] & 0xC0 == 0x80 { place += 1 }
    }
    return nil
  }

  private func endOfInitials(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var place = start
    for unit in units {
      guard let length = Self.length(of: unit, in: text, at: place) else { return nil }
      place += length
    }
    return place
  }

  /// How much of a text a unit matches: itself, or the syllable that it is the initial of.
  private static func length(of unit: [UInt8], in text: UnsafeRawBufferPointer, at place: Int) -> Int? {
    guard place + unit.count <= text.count else { return nil }
    if text[place..<(place + unit.count)].elementsEqual(unit) { return unit.count }
    // Initials and syllables both take three bytes.
    guard unit.count == 3, Hangul.initial(ofSyllableAt: place, in: text) == unit else { return nil }
    return 3
  }

  // MARK: Fuzzy

  /// How well a text has the word's letters in their order, with others between them; `nil` if it has not.
  ///
  /// After fzf: the first place where they are all found, made as short as it can be; letters in a row and at the
  /// beginning of a word count most.
  func fuzzyScore(in text: UnsafeRawBufferPointer) -> Int? {
    guard let places = fuzzyPlaces(in: text) else { return nil }
    var score = 0
    var end = -1
    for (unit, place) in zip(units, places) {
      score += 16
      if place == end {
        score += 12
      } else if end >= 0 {
        score -= min(place - end, 8) + 2
      }
      if place == 0 || text[place - 1] == 0 {
        score += 14
      } else if Self.isSeparator(text[place - 1]) {
        score += 8
      }
      end = place + unit.count
    }
    return score
  }

  /// Where each of the word's scalars is.
  func fuzzyPlaces(in text: UnsafeRawBufferPointer) -> [Int]? {
    var end = 0
    for unit in units {
      guard let found = Self.find(unit, in: text, from: end) else { return nil }
      end = found + unit.count
    }
    // Back from there: the last place before it for each.
    var places: [Int] = []
    for unit in units.reversed() {
      var place = end - unit.count
      while !text[place..<(place + unit.count)].elementsEqual(unit) { place -= 1 }
      places.append(place)
      end = place
    }
    return places.reversed()
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: false
    default: true
    }
  }
}
