import Screens

extension Mouse {
  /// What `ESC [ < button ; column ; row M` says, or `m` for a button that goes up (xterm's mode 1006).
  ///
  /// Other buttons than the left, keys pressed together with it, and what is no report, are nothing.
  /// - Parameter parameters: what stands between `ESC [` and the final byte.
  init?(report parameters: String, isRelease: Bool) {
    guard parameters.first == "<" else { return nil }
    let fields = parameters.dropFirst().split(separator: ";", omittingEmptySubsequences: false)
    guard fields.count == 3, fields.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let button = UInt16(fields[0]), let column = UInt16(fields[1]), let row = UInt16(fields[2]), column > 0, row > 0,
      let action = Self.action(button, isRelease: isRelease)
    else { return nil }
    self.init(action, at: Position(x: Int(column) - 1, y: Int(row) - 1))
  }

  private static func action(_ button: UInt16, isRelease: Bool) -> Action? {
    switch (button, isRelease) {
    case (0, false): .press
    case (0, true): .release
    case (32, false): .drag
    case (64, false): .wheelUp
    case (65, false): .wheelDown
    default: nil
    }
  }
}
