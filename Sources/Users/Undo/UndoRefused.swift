import JSONStore
import Signals

/// What was done is not undone: somebody else has changed since what it had made. Nothing was changed.
public struct UndoRefused: Error, Equatable {
  /// What was to be undone, or made again.
  public let action: UserAction
  /// The username of the first of those who are not as they were left.
  public let username: String
  /// The fields in which that one differs, of those that were to be changed; none if it is gone, or there again.
  public let fields: [String]
  /// Whether it is gone.
  public let isGone: Bool
  /// Who has changed it, `user@host` or a receiver, if the journal's last saves tell.
  public let actor: String?
}

extension UndoRefused {
  /// - Parameter changes: what undoing would change, from what it would find.
  init?(_ action: UserAction, _ changes: [Replacement], in store: JSONStore) async {
    let snapshot = await store.snapshot
    let differing = changes.first { change in
      guard let expected = change.before else { return change.after.map { snapshot.current($0) != nil } ?? false }
      return snapshot.current(expected).map { !change.conflicts(with: $0).isEmpty } ?? true
    }
    guard let differing, let record = differing.before ?? differing.after else { return nil }
    self.action = action
    username = snapshot.username(of: record, among: changes)
    let current = snapshot.current(record)
    fields = current.map(differing.conflicts) ?? []
    isGone = current == nil
    actor = await store.lastActor(on: record)
  }
}

extension StoreSnapshot {
  /// The username of a user, or of the one whose profile it is.
  fileprivate func username(of record: Record, among changes: [Replacement]) -> String {
    if record.model == User.schema.model { return User(record: record).username }
    let reference = record.fields["user"]
    if let natural = reference?.array?.first?.string { return natural }
    guard let pk = reference?.integer.map(PrimaryKey.integer) else { return "" }
    let user =
      self[User.self, pk: pk]?.record
      ?? changes.lazy.compactMap { $0.before ?? $0.after }
      .first { $0.model == User.schema.model && $0.pk == pk }
    return user.map { User(record: $0).username } ?? "\(pk)"
  }
}

extension JSONStore {
  /// Who saved a record last, as far as the last thousand saves tell.
  fileprivate func lastActor(on record: Record) async -> String? {
    var end = Int.max
    // Most were saved of late: older saves may have to be read from archived files.
    for limit in [50, 950] {
      let entries = await history(before: end, limit: limit)
      let last = entries.last { entry in
        entry.operations.contains { $0.model == record.model && $0.pk == record.pk }
      }
      if let last { return last.cause?.receiver.name ?? last.actor }
      guard let first = entries.first else { break }
      end = first.seq
    }
    return nil
  }
}
