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

  func begins(_ text: String) -> Bool { FoldedText.bytes(text).starts(with: bytes) }

  func isFound(in text: String) -> Bool { FoldedText.bytes(text).withUnsafeBytes { isFound(in: $0) } }

  /// Where the word is found in a text, wherever that is.
  func ranges(in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    while let range = range(in: text, from: ranges.last?.upperBound ?? 0) { ranges.append(range) }
    return ranges
  }

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
}
