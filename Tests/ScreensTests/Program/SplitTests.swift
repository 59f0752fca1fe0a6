import Testing

@testable import Screens

@Suite struct `Borders that are dragged` {
  private func dragged(_ divider: Divider, to position: Position, width: Int = 120, height: Int = 40) throws -> Sitting
  {
    var sitting = try Sitting(Person.many(30), width: width, height: height)
    let start = try #require(sitting.model.layout.dividers.first { $0.0 == divider }).1
    sitting.drag(from: Position(x: start.x, y: start.y), to: position)
    return sitting
  }

  @Test func `the log's upper border goes where it is dragged`() throws {
    let layout = try dragged(.log, to: Position(x: 50, y: 30)).model.layout
    #expect(layout.log.y == 30 && layout.log.y + layout.log.height == 39)
    #expect(layout.list.height == 30 && layout.detail.height == 30)
  }

  @Test func `the border between list and detail goes where it is dragged`() throws {
    let layout = try dragged(.detail, to: Position(x: 60, y: 9)).model.layout
    #expect(layout.detail.x == 60 && layout.list.width == 61 && layout.detail.width == 60)
  }

  @Test(arguments: [-100, 0, 3, 100, 60_000])
  func `no pane gets smaller than can be used`(place: Int) throws {
    for (width, height) in [(80, 16), (80, 24), (120, 40), (200, 50)] {
      var sitting = try dragged(.log, to: Position(x: 9, y: place), width: width, height: height)
      for (divider, rect) in sitting.model.layout.dividers where divider == .detail {
        sitting.drag(from: Position(x: rect.x, y: rect.y), to: Position(x: place, y: 5))
      }
      let layout = sitting.model.layout
      #expect(layout.listRows >= 1 && layout.detailRows >= 1 && layout.logRows >= 2, "\(width)×\(height)")
      #expect(layout.list.width >= 40 && layout.detail.width >= 30, "\(width)×\(height)")
    }
  }

  @Test func `a border that was pulled too far comes back at once`() throws {
    var sitting = try dragged(.log, to: Position(x: 9, y: 60_000))
    let y = sitting.model.layout.log.y
    sitting.drag(from: Position(x: 9, y: y), to: Position(x: 9, y: y - 2))
    #expect(sitting.model.layout.log.y == y - 2)
  }

  @Test func `the borders keep their part of the screen when it is resized, and are back when it is`() throws {
    var sitting = try dragged(.log, to: Position(x: 9, y: 21))
    let before = sitting.model.layout
    sitting.learn(.resized(width: 120, height: 80))
    #expect((36...37).contains(sitting.model.layout.log.height))
    sitting.learn(.resized(width: 40, height: 10))
    sitting.learn(.resized(width: 120, height: 40))
    #expect(sitting.model.layout == before)
  }

  @Test func `the user under the cursor stays in sight`() throws {
    var sitting = try Sitting(Person.many(30))
    sitting.click("user07")
    let y = sitting.model.layout.log.y
    sitting.drag(from: Position(x: 9, y: y), to: Position(x: 9, y: y - 5))
    #expect(sitting.screen.contains("▸● user07"))
  }

  @Test func `a move after the button went up drags nothing`() throws {
    var sitting = try dragged(.log, to: Position(x: 9, y: 20))
    let before = sitting.model.layout
    sitting.learn(.mouse(Mouse(.drag, at: Position(x: 9, y: 30))))
    #expect(sitting.model.layout == before)
  }

  @Test func `where one pane is shown alone there is nothing to drag`() throws {
    #expect(try Sitting(width: 40, height: 10).model.layout.dividers.isEmpty)
  }
}

@Suite struct `The border beside the detail` {
  @Test(arguments: Screens.Model.Pane.allCases)
  func `goes to the left and to the right by keys`(pane: Screens.Model.Pane) throws {
    var sitting = try Sitting(width: 120, height: 40)
    while sitting.model.focus != pane { sitting.press(.tab) }
    let before = sitting.model.layout.detail.x
    sitting.type("<<")
    #expect(sitting.model.layout.detail.x == before - 8 && sitting.lines[1].contains("┬"))
    sitting.type(">>>")
    #expect(sitting.model.layout.detail.x == before + 4)
  }

  @Test func `goes no further than the panes can be used`() throws {
    for (key, place) in [("<", 39), (">", 90)] {
      var sitting = try Sitting(width: 120, height: 40)
      sitting.type(String(repeating: key, count: 40))
      #expect(sitting.model.layout.detail.x == place)
    }
  }

  @Test(arguments: [
    (80, 24, "en", "The detail does not stand beside the list."),
    (80, 24, "ko", "상세 창이 목록 옆에 있지 않습니다."), (120, 12, "en", "The detail does not stand beside the list."),
  ])
  func `is not there on other screens, and says so`(width: Int, height: Int, language: String, notice: String) throws {
    var sitting = try Sitting(language: language, width: width, height: height)
    let before = sitting.model.split
    sitting.type("<")
    #expect(sitting.notice == notice && sitting.model.split == before)
    sitting.type("?")
    sitting.press(.pageDown, times: 5)
    #expect(sitting.screen.contains("✗ \(sitting.model.texts(.helpBorderLeft))"))
  }
}
