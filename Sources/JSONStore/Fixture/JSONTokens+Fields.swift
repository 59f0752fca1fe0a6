extension JSONTokens {
  /// Whether a value is of a field's type. The same as ``Field/accepts(_:)``, without making the value.
  func value(at index: Index, fits field: FieldFinder.Shape) -> Bool {
    switch (field.type, kind(at: index)) {
    case (_, .null): field.isNullable
    case (.string, .string), (.list, .array), (.reference, .array): true
    case (.boolean, .false), (.boolean, .true): true
    case (.dateTime, .string): DateTime(utf8: text(at: index)) != nil
    case (.reference, .number): value(at: index).integer != nil
    default: false
    }
  }
}
