import Foundation
import Screens
import Testing

@testable import userstui

/// What styles look like at every number of colours.
struct LookTests {
  /// Roles that stand beside each other and whose difference tells something.
  static let neighbours: [(Style.Role, Style.Role)] = [
    (.plain, .match), (.dim, .match), (.key, .match), (.hint, .key), (.border, .borderFocused),
    (.input, .inputFocused), (.plain, .title), (.plain, .header), (.plain, .warning), (.plain, .error),
    (.plain, .marked), (.dim, .warning), (.accent, .error),
  ]

  @Test(arguments: neighbours, Style.Selection.allCases)
  func `neighbours differ in more than colour`(pair: (Style.Role, Style.Role), selection: Style.Selection) {
    // The cursor's row has no borders and fields, and keys in the list of commands alone, which has the keyboard.
    if [.border, .input].contains(pair.0), selection != .none { return }
    if [.key, .hint].contains(pair.0), selection == .unfocused { return }
    let looks = [pair.0, pair.1].map { Look(Style($0, selection: selection), .none) }
    #expect(looks[0].attributes != looks[1].attributes)
  }

  @Test(arguments: Style.Role.allCases, ColorDepth.allCases)
  func `the cursor's row stands out in every role`(role: Style.Role, depth: ColorDepth) {
    let looks = Style.Selection.allCases.map { Look(Style(role, selection: $0), depth) }
    #expect(looks[0].attributes != looks[2].attributes && looks[1].attributes != looks[2].attributes)
    #expect(looks[2].attributes.contains(.reverse) && looks[2].color == nil)
  }

  @Test(arguments: [Style.Role.plain, .dim, .success, .warning, .accent])
  func `the cursor's row stands out in another pane too`(role: Style.Role) {
    #expect(Look(Style(role), .none) != Look(Style(role, selection: .unfocused), .none))
  }

  @Test(arguments: Style.Role.allCases, Style.Selection.allCases)
  func `what cannot be shown stands out in every role`(role: Style.Role, selection: Style.Selection) {
    let looks = [false, true].map { Look(Style(role, isEscape: $0, selection: selection), .none) }
    #expect(looks[0].attributes != looks[1].attributes)
  }

  @Test(arguments: Style.Role.allCases)
  func `attributes are the same at every number of colours, and none has no colour`(role: Style.Role) {
    let looks = ColorDepth.allCases.map { Look(Style(role), $0) }
    #expect(Set(looks.map(\.attributes)).count == 1)
    #expect(Look(Style(role), .none).color == nil)
  }

  @Test(arguments: [
    (-1, ColorDepth.none), (0, .none), (2, .none), (8, .eight), (16, .eight), (88, .eight), (256, .indexed),
    (32_767, .indexed), (1 << 24, .direct),
  ])
  func `a terminal's number of colours tells which to use`(count: Int, depth: ColorDepth) {
    #expect(ColorDepth(count: Int32(count)) == depth)
  }

  // MARK: Readable on black and on white

  private static func luminance(_ rgb: Int32) -> Double {
    let channels = [16, 8, 0].map { shift -> Double in
      let value = Double((rgb >> Int32(shift)) & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  @Test(arguments: Hue.allCases)
  func `every colour has a contrast of nearly 4 with black and with white`(hue: Hue) {
    let luminance = Self.luminance(hue.rgb)
    #expect(1.05 / (luminance + 0.05) > 3.9 && (luminance + 0.05) / 0.05 > 3.9)
  }

  @Test(arguments: Hue.allCases)
  func `256 colours have the same ones`(hue: Hue) throws {
    let index = Int(try #require(ColorDepth.indexed.color(hue))) - 16
    let levels: [Int32] = [0, 0x5F, 0x87, 0xAF, 0xD7, 0xFF]
    #expect(levels[index / 36] << 16 | levels[index / 6 % 6] << 8 | levels[index % 6] == hue.rgb)
    #expect(ColorDepth.direct.color(hue) == hue.rgb)
  }

  @Test func `of eight colours, red and magenta are used and no background`() {
    #expect(Set(Hue.allCases.compactMap(ColorDepth.eight.color)) == [1, 5])
  }
}
