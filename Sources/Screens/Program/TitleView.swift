import JSONStore

/// Draws the title: the file, how many users there are, how many of them are shown and marked; at the right the order,
/// the filter, and what else matters.
func drawTitle(_ model: Model, on frame: inout Frame) {
  let room = frame.width - 2
  let (state, style) = model.titleState
  frame.write(state, x: 1, y: 0, width: room, style: style, alignment: .right)
  let stateRoom = state.isEmpty ? 0 : Glyphs.width(of: state) + titleGap
  let arrangement = model.arrangement
  let counts = model.counts
  let free = room - stateRoom - (arrangement.isEmpty ? 0 : titleGap + Glyphs.width(of: arrangement))
  // Where it is narrow, the file goes first: the filter does not stand anywhere else.
  let path =
    model.storePath(in: free - Glyphs.width(of: " · " + counts)) ?? (arrangement.isEmpty ? model.storeName : nil)
  let left = path.map { "\($0) · \(counts)" } ?? counts
  let end = frame.write(left, x: 1, y: 0, width: room - stateRoom, style: .title)
  frame.write(
    arrangement, x: end + titleGap, y: 0, width: room - stateRoom - end - titleGap + 1, style: .accent,
    alignment: .right)
}

private let titleGap = 2

extension Model {
  /// As much of the store's path as so many columns have room for: its last directories, or its name alone; `nil` where
  /// there is no room for that.
  fileprivate func storePath(in columns: Int) -> String? {
    guard Glyphs.width(of: storePath) > columns else { return storePath }
    var parts = storePath.split(separator: "/", omittingEmptySubsequences: false)
    while parts.count > 2 {
      parts.removeFirst()
      let end = "…/" + parts.joined(separator: "/")
      if Glyphs.width(of: end) <= columns { return end }
    }
    return Glyphs.width(of: storeName) <= columns ? storeName : nil
  }

  /// `12 of 1,204 users · 3 marked`
  fileprivate var counts: String {
    let all = texts.counted(.titleUser, .titleUsers, userCount)
    let passing = Catalogue.grouped(list.passingCount(in: snapshot))
    let shown = list.filter.isEmpty ? all : texts(.titleShown, ["count": passing, "users": all])
    let marked = snapshot.map { list.markedCount(in: $0) } ?? 0
    return marked == 0 ? shown : "\(shown) · \(texts(.titleMarked, ["count": Catalogue.grouped(marked)]))"
  }

  /// `sort username ▲ · filter is:active kim`
  fileprivate var arrangement: String {
    var parts: [String] = []
    let columns = list.sorting.map { "\(texts($0.column.label)) \(list.sortSign(of: $0.column))" }
    if !columns.isEmpty, !list.filter.isRanked {
      parts.append(texts(.titleSort, ["columns": columns.joined(separator: ", ")]))
    }
    if !list.filter.title.isEmpty { parts.append(texts(.titleFilter, ["filter": list.filter.title])) }
    return parts.joined(separator: " · ")
  }

  fileprivate var titleState: (String, Style) {
    if let loading { return (texts(.titleLoading, ["percent": "\(Int(loading * 100))"]), .accent) }
    let states: [Phrase?] = [
      refused?.title, isFileBehind ? .titleFileBehind : nil, readOnly.map { _ in .titleReadOnly },
    ]
    return (states.compactMap { $0.map { texts($0) } }.joined(separator: " · "), .warning)
  }
}

extension FileRefused {
  fileprivate var title: Phrase { if case .directoryGone = error { .titleFilesGone } else { .titleFileRefused } }
}
