/// The place in the source where a receiver was connected or declared.
///
/// ```swift
/// await log.append("\(receiver.uid) listens to \(sender), connected at \(receiver.place)")
/// ```
public struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
  /// Module and file, as `#fileID` gives them: `Users/UsersApp.swift`.
  public let fileID: String

  /// The line in the file, from 1.
  public let line: Int

  /// `Users/UsersApp.swift:12`.
  public var description: String { "\(fileID):\(line)" }
}
