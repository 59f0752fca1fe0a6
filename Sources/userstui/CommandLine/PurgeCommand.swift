import ArgumentParser
import Glibc
import JSONStore
import Screens
import Users

/// `userstui purge`: drops a store's history, once somebody has said yes.
struct PurgeCommand: FileCommand {
  static let word = "purge"
  static let configuration = CommandConfiguration(
    commandName: "userstui \(word)", abstract: Language.texts(.commandPurge))

  @Argument(help: ArgumentHelp(Language.texts(.commandCheckPath), valueName: "path"), completion: .file())
  var path: String

  @Flag(help: ArgumentHelp(Language.texts(.commandYes)))
  var yes = false

  func report(_ texts: Catalogue) async throws(StoreError) -> (lines: [String], status: Int32) {
    guard access(path, F_OK) == 0 else { throw .unreadable(path, .notFound) }
    let check = try StoreCheck(path, models: UsersApp.models)
    guard check.isDataSound else { return (check.findings.map { texts.sentence($0) }, Status.badData) }
    if !yes {
      Program.ask(texts(.purgeAsk, ["file": path, "saves": "\(check.saveCount)"]))
      // Behind the question, nobody has ended the line.
      guard let answer = readLine() else { return (["", texts(.purgeUnanswered)], Status.notDone) }
      guard !answer.isEmpty, texts(.purgeYes).hasPrefix(answer.lowercased()) else {
        return ([texts(.purgeNot)], Status.notDone)
      }
    }
    let store = try await JSONStore.open(path, models: UsersApp.models, options: OpenOptions(actor: Person.current))
    let app = UsersApp.ready(store)
    await store.redeliver()
    do throws(StoreError) { try await store.purge() } catch {
      try? await store.close()
      throw error
    }
    try await store.close()
    // Its receivers are connected until then.
    withExtendedLifetime(app) {}
    return ([texts(.purgeDone, ["file": path])], Status.success)
  }
}
