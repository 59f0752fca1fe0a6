import JSONStore
import Signals

/// What was done in a sitting and can be taken back, the last first; and what was taken back and can be made again.
///
/// It is in memory alone, with the password hashes of users who were deleted.
final class UndoHistory: Sendable {
  fileprivate struct Step {
    let action: UserAction
    let tracker = ChangeTracker()
  }

  fileprivate struct State {
    var undoable: [Step] = []
    var redoable: [Step] = []
  }

  /// Which way to go.
  enum Direction { case undo, redo }

  /// How many steps are kept, and how many changed records, unless the last step alone has more.
  private static let limit = (steps: 1_000, records: 400_000)

  private let state = Locked(State())

  /// Makes a step of what a body saves, also where it fails after a save. What was taken back is past then.
  @discardableResult
  func recording<Result>(_ action: UserAction, _ body: () async throws -> Result) async rethrows -> Result {
    let step = Step(action: action)
    defer {
      if step.tracker.count > 0 {
        state.withLock { state in
          state.undoable.append(step)
          state.redoable = []
          Self.trim(&state.undoable)
        }
      }
    }
    return try await step.tracker.track(body)
  }

  /// Whether there is a step that way.
  func hasStep(_ direction: Direction) -> Bool { state.withLock { !$0[direction].isEmpty } }

  /// Takes the last step back, or makes again what was taken back last, all of it or nothing. What somebody else has
  /// changed since in other fields of a record stays.
  ///
  /// - Throws: ``UndoRefused`` if somebody else has changed what it had made: then it is not tried again. Else what
  ///   ``JSONStore/replace(_:origin:onProgress:)`` does.
  /// - Returns: what was done then; `nil` where there is nothing left.
  func go(
    _ direction: Direction, in store: JSONStore, onProgress: @Sendable (BatchProgress) -> Void
  ) async throws -> UserAction? {
    guard let step = state.withLock({ $0[direction].last }) else { return nil }
    let changes = step.tracker.changes.map(\.inverse)
    let back = Step(action: step.action)
    do {
      if step.tracker.isContested { throw StoreError.outdated }
      try await back.tracker.track {
        let saved = try await UsersApp.retrying {
          let snapshot = await store.snapshot
          return try await store.replace(
            changes.map { $0.rebased(in: snapshot) }, origin: .undo, onProgress: onProgress)
        }
        // What its receivers save belongs to it: else the way back would find what it does not know of.
        _ = await saved.delivered()
      }
    } catch let error as StoreError where error.isLasting {
      state.withLock { $0.remove(step, from: direction) }
      throw await UndoRefused(step.action, changes, in: store) ?? error
    }
    state.withLock { state in
      state.remove(step, from: direction)
      state[direction.opposite].append(back)
    }
    return step.action
  }

  private static func trim(_ steps: inout [Step]) {
    var records = 0
    let kept = steps.reversed().prefix(limit.steps).prefix { step in
      records += step.tracker.count
      return records <= limit.records
    }
    steps.removeFirst(steps.count - max(kept.count, 1))
  }
}

extension UndoHistory.Direction {
  fileprivate var opposite: Self { self == .undo ? .redo : .undo }
}

extension UndoHistory.State {
  /// Takes a step away, which need not be the last any more: another may have been made in the meantime.
  fileprivate mutating func remove(_ step: UndoHistory.Step, from direction: UndoHistory.Direction) {
    self[direction].removeAll { $0.tracker === step.tracker }
  }

  fileprivate subscript(direction: UndoHistory.Direction) -> [UndoHistory.Step] {
    get { direction == .undo ? undoable : redoable }
    set { if direction == .undo { undoable = newValue } else { redoable = newValue } }
  }
}

extension StoreError {
  /// Whether another try would end the same: the records are not what they were.
  fileprivate var isLasting: Bool {
    switch self {
    case .outdated, .noSuchRecord, .notUnique, .invalid: true
    default: false
    }
  }
}
