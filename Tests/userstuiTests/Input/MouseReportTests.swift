import Screens
import Testing

@testable import userstui

/// The bytes of a mouse, and which two clicks are one.
struct MouseReportTests {
  private func decode(_ text: String) -> [InputDecoder.Input] {
    var decoder = InputDecoder()
    return text.utf8.compactMap { decoder.decode($0) }
  }

  private func mouse(_ action: Mouse.Action, _ x: Int, _ y: Int) -> InputDecoder.Input {
    .mouse(Mouse(action, at: Position(x: x, y: y)))
  }

  static let reports: [(String, Mouse.Action)] = [
    ("\u{1B}[<0;10;5M", .press), ("\u{1B}[<0;10;5m", .release), ("\u{1B}[<32;10;5M", .drag),
    ("\u{1B}[<64;10;5M", .wheelUp), ("\u{1B}[<65;10;5M", .wheelDown),
  ]

  @Test(arguments: reports)
  func `a report tells what happened and where, counted from 0`(bytes: String, action: Mouse.Action) {
    #expect(decode(bytes) == [mouse(action, 9, 4)])
  }

  @Test func `reports and keys are told apart`() {
    let all = Self.reports.map(\.0).joined(separator: "j")
    #expect(decode(all).count == 2 * Self.reports.count - 1)
  }

  @Test func `the last cell that can be told is one`() {
    #expect(decode("\u{1B}[<0;65535;65535M") == [mouse(.press, 65_534, 65_534)])
  }

  @Test(arguments: [
    // Other buttons, and keys held.
    "\u{1B}[<1;10;5M", "\u{1B}[<2;10;5M", "\u{1B}[<4;10;5M", "\u{1B}[<16;10;5M", "\u{1B}[<68;10;5M", "\u{1B}[<35;1;1M",
    "\u{1B}[<33;1;1M", "\u{1B}[<66;1;1M", "\u{1B}[<128;1;1M", "\u{1B}[<64;1;1m",
    // No cell.
    "\u{1B}[<0;0;5M", "\u{1B}[<0;5;0M", "\u{1B}[<0;65536;1M", "\u{1B}[<0;99999999999999999999;1M",
    // No report.
    "\u{1B}[<M", "\u{1B}[<;;M", "\u{1B}[<0;1M", "\u{1B}[<0;1;1;1M", "\u{1B}[<0;-1;1M", "\u{1B}[<0;+1;1M",
    "\u{1B}[<0;1:2;1M", "\u{1B}[<0;1;1 M", "\u{1B}[0;1;1M", "\u{1B}[<<0;1;1M", "\u{1B}[?0;1;1M", "\u{1B}[0;10;10m",
  ])
  func `what is no report of ours is nothing`(bytes: String) {
    #expect(decode(bytes + "x") == [.key(.character("x"))])
  }

  @Test func `a report without end is nothing and takes no room`() {
    let digits = String(repeating: "1", count: 100_000)
    #expect(decode("\u{1B}[<0;1;\(digits)Mx") == [.key(.character("x"))])
  }

  // MARK: Counting

  private let start = ContinuousClock.now

  private func press(_ x: Int = 3) -> Mouse { Mouse(.press, at: Position(x: x, y: 3)) }

  @Test func `two quick clicks on a cell are a double click, and the third begins anew`() {
    var clicks = ClickCounter()
    let actions = [0, 100, 200, 300].map { clicks.count(press(), at: start + .milliseconds($0)).action }
    #expect(actions == [.press, .doublePress, .press, .doublePress])
  }

  @Test func `two slow ones are not, and the second may be the first of two`() {
    var clicks = ClickCounter()
    let actions = [0, 401, 801].map { clicks.count(press(), at: start + .milliseconds($0)).action }
    #expect(actions == [.press, .press, .doublePress])
  }

  @Test func `two on different cells are not`() {
    var clicks = ClickCounter()
    #expect(clicks.count(press(3), at: start).action == .press)
    #expect(clicks.count(press(4), at: start).action == .press)
  }

  @Test func `nothing but presses is counted`() {
    var clicks = ClickCounter()
    for action in [Mouse.Action.press, .release, .drag, .release, .wheelUp, .wheelDown] {
      #expect(clicks.count(Mouse(action, at: Position(x: 1, y: 1)), at: start).action == action)
    }
    #expect(clicks.count(Mouse(.press, at: Position(x: 1, y: 1)), at: start).action == .doublePress)
  }
}
