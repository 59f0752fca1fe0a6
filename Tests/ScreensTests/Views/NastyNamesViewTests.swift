@testable import JSONStore
import Testing

@testable import Screens

@Suite struct `Nasty names on the whole screen` {
  private static let people = NastyNames.all.enumerated().map { index, name in
    Person(
      username: name + "\(index)", first: name, last: name, email: name, isActive: index.isMultiple(of: 2), phone: name,
      address: name)
  }

  /// The widths of a row's cells add up, and every wide glyph has both halves.
  private func expectStraight(_ frame: Frame, _ note: String) {
    for y in 0..<frame.height {
      var owed = 0
      var columns = 0
      for cell in frame.row(y) {
        #expect((cell.width == 0) == (owed == 1), "\(note), row \(y)")
        owed = cell.width == 2 ? 1 : 0
        columns += Int(cell.width)
      }
      #expect(owed == 0 && columns == frame.width, "\(note), row \(y)")
    }
  }

  /// The edges of a pane are lines, but for its title.
  private func expectBorders(_ frame: Frame, _ rect: Rect, _ note: String) {
    for y in rect.rows {
      for x in [rect.x, rect.x + rect.width - 1] {
        #expect("│┌┐└┘├┤┬┴┼".contains(frame[x, y].text), "\(note), column \(x), row \(y)")
      }
    }
  }

  @Test(arguments: [(40, 10), (60, 16), (80, 24), (120, 40), (200, 50)])
  func `every row is as wide as the frame and the borders are straight`(width: Int, height: Int) throws {
    var sitting = try Sitting(Self.people, width: width, height: height)
    for person in Self.people { sitting.save(person.user(1), changed: [person.username]) }
    for index in Self.people.indices {
      let note = "user \(index) at \(width)×\(height)"
      expectStraight(sitting.frame, note)
      let layout = sitting.model.layout
      for rect in [layout.list, layout.detail, layout.log] where rect.height > 0 {
        expectBorders(sitting.frame, rect, note)
      }
      sitting.press(.character("e"))
      expectStraight(sitting.frame, note)
      expectBorders(sitting.frame, sitting.model.layout.form, note)
      sitting.press(.escape, .character("d"))
      expectStraight(sitting.frame, note)
      sitting.press(.escape, .down)
    }
  }

  @Test func `nothing of them is sent as control`() throws {
    var sitting = try Sitting(Self.people, width: 120, height: 40)
    for _ in Self.people {
      for y in 0..<sitting.frame.height {
        for cell in sitting.frame.row(y) {
          #expect(cell.text.unicodeScalars.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) })
        }
      }
      sitting.press(.down)
    }
  }
}
