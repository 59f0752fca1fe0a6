extension Frame {
  /// Draws a line that is typed into in place of the last line.
  mutating func prompt(_ label: String, _ editor: LineEditor) {
    fill(bounds.row(height - 1), style: .plain)
    let line = Rect(x: 1, y: height - 1, width: width - 2, height: 1)
    InputField(place: .only, label: label, labelWidth: Glyphs.width(of: label), content: .text(editor))
      .draw(in: line, on: &self)
  }
}
