extension Frame {
  /// Writes a text as `write` does, and shows where in it stands what is looked for.
  @discardableResult
  mutating func write(
    _ text: String, x: Int, y: Int, width: Int, style: Style = .plain, finding search: Search
  ) -> Int {
    let end = write(text, x: x, y: y, width: width, style: style)
    for hit in search.hits(in: text) {
      let shown = hit.clamped(to: 0..<max(end - x, 0))
      restyle(Rect(x: x + shown.lowerBound, y: y, width: shown.count, height: 1), as: .match)
    }
    return end
  }
}
