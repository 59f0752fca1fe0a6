/// A name that terms begin with, such as `email:`, and what they ask by their value.
struct FilterName<Condition: FilterCondition>: Sendable {
  /// In lower case, as are the values: both may be typed in any.
  let name: String
  /// The values that are offered.
  let values: [String]
  /// Whether others may be typed.
  let takesAny: Bool
  /// What a value asks; `nil` for one that says nothing.
  let condition: @Sendable (String) -> Condition?

  init(_ name: String, _ conditions: KeyValuePairs<String, Condition>) {
    self.name = name
    values = conditions.map(\.key)
    takesAny = false
    condition = { value in conditions.first { $0.key == value.lowercased() }?.value }
  }

  init(_ name: String, offering values: [String] = [], _ condition: @escaping @Sendable (String) -> Condition?) {
    self.name = name
    self.values = values
    takesAny = true
    self.condition = condition
  }
}
