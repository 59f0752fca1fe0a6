import CCurses
import Dispatch
import Glibc
import Screens

/// The terminal: curses for what is drawn, the bytes of standard input for keys and mouse. Touched on the main actor alone.
@MainActor
final class Terminal {
  /// What the terminal has to tell.
  enum Event: Sendable {
    case input(InputDecoder.Input)
    case resized(width: Int, height: Int)
    /// Nobody is there any more.
    case gone
  }

  private let onEvent: (Event) -> Void
  private let window: UnsafeMutablePointer<WINDOW>
  private var painter: Painter
  private var decoder = InputDecoder()
  private var clicks = ClickCounter()
  private var sources: [any DispatchSourceProtocol] = []
  private var escapeTimer: (any DispatchSourceTimer)?
  private var isDrawing = true

  /// Why a terminal cannot be drawn on.
  enum Failure: Error {
    case notATerminal
    case unknown(String)
  }

  /// Whether there is a terminal that can be drawn on; nothing is sent to it.
  static func check() throws(Failure) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    guard ccurses_look_up_terminal() == 0, capability("cup") != nil else { throw .unknown(type) }
  }

  /// Starts curses and takes the screen.
  init(onEvent: @escaping (Event) -> Void) throws(Failure) {
    self.onEvent = onEvent
    var modes = termios()
    tcgetattr(STDIN_FILENO, &modes)
    guard let window = ccurses_start() else { throw .unknown(Self.type) }
    self.window = window
    painter = Painter(window)
    let restoring =
      (Self.isModern ? SynchronizedUpdate.end : "") + (Self.hasMouse ? MouseReports.off : "")
      + ["BD", "rmkx", "sgr0", "cnorm", "rmcup"].compactMap(Self.capability).joined()
    ccurses_restore_on_crash(STDOUT_FILENO, restoring, restoring.utf8.count, &modes)
    raw()
    noecho()
    nonl()
    // Keys that wait never make curses stop in the middle of a frame.
    typeahead(-1)
    keypad(window, true)
    setReports(true)
    readKeys()
    watchSize()
  }

  /// The size of the terminal, in columns and rows.
  var size: (width: Int, height: Int) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard ccurses_window_size(STDOUT_FILENO, &columns, &rows) == 0 else {
      return (Int(getmaxx(window)), Int(getmaxy(window)))
    }
    return (Int(columns), Int(rows))
  }

  /// Shows a frame, all of it at once where the terminal can.
  func paint(_ frame: Frame) {
    guard painter.draw(frame) else { return }
    if Self.isModern { send(SynchronizedUpdate.begin) }
    doupdate()
    if Self.isModern { send(SynchronizedUpdate.end) }
  }

  /// Has the next frame painted whole, whatever is thought to be on the screen.
  func redraw() { painter.forget() }

  /// Gives the terminal back as it was.
  func end() {
    for source in sources { source.cancel() }
    sources = []
    setReports(false)
    leaveScreen()
    ccurses_forget_crash()
  }

  /// Gives the terminal to the shell until somebody says `fg`.
  func suspend() {
    setReports(false)
    leaveScreen()
    ProcessSignals.stop()
    // curses switches the keypad on again only where it reads keys itself.
    keypad(window, true)
    setReports(true)
    painter.forget()
    resize()
  }

  /// Ends curses. What is on a terminal without a second screen stays there, and the shell goes on in the last line.
  private func leaveScreen() {
    if Self.capability("rmcup") == nil {
      wmove(window, getmaxy(window) - 1, 0)
      wclrtoeol(window)
      wrefresh(window)
    }
    endwin()
  }

  // MARK: Listening

  private func readKeys() {
    let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .main)
    source.setEventHandler { [weak self] in MainActor.assumeIsolated { self?.readAvailable() } }
    source.activate()
    sources.append(source)
  }

  private func readAvailable() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0 else {
      if count == 0 || (errno != EINTR && errno != EAGAIN) { onEvent(.gone) }
      return
    }
    for byte in bytes.prefix(count) {
      switch decoder.decode(byte) {
      case .mouse(let mouse): onEvent(.input(.mouse(clicks.count(mouse, at: .now))))
      case let input?: onEvent(.input(input))
      case nil: break
      }
    }
    waitForMore()
  }

  /// Tells the Escape key from the start of a sequence: what follows in one comes at once. Further on, a slow line gets
  /// its time.
  private func waitForMore() {
    escapeTimer?.cancel()
    escapeTimer = nil
    guard decoder.isWaiting else { return }
    let timer = DispatchSource.makeTimerSource(queue: .main)
    let patience = decoder.isEscape ? Self.escapeDelay : decoder.isPasting ? 5_000 : 1_000
    timer.schedule(deadline: .now() + .milliseconds(patience))
    timer.setEventHandler { [weak self] in
      MainActor.assumeIsolated {
        guard let self, let input = self.decoder.timeOut() else { return }
        self.onEvent(.input(input))
      }
    }
    timer.activate()
    escapeTimer = timer
  }

  private static let escapeDelay = getenv("ESCDELAY").flatMap { Int(String(cString: $0)) } ?? 25

  private func watchSize() {
    signal(SIGWINCH, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGWINCH, queue: .main)
    source.setEventHandler { [weak self] in MainActor.assumeIsolated { self?.resize() } }
    // Signals that came before are not told.
    source.setRegistrationHandler { [weak self] in MainActor.assumeIsolated { self?.resizeIfNeeded() } }
    source.activate()
    sources.append(source)
  }

  private func resizeIfNeeded() {
    if size != (Int(getmaxx(window)), Int(getmaxy(window))) { resize() }
  }

  private func resize() {
    let (width, height) = size
    resizeterm(Int32(height), Int32(width))
    painter.forget()
    onEvent(.resized(width: width, height: height))
  }

  // MARK: Capabilities

  /// Text that is pasted comes between marks, so that it is not taken for keys, and the mouse tells what it does.
  private func setReports(_ isOn: Bool) {
    if let sequence = Self.capability(isOn ? "BE" : "BD") { putp(sequence) }
    if Self.hasMouse { putp(isOn ? MouseReports.on : MouseReports.off) }
    fflush(nil)
  }

  private func send(_ sequence: String) {
    putp(sequence)
    fflush(nil)
  }

  /// curses writes a frame in pieces; what is between these (2026) a terminal shows at once, or passes over them.
  private enum SynchronizedUpdate {
    static let begin = "\u{1B}[?2026h"
    static let end = "\u{1B}[?2026l"
  }

  /// Whether the terminal is one of those that pass over a mode that they do not know: no entry tells of 2026 itself.
  private static let isModern = capability("BE") != nil

  /// Buttons, the wheel, and moves while a button is held (1002), in decimal numbers (1006).
  private enum MouseReports {
    static let on = "\u{1B}[?1002h\u{1B}[?1006h"
    static let off = "\u{1B}[?1006l\u{1B}[?1002l"
  }

  /// Whether the terminal has a mouse. The Linux console's entry says so for a daemon that few run; it knows no reports.
  private static let hasMouse = capability("kmous") != nil && !type.hasPrefix("linux")

  private static func capability(_ name: String) -> String? {
    guard let sequence = tigetstr(name), Int(bitPattern: sequence) != -1 else { return nil }
    return String(cString: sequence)
  }

  private static var type: String { getenv("TERM").map { String(cString: $0) } ?? "" }
}
