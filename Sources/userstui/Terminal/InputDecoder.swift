import Screens

/// Turns the bytes of a terminal into keys and what the mouse did.
///
/// It knows where an escape sequence ends whether or not it knows the sequence: what it does not know, old mouse reports
/// and answers to queries among them, is swallowed whole and never acts as keys. (curses' own decoder gives up after
/// the first byte that fits no key, and the rest runs as commands.)
struct InputDecoder {
  enum Input: Equatable {
    case key(Key)
    /// What the mouse did; a double press is still two.
    case mouse(Mouse)
    /// Text between the marks of a bracketed paste.
    case paste(String)
  }

  private enum State: Equatable {
    case ground
    /// In a character of several bytes.
    case character(missing: Int)
    case escape
    /// Behind `ESC [`: parameters, and then a final byte.
    case control
    /// Behind `ESC O`.
    case shift
    /// Behind `ESC [ [`: a function key of the Linux console.
    case console
    /// In a string that ends with BEL or `ESC \`.
    case string
    /// In the coordinates of an old mouse report.
    case mouse(missing: Int)
    case paste
  }

  private var state = State.ground
  private var bytes: [UInt8] = []
  /// A sequence that is longer is none of ours; its rest is not kept.
  private static let longestSequence = 64
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Whether something has begun that may not end.
  var isWaiting: Bool { state != .ground }

  /// Whether that may be the Escape key: all sequences start with it.
  var isEscape: Bool { state == .escape }

  /// Takes in the next byte.
  mutating func decode(_ byte: UInt8) -> Input? {
    switch state {
    case .ground: return ground(byte)
    case .character(let missing): return character(byte, missing)
    case .escape: return escape(byte)
    case .control: return control(byte)
    case .shift:
      state = .ground
      return Self.shifted[byte].map(Input.key)
    case .console:
      state = .ground
      return (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(byte) ? .key(.function(Int(byte - 64))) : nil
    case .string:
      if byte == 0x07 || byte == 0x5C && bytes.last == 0x1B { state = .ground }
      bytes = [byte]
      return nil
    case .mouse(let missing):
      state = missing > 1 ? .mouse(missing: missing - 1) : .ground
      return nil
    case .paste: return paste(byte)
    }
  }

  /// Whether a paste has begun.
  var isPasting: Bool { state == .paste }

  /// Nothing came for a while: Escape was a key, a paste has ended, and what else was begun is nothing.
  mutating func timeOut() -> Input? {
    defer { state = .ground }
    return switch state {
    case .escape: .key(.escape)
    case .paste: takePaste()
    default: nil
    }
  }

  private mutating func ground(_ byte: UInt8) -> Input? {
    switch byte {
    case 0x1B: state = .escape
    case 0x0D, 0x0A: return .key(.enter)
    case 0x09: return .key(.tab)
    case 0x08, 0x7F: return .key(.backspace)
    case 0x01...0x1A: return .key(.control(Character(Unicode.Scalar(byte + 0x60))))
    case 0x20...0x7E: return .key(.character(Character(Unicode.Scalar(byte))))
    case 0xC2...0xF4:
      bytes = [byte]
      state = .character(missing: byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3)
    default: break
    }
    return nil
  }

  private mutating func character(_ byte: UInt8, _ missing: Int) -> Input? {
    guard byte & 0xC0 == 0x80 else {
      state = .ground
      return ground(byte)
    }
    bytes.append(byte)
    state = missing > 1 ? .character(missing: missing - 1) : .ground
    // Past the ASCII range, controls are still controls.
    guard state == .ground, let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first,
      scalar.value >= 0xA0
    else { return nil }
    return .key(.character(Character(scalar)))
  }

  private mutating func escape(_ byte: UInt8) -> Input? {
    state = .ground
    bytes = []
    switch byte {
    case 0x1B:
      state = .escape
      return .key(.escape)
    case UInt8(ascii: "["): state = .control
    case UInt8(ascii: "O"): state = .shift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      state = .string
    case 0x20...0x7E: return .key(.alt(Character(Unicode.Scalar(byte))))
    default: break
    }
    return nil
  }

  private mutating func control(_ byte: UInt8) -> Input? {
    switch byte {
    case 0x20...0x3F: if bytes.count < Self.longestSequence { bytes.append(byte) }
    case 0x1B: state = .escape
    case UInt8(ascii: "[") where bytes.isEmpty: state = .console
    case UInt8(ascii: "M") where bytes.isEmpty: state = .mouse(missing: 3)
    case 0x40...0x7E:
      state = .ground
      let parameters = String(decoding: bytes, as: UTF8.self)
      if byte == UInt8(ascii: "~"), parameters == "200" {
        state = .paste
        bytes = []
        return nil
      }
      if byte == UInt8(ascii: "M") || byte == UInt8(ascii: "m") {
        return Mouse(report: parameters, isRelease: byte == UInt8(ascii: "m")).map(Input.mouse)
      }
      return Self.key(parameters, byte).map(Input.key)
    default: state = .ground
    }
    return nil
  }

  private mutating func paste(_ byte: UInt8) -> Input? {
    bytes.append(byte)
    guard bytes.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) else { return nil }
    state = .ground
    bytes.removeLast(Self.pasteEnd.count)
    return takePaste()
  }

  /// It may be a password: nothing of it stays here.
  private mutating func takePaste() -> Input {
    defer { bytes = [] }
    return .paste(String(decoding: bytes, as: UTF8.self))
  }

  /// The key of `ESC [ parameters final`. A key pressed together with others is another key: none of ours.
  private static func key(_ parameters: String, _ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "~"): numbered[parameters]
    case UInt8(ascii: "Z"): parameters.isEmpty ? .backTab : nil
    default: parameters.isEmpty || parameters == "1" ? shifted[final] : nil
    }
  }

  /// By the final byte of `ESC O` and, but for Enter, of `ESC [`.
  private static let shifted: [UInt8: Key] = Dictionary(
    uniqueKeysWithValues: zip(
      "ABCDHFPQRSM".utf8,
      [
        .up, .down, .right, .left, .home, .end, .function(1), .function(2), .function(3), .function(4), .enter,
      ]))

  /// By the number of `ESC [ number ~`.
  private static let numbered: [String: Key] = [
    "1": .home, "2": .insert, "3": .delete, "4": .end, "5": .pageUp, "6": .pageDown, "7": .home, "8": .end,
    "11": .function(1), "12": .function(2), "13": .function(3), "14": .function(4), "15": .function(5),
    "17": .function(6), "18": .function(7), "19": .function(8), "20": .function(9), "21": .function(10),
    "23": .function(11), "24": .function(12),
  ]
}
