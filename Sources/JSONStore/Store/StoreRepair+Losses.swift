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
      /// A new record of another program's, by its natural key: a save here has given its pk to one that is kept, as far
      /// as later saves have.
      case keyTwice(PrimaryKey, kept: String, missing: String)
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

extension StoreRepair {
  /// A new record of another program's, by its natural key, whose pk a save that its file lacks has given to another.
  struct Clash {
    let model: String
    let pk: PrimaryKey
    let theirs: String
    let ours: String
  }
}

extension StoreSnapshot {
  /// The new records of another program's file that have the pks of others which entries make that it lacks.
  func clashes(with entries: [JournalEntry]) -> [StoreRepair.Clash] {
    var seen: Set<JSONStore.RecordID> = []
    return entries.flatMap(\.operations).compactMap { operation in
      guard seen.insert(JSONStore.RecordID(operation)).inserted,
        case .save(let model, let pk, created: true, _, let after, _) = operation,
        let ours = name(of: after, model), let theirs = name(of: pk, model), ours != theirs
      else { return nil }
      return StoreRepair.Clash(model: model, pk: pk, theirs: theirs, ours: ours)
    }
  }

  /// Leaves out another program's record, and those that refer to it: they are not to refer to ours.
  mutating func leaveOut(_ clash: StoreRepair.Clash) {
    var plan = SavePlan(in: self)
    // One that is not there need not be left out.
    try? plan.delete(clash.pk, of: clash.model)
    plan.outcome.carryOut(on: &self)
  }

  /// The natural key of a record, if it is a text.
  func name(of pk: PrimaryKey, _ model: String) -> String? {
    slot(pk, model).flatMap(record).flatMap { name(of: $0.fields, model) }
  }

  private func name(of fields: JSONObject, _ model: String) -> String? {
    schemas[model].flatMap { fields[$0.naturalKey]?.string }
  }
}
