extension Frame {
  /// Writes a text as `write` does, and shows where in it stands what is looked for.
  @discardableResult
  mutating func write(
    _ text: String, x: Int, y: Int, width: Int, style: Style = .plain, finding search: Search
  ) -> Int {
    let end = write(text, x: x, y: y, width: width, style: style)
    highlight(search.hits(in: text), in: Rect(x: x, y: y, width: end - x, height: 1))
    return end
  }

  /// Shows where what is looked for stands, in columns of a text that is shown in a rectangle, as far as it is.
  mutating func highlight(_ hits: [Range<Int>], in rect: Rect) {
    for hit in hits {
      let shown = hit.clamped(to: 0..<max(rect.width, 0))
      restyle(Rect(x: rect.x + shown.lowerBound, y: rect.y, width: shown.count, height: 1), as: .match)
    }
  }
}
