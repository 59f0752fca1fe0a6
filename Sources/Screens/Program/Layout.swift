/// Where the panes are on a screen of a given size. A pane's rectangle includes its border; neighbours share theirs.
struct Layout: Equatable {
  private(set) var list = Rect(x: 0, y: 0, width: 0, height: 0)
  private(set) var detail = Rect(x: 0, y: 0, width: 0, height: 0)
  private(set) var log = Rect(x: 0, y: 0, width: 0, height: 0)
  /// Where a form goes, in place of the list and the detail.
  let form: Rect
  /// Where the help goes: over everything between the title and the last line.
  let help: Rect
  /// Whether the detail stands beside the list, not below it.
  let isWide: Bool

  /// The smallest screen on which anything is shown.
  static let minimum = (width: 40, height: 10)
  /// From this width on the detail stands beside the list.
  static let wideWidth = 120
  /// On a screen less high than this one pane is shown alone.
  static let splitHeight = 16

  private static let titleHeight = 1
  private static let lastLineHeight = 1
  /// Of the height for panes the log takes two fifths, of a wide screen the detail.
  private static let share = (part: 2, of: 5)
  private static let minimumLogHeight = 7
  private static let minimumDetailWidth = 44
  /// Below the list, the detail has room for four lines.
  private static let detailHeight = 6
  private static let minimumDetailHeight = 3
  private static let headerHeight = 1

  /// - Parameter alone: the pane that is shown where there is room for one only.
  init(width: Int, height: Int, alone: Model.Pane) {
    isWide = width >= Self.wideWidth
    help = Rect(x: 0, y: Self.titleHeight, width: width, height: height - Self.titleHeight - Self.lastLineHeight)
    guard height >= Self.splitHeight else {
      form = help
      switch alone {
      case .list: list = help
      case .detail: detail = help
      case .log: log = help
      }
      return
    }
    let logHeight = max(help.height * Self.share.part / Self.share.of, Self.minimumLogHeight)
    let upperHeight = help.height - logHeight + 1
    log = Rect(x: 0, y: help.y + upperHeight - 1, width: width, height: logHeight)
    form = Rect(x: 0, y: help.y, width: width, height: upperHeight)
    if isWide {
      let detailWidth = max(width * Self.share.part / Self.share.of, Self.minimumDetailWidth)
      list = Rect(x: 0, y: form.y, width: width - detailWidth + 1, height: upperHeight)
      detail = Rect(x: width - detailWidth, y: form.y, width: detailWidth, height: upperHeight)
    } else {
      let detailHeight = min(Self.detailHeight, max(upperHeight / 2, Self.minimumDetailHeight))
      list = Rect(x: 0, y: form.y, width: width, height: upperHeight - detailHeight + 1)
      detail = Rect(x: 0, y: list.y + list.height - 1, width: width, height: detailHeight)
    }
  }

  func rect(of pane: Model.Pane) -> Rect {
    switch pane {
    case .list: list
    case .detail: detail
    case .log: log
    }
  }

  /// How many users the list shows, below its header.
  var listRows: Int { max(list.interior.height - Self.headerHeight, 0) }
  var detailRows: Int { detail.padded.height }
  var logRows: Int { log.padded.height }
  /// How many bindings the help shows.
  var helpRows: Int { help.padded.height }
}

extension Rect {
  /// What a box leaves free for text: a column of space inside its edges at the left and the right.
  var padded: Rect { Rect(x: x + 2, y: y + 1, width: width - 4, height: height - 2) }
}

extension Model {
  var isTooSmall: Bool { width < Layout.minimum.width || height < Layout.minimum.height }

  var layout: Layout {
    // A form takes the place of the list.
    let isForm = if case .form? = dialogs.first { true } else { false }
    return Layout(width: width, height: height, alone: isForm ? .list : focus)
  }

  var logPane: SignalLogPane {
    let inside = layout.log.padded
    return SignalLogPane(
      log: log, lines: LogLines(texts: texts, clock: clock, width: inside.width), height: inside.height)
  }
}
