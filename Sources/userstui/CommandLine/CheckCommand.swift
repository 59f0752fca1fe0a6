import ArgumentParser
import JSONStore
import Screens
import Users

/// `userstui check`: looks for damage, changes nothing.
struct CheckCommand: FileCommand {
  static let word = "check"
  static let configuration = CommandConfiguration(
    commandName: "userstui \(word)", abstract: Language.texts(.commandCheck))

  @Argument(help: ArgumentHelp(Language.texts(.commandCheckPath), valueName: "path"), completion: .file())
  var path: String

  func report(_ texts: Catalogue) throws(StoreError) -> (lines: [String], status: Int32) {
    let check = try StoreCheck(path, models: UsersApp.models)
    let lines = check.findings.map { texts.sentence($0) }
    let counts = ["file": path, "records": "\(check.recordCount)", "saves": "\(check.saveCount)"]
    guard !check.isDamaged else { return (lines, Status.badData) }
    let lacking = ["file": path, "count": "\(check.unwrittenCount)"]
    let unwritten = check.unwrittenCount > 0 ? [texts(.checkUnwritten, lacking)] : []
    return (lines + [texts(.checkSound, counts)] + unwritten, Status.success)
  }
}
