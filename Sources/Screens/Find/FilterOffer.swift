/// What a word of a filter that is being typed may become.
struct FilterOffer: Sendable, Equatable {
  let text: String
  /// Whether it is whole; behind a name, a value has to be typed.
  let isTerm: Bool
  /// How much a term would leave; `nil` while that is not known.
  var count: Int?
}
