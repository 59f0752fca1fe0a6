/// A type whose values are records of a store: the counterpart of Django's `models.Model`.
public protocol Model: Sendable {
  /// The fields and what holds between them.
  static var schema: ModelSchema { get }

  /// The value of a record; its fields have the schema's types, but any of them may be missing.
  init(record: Record)

  /// The record behind this value, fields that the model does not know included.
  var record: Record { get }
}

extension Model {
  /// The primary key; `nil` until the first save.
  public var pk: PrimaryKey? { record.pk }
}
