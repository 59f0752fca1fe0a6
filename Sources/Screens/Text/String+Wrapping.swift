extension String {
  /// The text in lines of at most so many columns, broken at spaces; a word that is wider has a line to itself.
  func wrapped(to columns: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if let line = lines.last, Glyphs.width(of: line) + 1 + Glyphs.width(of: word) <= columns {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
