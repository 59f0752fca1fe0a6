/// Where the detail stands.
struct DetailPane: Sendable, Equatable {
  /// The first line that is shown.
  var top = 0
}
