/// Where the panes are on a screen of a given size. A pane's rectangle includes its border; neighbours share theirs.
struct Layout: Equatable {
  private(set) var list = Rect(x: 0, y: 0, width: 0, height: 0)
  private(set) var detail = Rect(x: 0, y: 0, width: 0, height: 0)
  private(set) var log = Rect(x: 0, y: 0, width: 0, height: 0)
  /// Where a form goes, in place of the list and the detail.
  let form: Rect
  /// Where a list of commands goes: over everything between the title and the last line.
  let help: Rect
  /// Whether the detail stands beside the list, not below it.
  let isWide: Bool
  /// Whether the log takes the room of all panes; the others keep the place that they have without it.
  let isLogFull: Bool

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
  /// What a dragged border leaves to the panes on its sides: two lines of the log, a user and a line of the detail above
  /// it, a name's columns.
  private static let smallest = (log: 4, upper: 6, list: 40, detail: 30)
  /// Below the list, the detail has room for four lines.
  private static let detailHeight = 6
  private static let minimumDetailHeight = 3
  private static let headerHeight = 1

  /// - Parameters:
  ///   - alone: the pane that is shown where there is room for one only.
  ///   - split: where somebody wants the borders between the panes.
  ///   - isLogFull: whether the log takes the room of all.
  init(width: Int, height: Int, alone: Model.Pane, split: Split = Split(), isLogFull: Bool = false) {
    self.isLogFull = isLogFull
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
    let logHeight = Self.fitted(
      split.log?.of(help.height) ?? max(help.height * Self.share.part / Self.share.of, Self.minimumLogHeight),
      to: help.height, smallest: Self.smallest.log, leaving: Self.smallest.upper)
    let upperHeight = help.height - logHeight + 1
    log = isLogFull ? help : Rect(x: 0, y: help.y + upperHeight - 1, width: width, height: logHeight)
    form = Rect(x: 0, y: help.y, width: width, height: upperHeight)
    if isWide {
      let detailWidth = Self.fitted(
        split.detail?.of(width) ?? max(width * Self.share.part / Self.share.of, Self.minimumDetailWidth),
        to: width, smallest: Self.smallest.detail, leaving: Self.smallest.list)
      list = Rect(x: 0, y: form.y, width: width - detailWidth + 1, height: upperHeight)
      detail = Rect(x: width - detailWidth, y: form.y, width: detailWidth, height: upperHeight)
    } else {
      let detailHeight = min(Self.detailHeight, max(upperHeight / 2, Self.minimumDetailHeight))
      list = Rect(x: 0, y: form.y, width: width, height: upperHeight - detailHeight + 1)
      detail = Rect(x: 0, y: list.y + list.height - 1, width: width, height: detailHeight)
    }
  }

  /// A pane's size, as near to what is wanted as its smallest and its neighbour's let it; both have the border between.
  private static func fitted(_ wanted: Int, to whole: Int, smallest: Int, leaving rest: Int) -> Int {
    max(min(wanted, whole + 1 - rest), smallest)
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
  /// How many commands a list of them shows, below what is looked for.
  var commandRows: Int { max(help.padded.height - 1, 0) }

  /// The most lines that a box in the middle of the screen shows if the title and the last line are to be seen.
  var menuRows: Int { help.padded.height }
  /// The most columns to choose from, in a box whose upper edge is below that of the list.
  var columnRows: Int { menuRows - 1 }

  /// The border cells that can be dragged; where one pane is shown alone there are none.
  var dividers: [(Divider, Rect)] {
    guard !isLogFull, list.height > 0, log.height > 0 else { return [] }
    let above = Rect(x: 0, y: log.y, width: log.width, height: 1)
    let between = Rect(x: detail.x, y: detail.y + 1, width: 1, height: detail.height - 2)
    return [(.log, above)] + (isWide ? [(.detail, between)] : [])
  }
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
    return Layout(
      width: width, height: height, alone: isForm ? .list : focus, split: split,
      isLogFull: isLogFull && focus == .log && !isForm)
  }
}
