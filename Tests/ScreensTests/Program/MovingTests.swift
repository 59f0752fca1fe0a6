import Testing

@testable import Screens

@Suite struct `Moving in the list` {
  @Test(arguments: [
    ([Key.down], "user02"), ([.character("j"), .character("j")], "user03"), ([.down, .down, .up], "user02"),
    ([.down, .character("k")], "user01"), ([.end], "user30"), ([.character("G")], "user30"), ([.end, .home], "user01"),
    ([.character("G"), .character("g")], "user01"), ([.up], "user01"), ([.end, .down], "user30"),
    ([.end, .up], "user29"), ([.pageDown], "user07"), ([.pageDown, .pageUp], "user01"), ([.end, .pageDown], "user30"),
    ([.pageUp], "user01"),
  ])
  func `keys move the cursor and stop at the ends`(keys: [Key], username: String) throws {
    var sitting = try Sitting(Person.many(30))
    for key in keys { sitting.press(key) }
    #expect(sitting.selected == username)
  }

  @Test func `a page leaves one row of the page before in sight`() throws {
    var sitting = try Sitting(Person.many(30))
    sitting.press(.pageDown)
    #expect(sitting.lines[3].contains("user01") && sitting.lines[9].contains("▸● user07"))
    sitting.press(.pageDown)
    #expect(sitting.lines[3].contains("user07") && sitting.lines[9].contains("▸● user13"))
  }

  @Test func `a key moves nothing where there is nobody`() throws {
    var sitting = try Sitting([])
    sitting.press(.down, .end, .pageDown, .up, .home)
    #expect(sitting.selected == nil)
  }

  @Test func `the cursor stays with its user when rows before it go`() throws {
    var sitting = try Sitting()
    sitting.press(.end)
    sitting.delete(Person.ada.user(1))
    #expect(sitting.selected == "bob")
    #expect(sitting.model.list.row == 1)
  }

  @Test func `the cursor stays with its user when rows come`() throws {
    var sitting = try Sitting()
    sitting.press(.down)
    sitting.save(Person(username: "dora").user(4))
    #expect(sitting.selected == "chulsoo")
  }

  @Test func `when its user goes the cursor is on what took its place`() throws {
    var sitting = try Sitting()
    sitting.press(.down)
    sitting.delete(Person.chulsoo.user(2))
    #expect(sitting.selected == "bob")
    sitting.delete(Person.bob.user(3))
    #expect(sitting.selected == "ada")
    sitting.delete(Person.ada.user(1))
    #expect(sitting.selected == nil)
  }

  @Test func `an older snapshot changes nothing`() throws {
    var sitting = try Sitting()
    let before = sitting.store
    sitting.save(Person(username: "dora").user(4))
    sitting.learn(.saved(nil, before))
    #expect(sitting.model.userCount == 4)
  }

  @Test func `a screen that grows again shows the rows above`() throws {
    var sitting = try Sitting(Person.many(8))
    sitting.press(.end)
    sitting.learn(.resized(width: 80, height: 12))
    sitting.learn(.resized(width: 20, height: 3))
    sitting.learn(.resized(width: 80, height: 40))
    #expect(sitting.lines[3].contains("user01") && sitting.lines[10].contains("▸● user08"))
  }
}

@Suite struct `Moving between and in the panes` {
  @Test func `tab goes through the panes and comes round`() throws {
    var sitting = try Sitting()
    var seen = [sitting.model.focus]
    for _ in 0..<3 {
      sitting.press(.tab)
      seen.append(sitting.model.focus)
    }
    #expect(seen == [.list, .detail, .log, .list])
  }

  @Test func `shift-tab goes the other way`() throws {
    var sitting = try Sitting()
    sitting.press(.backTab)
    #expect(sitting.model.focus == .log)
  }

  @Test func `the detail scrolls while it has the focus and stops at its end`() throws {
    var sitting = try Sitting(width: 60, height: 16)
    #expect(!sitting.screen.contains("Address"))
    sitting.press(.tab, .end, .down)
    #expect(sitting.screen.contains("Address"))
    sitting.press(.home)
    #expect(!sitting.screen.contains("Address"))
    #expect(sitting.selected == "ada")
  }

  @Test func `another user's detail begins at its top`() throws {
    var sitting = try Sitting(width: 60, height: 16)
    sitting.press(.tab, .end)
    sitting.delete(Person.ada.user(1))
    #expect(sitting.selected == "chulsoo")
    #expect(sitting.screen.contains("김철수           Joined"))
  }

  @Test func `the focused pane's border stands out`() throws {
    var sitting = try Sitting()
    #expect(sitting.frame[0, 1].style == .borderFocused)
    sitting.press(.tab)
    #expect(sitting.frame[0, 1].style == .border)
    #expect(sitting.frame[0, sitting.model.layout.detail.y].style == .borderFocused)
  }
}
