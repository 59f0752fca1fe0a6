/// Why a file is not a store: where it was noticed, and what it is.
public struct FixtureError: Error, Sendable, Equatable {
  /// The line, from 1.
  public let line: Int
  /// The record's number in the file, from 1; `nil` where the fault is outside any record.
  public let record: Int?
  /// The field, or the member of the record, at fault, where one is known.
  public let field: String?
  /// What is wrong.
  public let reason: Reason

  /// What can be wrong with a fixture.
  public enum Reason: Sendable, Equatable {
    case empty
    case byteOrderMark
    case compressed
    /// Not JSON, in the parser's words.
    case notJSON(String)
    case endsInsideRecord
    case notAnArray
    case recordExpected
    case commaExpected
    case textAfterEnd
    case recordNotAnObject
    case memberMissing
    /// A member of an object stands there twice.
    case nameTwice
    case wrongType(expected: String, found: String)
    /// A string that names no moment.
    case notADateTime
    case pkNotAnInteger
    case pkTwice(firstLine: Int)
    case valueTwice(firstLine: Int)
    /// A reference to a record that the file does not have.
    case refersToNobody
    /// Two records of a one-to-one field refer to the same record.
    case sameTargetTwice(firstLine: Int)
  }
}
