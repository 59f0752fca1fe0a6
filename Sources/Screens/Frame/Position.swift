/// A column and a row, both counted from 0 at the top left.
public struct Position: Equatable, Sendable {
  /// The column.
  public var x: Int

  /// The row.
  public var y: Int

  /// A column and a row.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}
