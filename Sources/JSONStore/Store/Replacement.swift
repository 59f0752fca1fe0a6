/// What becomes of a record: what it was, and what it is since.
public struct Replacement: Sendable, Equatable {
  /// The record before; `nil` where there was none.
  public let before: Record?
  /// The record afterwards; `nil` where it is deleted.
  public let after: Record?

  /// A change from one record to another of the same model; `nil` stands for none, before or afterwards.
  public init(_ before: Record?, to after: Record?) {
    self.before = before
    self.after = after
  }

  /// What takes it back.
  public var inverse: Replacement { Replacement(after, to: before) }

  /// The model of the record.
  public var model: String { before?.model ?? after?.model ?? "" }
}
