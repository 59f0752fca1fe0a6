@testable import JSONStore
import Testing

@testable import Screens

@Suite struct `Nasty names on the whole screen` {
  private static let people = NastyNames.all.enumerated().map { index, name in
    Person(
      username: name + "\(index)", first: name, last: name, email: name, isActive: index.isMultiple(of: 2), phone: name,
      address: name)
  }

  /// Whether the widths of every row's cells add up, and every wide glyph has both halves.
  private func isStraight(_ frame: Frame) -> Bool {
    (0..<frame.height).allSatisfy { y in
      var owed = 0
      var columns = 0
      for cell in frame.row(y) {
        guard (cell.width == 0) == (owed == 1) else { return false }
        owed = cell.width == 2 ? 1 : 0
        columns += Int(cell.width)
      }
      return owed == 0 && columns == frame.width
    }
  }

  /// Whether the left and the right edge of a pane are lines.
  private func hasBorders(_ frame: Frame, _ rect: Rect) -> Bool {
    rect.rows.allSatisfy { y in
      [rect.x, rect.x + rect.width - 1].allSatisfy { x in "│┌┐└┘├┤┬┴┼".contains(frame[x, y].text) }
    }
  }

  @Test(arguments: [(40, 10), (60, 16), (80, 24), (120, 40), (200, 50)])
  func `every row is as wide as the frame and the borders are straight`(width: Int, height: Int) throws {
    var sitting = try Sitting(Self.people, width: width, height: height)
    for person in Self.people { sitting.save(person.user(1), changed: [person.username]) }
    for index in Self.people.indices {
      let layout = sitting.model.layout
      let frame = sitting.frame
      #expect(isStraight(frame), "user \(index)")
      for rect in [layout.list, layout.detail, layout.log] where rect.height > 0 {
        #expect(hasBorders(frame, rect), "user \(index)")
      }
      sitting.press(.character("e"))
      #expect(isStraight(sitting.frame) && hasBorders(sitting.frame, sitting.model.layout.form), "form \(index)")
      sitting.press(.escape, .character("d"))
      #expect(isStraight(sitting.frame), "question \(index)")
      sitting.press(.escape, .down)
    }
  }

  @Test func `nothing of them is sent as control`() throws {
    var sitting = try Sitting(Self.people, width: 120, height: 40)
    for _ in Self.people {
      let sent = sitting.lines.joined().unicodeScalars
      #expect(sent.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) })
      sitting.press(.down)
    }
  }
}
