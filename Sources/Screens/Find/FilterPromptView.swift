/// Draws the line in which a filter is typed into the last line of the screen; above it a notice, what is offered, or
/// what is mistyped.
func drawFilterPrompt(_ prompt: FilterPrompt, _ model: Model, on frame: inout Frame) {
  let y = frame.height - 1
  let last = frame.bounds.row(y)
  frame.fill(last, style: .plain)
  frame.cover(last)
  InputField(place: .only, label: "/", labelWidth: 1, content: .text(prompt.editor))
    .draw(in: Rect(x: 1, y: y, width: frame.width - 2, height: 1), on: &frame)
  if let notice = model.notice { return drawNotice(notice, above: y, on: &frame) }
  let offers = model.offers(for: prompt)
  let mistyped = model.mistypedTerms(in: prompt.pane, without: prompt.begun)
  guard !offers.isEmpty || mistyped != nil else { return }
  let above = frame.bounds.row(y - 1)
  frame.fill(above, style: .plain)
  frame.cover(above)
  if !offers.isEmpty {
    drawOffers(offers, chosen: offers.firstIndex { $0.text == prompt.chosen?.text }, in: above, on: &frame)
  } else if let mistyped {
    let sentence = model.texts(.filterUnknown, ["terms": mistyped])
    frame.write(sentence, x: 1, y: above.y, width: frame.width - 2, style: .warning)
  }
}

/// Draws as many offers as there is room for, with the one that is chosen among them; an ellipsis stands for more.
private func drawOffers(_ offers: [FilterOffer], chosen: Int?, in line: Rect, on frame: inout Frame) {
  var x = frame.write(KeyMap.filter.keyName(for: .complete), x: 1, y: line.y, style: .key)
  let shown = shownOffers(offers, chosen: chosen, room: line.width - x - 1)
  if shown.lowerBound > 0 { frame.write("…", x: x, y: line.y, style: .dim) }
  for number in shown {
    let offer = offers[number]
    let start = x + 1
    x = frame.write(offer.text, x: start + 1, y: line.y, width: line.width - start - 2, style: .hint)
    x = frame.write(offer.shownCount, x: x, y: line.y, style: .dim)
    let rect = Rect(x: start, y: line.y, width: x - start, height: 1)
    if number == chosen {
      frame.write("▸", x: start, y: line.y)
      frame.select(rect)
    }
    frame.target(.offer(offer), in: rect)
  }
  if shown.upperBound < offers.count { frame.write("…", x: x + 1, y: line.y, style: .dim) }
}

/// The offers that fit into so many columns, the first ones if one of these is chosen.
private func shownOffers(_ offers: [FilterOffer], chosen: Int?, room: Int) -> Range<Int> {
  var first = 0
  while true {
    var free = room
    var end = first
    // Two columns are left for the ellipsis, where more follow.
    while end < offers.count, offers[end].width + (end + 1 < offers.count ? 2 : 0) <= free {
      free -= offers[end].width
      end += 1
    }
    // One that is too wide for the line is shown cut.
    end = max(end, first + 1)
    if chosen.map({ $0 < end }) ?? true { return first..<end }
    first += 1
  }
}

extension FilterOffer {
  fileprivate var shownCount: String { count.map { " \(Catalogue.grouped($0))" } ?? "" }

  /// The columns that it takes, with the space and the sign in front of it.
  fileprivate var width: Int { 2 + Glyphs.width(of: text + shownCount) }
}
