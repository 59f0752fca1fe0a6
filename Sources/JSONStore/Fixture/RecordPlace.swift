/// Where a record stands in its file, and what it is looked up by most: known without reading it again.
struct RecordPlace: Sendable {
  private let start: Int
  private var number: Int64 = 0
  private let length: UInt32
  private var schemaNumber = UInt16.max
  private var hasNumber = false

  init(_ span: Range<Int>) {
    start = span.lowerBound
    // No record is longer: the parser takes none of 4 GB.
    length = UInt32(clamping: span.count)
  }

  var span: Range<Int> { start..<(start + Int(length)) }

  /// Notes what the record says of itself.
  mutating func identify(schema: Int, pk: Int64?) {
    schemaNumber = UInt16(schema)
    hasNumber = pk != nil
    number = pk ?? 0
  }

  /// The pk of a record of a known model; `nil` where it has none, or an unknown model.
  var pk: Int64? { hasNumber ? number : nil }

  /// Whether it is the record of a schema's model with a pk.
  func isRecord(ofSchema schema: Int, pk: Int64) -> Bool {
    hasNumber && number == pk && Int(schemaNumber) == schema
  }
}
