import Glibc

/// The line settings of a terminal (`stty -a`), comparable.
struct TerminalSettings: Equatable, CustomStringConvertible {
  let termios: termios

  /// Asks the master, which answers for the slave, also when no program has that open any more.
  init(of master: Int32) {
    var settings = Glibc.termios()
    tcgetattr(master, &settings)
    termios = settings
  }

  /// Whether the terminal shows what is typed.
  var echoes: Bool { termios.c_lflag & tcflag_t(ECHO) != 0 }

  /// Whether programs get whole lines.
  var isLineBuffered: Bool { termios.c_lflag & tcflag_t(ICANON) != 0 }

  var description: String {
    "input \(termios.c_iflag), output \(termios.c_oflag), control \(termios.c_cflag), local \(termios.c_lflag), "
      + "characters \(characters)"
  }

  private var characters: [UInt8] { withUnsafeBytes(of: termios.c_cc) { Array($0) } }

  static func == (left: Self, right: Self) -> Bool { left.description == right.description }
}
