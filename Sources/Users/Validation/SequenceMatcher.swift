/// Of Python's `difflib.SequenceMatcher` what Django compares passwords with.
enum SequenceMatcher {
  /// An upper bound of the similarity, from 0 to 1: the scalars that both have, in whatever order, count twice among all.
  static func quickRatio(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Double {
    guard !a.isEmpty || !b.isEmpty else { return 1 }
    var available = b.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    var matches = 0
    for scalar in a {
      let count = available[scalar, default: 0]
      if count > 0 { matches += 1 }
      available[scalar] = count - 1
    }
    return 2 * Double(matches) / Double(a.count + b.count)
  }
}
