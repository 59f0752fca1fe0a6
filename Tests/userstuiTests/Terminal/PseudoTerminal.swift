import Foundation
import Glibc

/// A program running in a pseudo-terminal of its own, with the screen a person would see.
///
/// The program leads a session of its own whose controlling terminal this is, so Ctrl-C and the end of the terminal reach
/// it as signals. Nobody could resume it, though: the kernel lets Ctrl-Z stop only what a shell of the same session
/// started. To test that, run an interactive `sh`, type the program's name and later `fg`.
///
/// Use one from one test only; the program is killed when the value goes away.
final class PseudoTerminal {
  enum ExitStatus: Hashable {
    case exited(Int32)
    case signalled(Int32)
  }

  private(set) var screen: TerminalScreen
  /// All the program has written.
  private(set) var rawOutput: [UInt8] = []
  /// The terminal's settings before the program started.
  let initialSettings: TerminalSettings
  /// What has to outlive the program: the directory that it works in.
  var belongings: AnyObject?

  private var parser = TerminalParser()
  private let child: TerminalChild
  /// The side of the terminal a person sits at; nil when it was closed.
  private var master: Int32?
  private var status: ExitStatus?

  /// Starts a program, found along the tests' own `PATH` when its name has no slash.
  /// - Parameter environment: All of the program's environment but `TERM`, `LANG`, `PATH` and `HOME`, which have defaults;
  ///   nil leaves one of these out.
  init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String?] = [:], columns: Int = 80,
    rows: Int = 24, workingDirectory: String? = nil
  ) throws {
    var complete: [String: String?] = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    for name in ["PATH", "HOME"] { complete[name] = ProcessInfo.processInfo.environment[name] }
    complete.merge(environment) { $1 }

    let (master, slavePath) = try TerminalDevice.open(columns: columns, rows: rows)
    do {
      initialSettings = TerminalSettings(of: master)
      screen = TerminalScreen(columns: columns, rows: rows)
      child = try TerminalChild(
        executable, arguments, environment: complete.compactMapValues { $0 }, workingDirectory: workingDirectory,
        terminal: slavePath)
    } catch {
      close(master)
      throw error
    }
    self.master = master
  }

  deinit {
    if let master { close(master) }
    if status == nil { child.killAndReap() }
  }

  // MARK: What a person does

  /// Types text as it is: a newline here is not the Enter key.
  func type(_ text: String) { write(Array(text.utf8)) }

  /// Sends bytes as they are, also such as no keyboard sends.
  func send(_ bytes: [UInt8]) { write(bytes) }

  /// Presses keys one after the other, all at once: wait for something between Escape and what is not to follow it.
  func press(_ keys: Key...) {
    for key in keys { write(key.bytes(applicationCursorKeys: screen.modes.contains(.applicationCursorKeys))) }
  }

  /// Pastes text: bracketed when the program asked for that.
  func paste(_ text: String) {
    type(screen.modes.contains(.bracketedPaste) ? "\u{1B}[200~\(text)\u{1B}[201~" : text)
  }

  /// Presses and releases the left mouse button, for a program that asked for mouse reports as text.
  func click(row: Int, column: Int) {
    type("\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m")
  }

  /// Clicks on the first place that shows a text, once there is one.
  func clickOn(_ text: String) throws {
    try wait(for: text)
    if let place = screen.place(of: text) { click(row: place.row, column: place.column) }
  }

  /// Turns the wheel by one notch.
  func wheel(down: Bool, over text: String) throws {
    try wait(for: text)
    guard let place = screen.place(of: text) else { return }
    type("\u{1B}[<\(down ? 65 : 64);\(place.column + 1);\(place.row + 1)M")
  }

  /// Holds the left mouse button from one cell to another.
  func drag(from start: (row: Int, column: Int), to end: (row: Int, column: Int)) {
    type("\u{1B}[<0;\(start.column + 1);\(start.row + 1)M\u{1B}[<32;\(end.column + 1);\(end.row + 1)M")
    type("\u{1B}[<0;\(end.column + 1);\(end.row + 1)m")
  }

  func resize(columns: Int, rows: Int) {
    guard let master else { return }
    screen.resize(columns: columns, rows: rows)
    TerminalDevice.resize(master, columns: columns, rows: rows)
  }

  /// Sends the program a signal, unless it is known to have ended.
  func signal(_ number: Int32) {
    if status == nil { kill(child.identifier, number) }
  }

  /// Closes the window: the kernel sends the program SIGHUP, and reading the terminal ends.
  func hangUp() {
    if let master { close(master) }
    master = nil
  }

  /// The program's process id, as long as it is not known to have ended.
  var processIdentifier: Int32 { child.identifier }

  // MARK: The terminal's settings

  /// The settings as the program left them, those before it when the terminal is gone.
  var settings: TerminalSettings { master.map(TerminalSettings.init(of:)) ?? initialSettings }

  /// Whether the settings, the modes and the screen shown are as if the program had never run.
  var terminalIsRestored: Bool {
    settings == initialSettings && screen.modes == TerminalScreen.initialModes && !screen.isAlternate
  }

  // MARK: Waiting

  /// Reads what the program writes until the screen is as wanted.
  ///
  /// The screen is looked at when the program pauses, not in the middle of what it writes at once nor of an update that it
  /// marked as one.
  func waitUntil(_ event: String, _ condition: (TerminalScreen) -> Bool) throws {
    readAvailable()
    while screen.modes.contains(.synchronizedUpdate) || !condition(screen) {
      if let status { throw TerminalError.programEnded(status, waitingFor: event, screen: screen.text) }
      try pause(waitingFor: event)
    }
  }

  func wait(for text: String) throws {
    try waitUntil("“\(text)” is on the screen") { $0.text.contains(text) }
  }

  func waitUntilGone(_ text: String) throws {
    try waitUntil("“\(text)” is gone from the screen") { !$0.text.contains(text) }
  }

  /// Waits for the program's end; `screen` and `rawOutput` then hold all it wrote.
  @discardableResult
  func waitForExit() throws -> ExitStatus {
    while true {
      if let status { return status }
      try pause(waitingFor: "its end")
    }
  }

  /// The guard against a test that hangs; no test is meant to reach it.
  private static let silenceLimit: Int32 = 30_000

  /// Blocks until the program writes something or ends, and takes that in.
  private func pause(waitingFor event: String) throws {
    // `poll` passes over negative descriptors.
    var events = [
      pollfd(fd: master ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: child.endOfLife, events: Int16(POLLIN), revents: 0),
    ]
    // A program may close its terminal and live on; then only its end is an event.
    if terminalIsClosedByProgram { events[0].fd = -1 }
    var ready: Int32
    repeat { ready = poll(&events, 2, Self.silenceLimit) } while ready < 0 && errno == EINTR
    guard ready > 0 else { throw TerminalError.silent(waitingFor: event, screen: screen.text) }
    let ended = events[1].revents != 0
    readAvailable()
    if ended { status = child.reap() }
  }

  private var terminalIsClosedByProgram = false

  /// Takes in what the program has written by now, at most a megabyte of it.
  private func readAvailable() {
    guard let master else { return }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    for _ in 0..<16 {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else {
        terminalIsClosedByProgram = count == 0 || errno == EIO
        break
      }
      rawOutput += buffer[..<count]
      parser.read(buffer[..<count], into: &screen)
    }
    let replies = parser.replies
    parser.replies = []
    if !replies.isEmpty { write(replies) }
  }

  private func write(_ bytes: [UInt8]) {
    guard let master else { return }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // The program reads nothing before its own output is read.
        readAvailable()
        var room = [pollfd(fd: master, events: Int16(POLLOUT | POLLIN), revents: 0)]
        guard poll(&room, 1, Self.silenceLimit) > 0 else { return }
      } else if errno != EINTR {
        return
      }
    }
  }
}
