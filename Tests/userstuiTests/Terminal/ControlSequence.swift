/// `ESC [`, parameters, a final byte: most of what moves the cursor, erases, scrolls and sets modes.
struct ControlSequence {
  private var isPrivate = false
  /// A marker other than `?`, or an intermediate byte: a sequence nothing here needs.
  private var isForeign = false
  private var parameters: [Int?] = [nil]

  mutating func append(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digit = Int(byte - UInt8(ascii: "0"))
      parameters[parameters.count - 1] = min((parameters[parameters.count - 1] ?? 0) * 10 + digit, 65535)
    case UInt8(ascii: ";"), UInt8(ascii: ":"): parameters.append(nil)
    case UInt8(ascii: "?"): isPrivate = true
    default: isForeign = true
    }
  }

  /// The parameter, or the default for one that is absent.
  private func value(_ index: Int = 0, default standard: Int = 0) -> Int {
    guard index < parameters.count, let value = parameters[index] else { return standard }
    return value
  }

  /// A count or a coordinate, for which 0 means 1.
  private func count(_ index: Int = 0) -> Int { max(1, value(index)) }

  /// Does what the sequence says; returns the answer when it is a question.
  func perform(final: UInt8, on screen: inout TerminalScreen) -> [UInt8] {
    guard !isForeign else { return [] }
    let final = Character(Unicode.Scalar(final))
    if isPrivate {
      if final == "h" || final == "l" {
        for case .some(let number) in parameters {
          screen.set(TerminalScreen.Mode(rawValue: number), on: final == "h")
        }
      }
      return []
    }
    switch final {
    case "n": return answer(screen)
    case "c": return Array("\u{1B}[?64;1;2;6;22c".utf8)
    default: break
    }
    if !moveCursor(final, on: &screen) { change(final, on: &screen) }
    return []
  }

  private func answer(_ screen: TerminalScreen) -> [UInt8] {
    switch value() {
    case 5: Array("\u{1B}[0n".utf8)
    case 6: Array("\u{1B}[\(screen.cursor.row + 1);\(screen.cursor.column + 1)R".utf8)
    default: []
    }
  }

  private func moveCursor(_ final: Character, on screen: inout TerminalScreen) -> Bool {
    let column = screen.cursor.column
    switch final {
    case "A": screen.moveVertically(-count())
    case "B", "e": screen.moveVertically(count())
    case "C", "a": screen.move(column: column + count())
    case "D": screen.move(column: column - count())
    case "E":
      screen.moveVertically(count())
      screen.move(column: 0)
    case "F":
      screen.moveVertically(-count())
      screen.move(column: 0)
    case "G", "`": screen.move(column: count() - 1)
    case "H", "f": screen.move(row: count() - 1, column: count(1) - 1)
    case "I": screen.move(column: (column / 8 + count()) * 8)
    case "Z": screen.move(column: ((column + 7) / 8 - count()) * 8)
    case "d": screen.move(row: count() - 1)
    case "s": screen.savedPen = screen.pen
    case "u":
      screen.pen = screen.savedPen
      screen.move()
    default: return false
    }
    return true
  }

  private func change(_ final: Character, on screen: inout TerminalScreen) {
    switch final {
    case "@": screen.insertCells(count())
    case "J": screen.eraseInDisplay(value())
    case "K": screen.eraseInLine(value())
    case "L": screen.insertRows(count())
    case "M": screen.deleteRows(count())
    case "P": screen.deleteCells(count())
    case "S": screen.scrollUp(count())
    case "T": screen.scrollDown(count())
    case "X": screen.eraseCells(screen.cursor.column..<(screen.cursor.column + count()))
    case "b":
      guard let last = screen.lastPrinted else { return }
      for _ in 0..<count() { screen.print(last) }
    case "h", "l":
      if parameters.contains(4) { screen.insertMode = final == "h" }
    case "m": screen.pen.style.select(parameters.map { $0 ?? 0 })
    case "r":
      let top = count() - 1
      let bottom = min(value(1, default: screen.rows), screen.rows) - 1
      guard top < bottom else { return }
      screen.region = top...bottom
      screen.move(row: 0, column: 0)
    default: break
    }
  }
}
