extension StoreRepair {
  /// Something that cannot be saved.
  public struct Loss: Sendable, Equatable {
    /// The path of the file that it was in.
    public let file: String
    /// What is missing.
    public let what: What

    /// What can be missing.
    public enum What: Sendable, Equatable {
      /// A record, or a piece of text that may have been one, and what becomes of it; the extent is none where a piece is
      /// missing between two records.
      case record(FixtureError, Extent, Before)
      /// What the disk does not give back.
      case unreadable(Range<Int>)
      /// These saves, which stood in the journal from this line on; the extent is that of the damaged lines, if the lines
      /// are there at all. What they changed is as it was before.
      case saves(ClosedRange<Int>, line: Int, Extent)
      /// What the journal said from this line on, after a save: perhaps the part of one, perhaps only that a receiver
      /// has done its work; at the end, perhaps saves.
      case lines(line: Int, Extent, after: Int)
      /// What a newer version wrote into this line of the journal.
      case unknownLine(Int)
      /// All that the file held and the journal does not.
      case file
      /// What another program has written into the file where saves, which it lacks, change the same.
      case contested
    }
  }

  /// What there is of a record that another program has broken.
  public enum Before: Sendable, Equatable {
    /// Nothing: it is left out.
    case none
    /// The record as it was before: that is kept.
    case kept
    /// That too, if it was one; which it was cannot be read.
    case unknown
  }
}
