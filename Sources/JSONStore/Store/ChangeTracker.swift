import Signals

/// Gathers what saves have changed, of each record from before the first of them until after the last.
///
/// ```swift
/// let tracker = ChangeTracker()
/// try await tracker.track { try await store.save(user) }
/// try await store.replace(tracker.changes.map(\.inverse), origin: .undo)
/// ```
///
/// What receivers save because of them belongs to it, as long as they are at it; not what one that failed saves when it is
/// called again, nor what other processes do.
public final class ChangeTracker: Sendable {
  @TaskLocal static var current: ChangeTracker?

  fileprivate struct State {
    /// In the order of the first change; `nil` for a record that came and went.
    var changes: [Replacement?] = []
    var places: [JSONStore.RecordID: Int] = [:]
    var isContested = false
  }

  private let state = Locked(State())

  /// One that has gathered nothing.
  public init() {}

  /// Gathers what a body saves.
  @discardableResult
  public func track<Result>(_ body: () async throws -> Result) async rethrows -> Result {
    try await Self.$current.withValue(self) { try await body() }
  }

  /// What was changed: records that are as they were are not among them.
  public var changes: [Replacement] {
    state.withLock { $0.changes.compactMap(\.self) }
  }

  /// How many records that may be, counted without looking at them.
  public var count: Int { state.withLock(\.places.count) }

  /// Whether somebody else has changed one of the records between two of the saves: then what was before the first is not
  /// what there was without them.
  public var isContested: Bool { state.withLock(\.isContested) }

  func append(_ changes: [RecordChange]) {
    state.withLock { state in
      for change in changes { state.append(change) }
    }
  }
}

extension ChangeTracker.State {
  mutating func append(_ change: RecordChange) {
    let id = JSONStore.RecordID(change.operation)
    var before = change.before
    before?.pk = id.pk
    let after = change.operation.isDeletion ? nil : change.record
    let place = places.removeValue(forKey: id) ?? changes.endIndex
    if place == changes.endIndex { changes.append(Replacement(before, to: before)) }
    let known = changes[place] ?? Replacement(nil, to: nil)
    if known.after?.fields != before?.fields { isContested = true }
    let isUndone = known.before?.fields == after?.fields && known.before?.pk == after?.pk
    changes[place] = isUndone ? nil : Replacement(known.before, to: after)
    // Its natural key may be another since.
    if !isUndone { places[after.flatMap(JSONStore.RecordID.init) ?? id] = place }
  }
}
