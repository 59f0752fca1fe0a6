import JSONStore
import Resources
import Screens
import Users

/// Does in the store what the screen asked for, and tells how it went.
struct StoreWork: Sendable {
  let app: UsersApp

  func perform(_ effect: Effect) async -> Message {
    do {
      switch effect {
      case .add(let draft): return .saved(try await app.add(draft), await app.store.snapshot)
      case .save(let pk, let draft): return .saved(try await app.update(pk, draft), await app.store.snapshot)
      case .delete(let pk): try await app.delete(pk)
      case .loadSample: try await app.load(fixture: Resources.sample)
      // The signal log tells what comes of it.
      case .retry(let call): await app.store.retry(call)
      case .readHistory(let seq):
        return .history(await app.store.history(before: seq, limit: 200), owed: await app.store.owed)
      case .copy, .hash, .indexUsers, .redraw, .suspend, .quit: break
      }
      return .saved(nil, await app.store.snapshot)
    } catch {
      return .failed(Self.failure(error))
    }
  }

  private static func failure(_ error: any Error) -> Message.Failure {
    switch error {
    case let error as StoreError: .store(error)
    case let error as ChangedMeanwhile: .changedMeanwhile(error.account)
    case let error as ProfileNotSaved: .profileNotSaved(of: error.user, failure(error.reason))
    default: .vetoed(String(describing: error))
    }
  }
}
