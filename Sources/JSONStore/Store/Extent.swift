/// How much of a file is damaged.
public struct Extent: Sendable, Equatable {
  /// How many lines; none where something is missing between two.
  public let lines: Int
  /// How many bytes.
  public let bytes: Int
}

extension Extent {
  static let none = Extent(lines: 0, bytes: 0)

  /// A piece of text.
  init(of text: UnsafeRawBufferPointer) {
    self.init(lines: text.count { $0 == UInt8(ascii: "\n") } + 1, bytes: text.count)
  }

  static func + (a: Extent, b: Extent) -> Extent { Extent(lines: a.lines + b.lines, bytes: a.bytes + b.bytes) }
}
