import ArgumentParser
import JSONStore
import Screens
import Users

/// `userstui repair`: puts what can be saved of a damaged store beside it, and says what is missing.
struct RepairCommand: FileCommand {
  static let word = "repair"
  static let configuration = CommandConfiguration(
    commandName: "userstui \(word)", abstract: Language.texts(.commandRepair))

  @Argument(help: ArgumentHelp(Language.texts(.commandCheckPath), valueName: "path"), completion: .file())
  var path: String

  func report(_ texts: Catalogue) throws(StoreError) -> (lines: [String], status: Int32) {
    let repair = try StoreRepair(path, models: UsersApp.models)
    guard repair.isNeeded else {
      let answer = texts(repair.isHistoryAlone ? .repairHistoryAlone : .repairUnneeded, ["file": path])
      return (repair.lostHistory.map { texts.sentence($0) } + [answer], Status.success)
    }
    let losses = repair.losses.map { texts.sentence($0) }
    if repair.recordCount == 0, !losses.isEmpty { return (losses + [texts(.repairNothing)], Status.badData) }
    let written = texts(
      .repairWritten, ["file": path, "repaired": try repair.write(), "records": "\(repair.recordCount)"])
    return losses.isEmpty
      ? ([texts(.repairWhole), written], Status.success) : (losses + [written], Status.badData)
  }
}
