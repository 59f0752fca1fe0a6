import Screens

/// What a style looks like: attributes, and a colour on top of them where there are colours. Nothing is told by colour
/// alone, and what is behind the text is the terminal's own: the program does not ask whether that is dark or light.
struct Look: Hashable {
  struct Attributes: OptionSet, Hashable {
    let rawValue: UInt8

    static let bold = Attributes(rawValue: 1)
    static let dim = Attributes(rawValue: 2)
    static let underline = Attributes(rawValue: 4)
    static let reverse = Attributes(rawValue: 8)
  }

  private(set) var attributes: Attributes
  /// The colour of the text as the terminal counts them; its own if `nil`.
  private(set) var color: Int32?

  init(_ style: Style, _ depth: ColorDepth) {
    let (attributes, hue) = Self.role(style.role)
    self.attributes = attributes
    color = hue.flatMap(depth.color)
    switch style.selection {
    case .none: break
    case .unfocused: self.attributes.insert(.underline)
    case .focused:
      // A colour would be behind the text here, a patch in the row, and dim text hard to read.
      color = nil
      self.attributes.remove(.dim)
      self.attributes.insert(.reverse)
    }
    if style.isEscape { self.attributes.formSymmetricDifference(.reverse) }
  }

  private static func role(_ role: Style.Role) -> (Attributes, Hue?) {
    switch role {
    case .plain, .hint: ([], nil)
    case .dim, .border: (.dim, nil)
    case .title, .header, .borderFocused: (.bold, nil)
    case .key: (.bold, .cyan)
    case .warning: (.bold, .orange)
    case .error: (.bold, .red)
    case .success: ([], .green)
    case .accent: ([], .cyan)
    case .input: (.underline, nil)
    case .inputFocused: ([.underline, .bold], nil)
    case .match: ([.underline, .bold], .magenta)
    case .marked: (.bold, .orange)
    }
  }
}

/// The colours that are used; all of them can be read on black and on white.
enum Hue: CaseIterable {
  case red, orange, green, cyan, magenta

  /// Of a contrast of nearly 4 to 1 or more with black and with white.
  var rgb: Int32 {
    switch self {
    case .red: 0xFF0000
    case .orange: 0xAF5F00
    case .green: 0x008700
    case .cyan: 0x0087AF
    case .magenta: 0xD700D7
    }
  }
}

/// How many colours a terminal has.
enum ColorDepth: CaseIterable {
  case none, eight, indexed, direct

  /// - Parameter count: how many it says it has.
  init(count: Int32) {
    self =
      switch count {
      case 0x100_0000...: .direct
      case 256...: .indexed
      case 8...: .eight
      default: .none
      }
  }

  /// The terminal's number for a colour; `nil` where there is none that can be read on every background.
  func color(_ hue: Hue) -> Int32? {
    switch (self, hue) {
    case (.none, _): nil
    case (.direct, _): hue.rgb
    // The same colours, in the cube of six levels that begins at 16.
    case (.indexed, .red): 196
    case (.indexed, .orange): 130
    case (.indexed, .green): 28
    case (.indexed, .cyan): 31
    case (.indexed, .magenta): 164
    // The others of the eight are too light for a white background or too dark for a black one.
    case (.eight, .red): 1
    case (.eight, .orange), (.eight, .magenta): 5
    case (.eight, .green), (.eight, .cyan): nil
    }
  }
}
