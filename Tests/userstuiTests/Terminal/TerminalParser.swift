import Foundation

/// Reads a program's output byte by byte and draws it; what is incomplete waits for the next read.
struct TerminalParser {
  private enum State {
    case ground
    /// Inside a UTF-8 character.
    case character(bytes: [UInt8], length: Int)
    case escape(intermediates: [UInt8])
    case control(ControlSequence)
    /// Inside OSC, DCS, PM or APC; these end with BEL or `ESC \`.
    case string(bytes: [UInt8], escaped: Bool)
  }

  private var state = State.ground
  /// Answers to the program's questions, to be written to its input.
  var replies: [UInt8] = []

  mutating func read(_ bytes: some Sequence<UInt8>, into screen: inout TerminalScreen) {
    for byte in bytes { read(byte, into: &screen) }
  }

  private mutating func read(_ byte: UInt8, into screen: inout TerminalScreen) {
    switch state {
    case .string(let bytes, let escaped):
      readString(bytes, escaped, byte, into: &screen)
    case .character(let bytes, let length):
      guard byte & 0xC0 == 0x80 else {
        state = .ground
        screen.print("\u{FFFD}")
        return read(byte, into: &screen)
      }
      state = .ground
      if bytes.count + 1 == length {
        for scalar in String(decoding: bytes + [byte], as: UTF8.self).unicodeScalars { screen.print(scalar) }
      } else {
        state = .character(bytes: bytes + [byte], length: length)
      }
    case _ where byte == 0x1B:
      state = .escape(intermediates: [])
    case _ where byte < 0x20:
      control(byte, on: &screen)
    case .ground:
      readGround(byte, into: &screen)
    case .escape(let intermediates):
      readEscape(intermediates, byte, into: &screen)
    case .control(var sequence):
      if (0x40...0x7E).contains(byte) {
        state = .ground
        replies += sequence.perform(final: byte, on: &screen)
      } else {
        sequence.append(byte)
        state = .control(sequence)
      }
    }
  }

  private mutating func readGround(_ byte: UInt8, into screen: inout TerminalScreen) {
    switch byte {
    case 0x7F: break
    case 0x20..<0x80: screen.print(Unicode.Scalar(byte))
    case 0xC2..<0xE0: state = .character(bytes: [byte], length: 2)
    case 0xE0..<0xF0: state = .character(bytes: [byte], length: 3)
    case 0xF0..<0xF5: state = .character(bytes: [byte], length: 4)
    default: screen.print("\u{FFFD}")
    }
  }

  private mutating func readString(
    _ bytes: [UInt8], _ escaped: Bool, _ byte: UInt8, into screen: inout TerminalScreen
  ) {
    guard byte == 0x07 || escaped else {
      state = .string(bytes: byte == 0x1B ? bytes : bytes + [byte], escaped: byte == 0x1B)
      return
    }
    state = .ground
    let string = String(decoding: bytes, as: UTF8.self)
    if string.hasPrefix("]0;") || string.hasPrefix("]2;") { screen.title = String(string.dropFirst(3)) }
    if string.hasPrefix("]52;c;") {
      screen.clipboard = Data(base64Encoded: String(string.dropFirst(6))).map { String(decoding: $0, as: UTF8.self) }
    }
    if escaped, byte != UInt8(ascii: "\\") {
      state = .escape(intermediates: [])
      read(byte, into: &screen)
    }
  }

  private mutating func readEscape(_ intermediates: [UInt8], _ byte: UInt8, into screen: inout TerminalScreen) {
    if (0x20...0x2F).contains(byte) {
      state = .escape(intermediates: intermediates + [byte])
      return
    }
    state = .ground
    if let designator = intermediates.first {
      let isLineDrawing = byte == UInt8(ascii: "0")
      if designator == UInt8(ascii: "(") { screen.pen.lineDrawing[0] = isLineDrawing }
      if designator == UInt8(ascii: ")") { screen.pen.lineDrawing[1] = isLineDrawing }
      return
    }
    switch Character(Unicode.Scalar(byte)) {
    case "[": state = .control(ControlSequence())
    case "]", "P", "X", "^", "_": state = .string(bytes: [byte], escaped: false)
    case "7": screen.savedPen = screen.pen
    case "8":
      screen.pen = screen.savedPen
      screen.move()
    case "D": screen.lineFeed()
    case "E":
      screen.move(column: 0)
      screen.lineFeed()
    case "M": screen.reverseLineFeed()
    case "c": screen.reset()
    case "=": screen.modes.insert(.applicationKeypad)
    case ">": screen.modes.remove(.applicationKeypad)
    default: break
    }
  }

  private func control(_ byte: UInt8, on screen: inout TerminalScreen) {
    switch byte {
    case 0x07: screen.bells += 1
    case 0x08: screen.move(column: screen.cursor.column - 1)
    case 0x09: screen.move(column: (screen.cursor.column / 8 + 1) * 8)
    case 0x0A, 0x0B, 0x0C: screen.lineFeed()
    case 0x0D: screen.move(column: 0)
    case 0x0E: screen.pen.charset = 1
    case 0x0F: screen.pen.charset = 0
    default: break
    }
  }
}
