/// Where the panes are on a screen of a given size. A pane's rectangle includes its border; neighbours share theirs.
struct Layout: Equatable {
  let width: Int
  let height: Int
  private(set) var list = Rect(x: 0, y: 0, width: 0, height: 0)
  private(set) var detail = Rect(x: 0, y: 0, width: 0, height: 0)
  private(set) var log = Rect(x: 0, y: 0, width: 0, height: 0)
  /// Where a form goes: over the list and the detail.
  let form: Rect

  /// The smallest screen on which anything is shown.
  static let minimum = (width: 40, height: 10)

  /// Whether the detail stands beside the list, not below it.
  var isWide: Bool { width >= 120 }

  /// - Parameter focus: the pane to show where there is room for one only.
  init(width: Int, height: Int, focus: Model.Pane) {
    self.width = width
    self.height = height
    let body = Rect(x: 0, y: 1, width: width, height: max(height - 2, 0))
    guard height >= 16 else {
      form = body
      switch focus {
      case .list: list = body
      case .detail: detail = body
      case .log: log = body
      }
      return
    }
    let logHeight = max(body.height * 2 / 5, 7)
    log = Rect(x: 0, y: body.y + body.height - logHeight, width: width, height: logHeight)
    let upper = Rect(x: 0, y: body.y, width: width, height: body.height - logHeight + 1)
    form = upper
    if isWide {
      let detailWidth = max(width * 2 / 5, 44)
      list = Rect(x: 0, y: upper.y, width: width - detailWidth + 1, height: upper.height)
      detail = Rect(x: width - detailWidth, y: upper.y, width: detailWidth, height: upper.height)
    } else {
      let detailHeight = min(6, max(upper.height / 2, 3))
      list = Rect(x: 0, y: upper.y, width: width, height: upper.height - detailHeight + 1)
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

  /// The users that the list shows: its border and its header take three lines.
  var listRows: Int { max(list.height - 3, 0) }
  var detailRows: Int { max(detail.height - 2, 0) }
  var logRows: Int { max(log.height - 2, 0) }
  /// The bindings that the help shows.
  var helpRows: Int { max(height - 4, 1) }
}

extension Model {
  var isTooSmall: Bool { width < Layout.minimum.width || height < Layout.minimum.height }

  var layout: Layout {
    Layout(width: width, height: height, focus: focus)
  }

  var logPane: SignalLogPane {
    let layout = layout
    return SignalLogPane(
      log: log, lines: LogLines(texts: texts, clock: clock, width: layout.log.width - 4), height: layout.logRows)
  }
}
