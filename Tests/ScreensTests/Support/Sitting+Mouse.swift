@testable import Screens

extension Sitting {
  private mutating func mouse(_ action: Mouse.Action, _ position: Position) {
    learn(.mouse(Mouse(action, at: position)))
  }

  mutating func click(x: Int, y: Int) {
    mouse(.press, Position(x: x, y: y))
    mouse(.release, Position(x: x, y: y))
  }

  /// Clicks on the first place that shows a text.
  mutating func click(_ text: String) { if let place = place(of: text) { click(x: place.x, y: place.y) } }

  mutating func doubleClick(_ text: String) {
    guard let place = place(of: text) else { return }
    click(x: place.x, y: place.y)
    mouse(.doublePress, place)
    mouse(.release, place)
  }

  mutating func drag(from start: Position, to end: Position) {
    mouse(.press, start)
    mouse(.drag, end)
    mouse(.release, end)
  }

  mutating func turnWheel(_ action: Mouse.Action, over text: String) {
    if let place = place(of: text) { mouse(action, place) }
  }

  /// The cell in which a text begins; `nil` where it is not on the screen.
  func place(of text: String) -> Position? {
    let frame = frame
    for y in 0..<frame.height {
      for x in 0..<frame.width where frame[x, y].width > 0 {
        if frame.row(y).dropFirst(x).map(\.text).joined().hasPrefix(text) { return Position(x: x, y: y) }
      }
    }
    return nil
  }
}
