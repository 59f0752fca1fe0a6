import JSONStore
import Resources
import Screens
import Users

/// Does in the store what the screen asked for, and tells how it went.
struct StoreWork: Sendable {
  let app: UsersApp
  let longWork: LongWork

  func perform(_ effect: Effect) async -> Message {
    do {
      switch effect {
      case .add(let draft): return .saved(try await app.add(draft), await app.store.snapshot)
      case .save(let pk, let draft): return .saved(try await app.update(pk, draft), await app.store.snapshot)
      case .delete(let pk): return .deleted(try await app.delete(pk), await app.store.snapshot)
      case .tally(let change, let users):
        let snapshot = await app.store.snapshot
        return .tallied(
          try await longWork.perform { try BulkTally(change, of: users.keys, in: snapshot, onProgress: $0) })
      case .change(let change, let users):
        return await done(
          .changed(try await longWork.perform { try await app.make(change, of: users, onProgress: $0) }))
      case .undo: return await done(.undone(try await longWork.perform { try await app.undo(onProgress: $0) }))
      case .redo: return await done(.redone(try await longWork.perform { try await app.redo(onProgress: $0) }))
      case .findPath(let path, let users): return await find(path, for: users)
      case .export(let users, let path, let withPasswords): return await export(users, to: path, withPasswords)
      case .loadSample: try await app.load(fixture: Resources.sample)
      // The signal log tells what comes of it.
      case .retry(let call): await app.store.retry(call)
      case .readHistory(let seq):
        return .history(await app.store.history(before: seq, limit: 200), owed: await app.store.owed)
      case .cancel, .copy, .hash, .indexUsers, .readOldValues, .recount, .redraw, .suspend, .quit: break
      }
      return .saved(nil, await app.store.snapshot)
    } catch {
      return .failed(Self.failure(error))
    }
  }

  private func done(_ done: Done) async -> Message { .done(done, await app.store.snapshot) }

  private func export(_ users: ChosenUsers, to path: String, _ withPasswords: Bool) async -> Message {
    do {
      let count = try await longWork.perform {
        try await app.export(users.keys, to: HomeDirectory.expanded(path), withPasswords: withPasswords, onProgress: $0)
      }
      return await done(.exported(count, path: path))
    } catch {
      return .failed(Self.failure(error, exportingTo: path))
    }
  }

  private func find(_ path: String, for users: ChosenUsers) async -> Message {
    do {
      try await longWork.perform { _ in try FixtureFile.requireRoom(for: HomeDirectory.expanded(path)) }
      return .pathFound(path, users)
    } catch {
      return .failed(Self.failure(error, exportingTo: path))
    }
  }

  private static func failure(_ error: any Error, exportingTo path: String) -> Message.Failure {
    (error as? StoreError).map { .notExported($0, path: path) } ?? failure(error)
  }

  private static func failure(_ error: any Error) -> Message.Failure {
    switch error {
    case let error as StoreError: .store(error)
    case let error as ChangedMeanwhile: .changedMeanwhile(error.account)
    case let error as Vetoed: .vetoed(words(error.reason), by: error.receiver)
    case let error as UndoRefused: .undoRefused(error)
    case is CancellationError: .cancelled
    case let error as ProfileNotSaved: .profileNotSaved(of: error.user, failure(error.reason))
    default: .vetoed(words(error))
    }
  }

  private static func words(_ error: any Error) -> String { String(describing: error) }
}
