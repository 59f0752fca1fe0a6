import Foundation
import Glibc

/// The kernel's side of a pseudo-terminal.
enum TerminalDevice {
  /// Opens a pseudo-terminal; returns its master, which doesn't block, and the path of its slave.
  ///
  /// Not `openpty`: its descriptors would be open in whatever a parallel test starts at that moment, and a terminal of
  /// which someone holds a copy doesn't hang up.
  static func open(columns: Int, rows: Int) throws -> (master: Int32, slavePath: String) {
    let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    guard master >= 0 else { throw failure() }
    var unlocked: Int32 = 0
    var number: Int32 = 0
    guard ioctl(master, setLock, &unlocked) == 0, ioctl(master, getNumber, &number) == 0 else {
      let error = failure()
      close(master)
      throw error
    }
    resize(master, columns: columns, rows: rows)
    return (master, "/dev/pts/\(number)")
  }

  static func resize(_ master: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  private static func failure() -> TerminalError { .cannotOpen(reason: String(cString: strerror(errno))) }

  /// `TIOCSPTLCK` and `TIOCGPTN`, macros Swift doesn't import.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
}
