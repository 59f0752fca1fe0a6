import ArgumentParser
import JSONStore
import Screens
import Users

/// `userstui check`: looks for damage, changes nothing.
///
/// No subcommand to the parser: the path that stands alone on most command lines would take its name for a file's.
struct CheckCommand: ParsableCommand {
  static let word = "check"
  static let configuration = CommandConfiguration(
    commandName: "userstui \(word)", abstract: Language.texts(.commandCheck))

  @Argument(help: ArgumentHelp(Language.texts(.commandCheckPath), valueName: "path"), completion: .file())
  var path: String

  /// Looks, and says what it found.
  ///
  /// - Returns: the sentences, and whether nothing is wrong.
  func report(_ texts: Catalogue) throws(StoreError) -> (lines: [String], isSound: Bool) {
    let check = try StoreCheck(path, models: UsersApp.models)
    let lines = check.findings.map { texts.sentence($0) }
    let counts = ["file": path, "records": "\(check.recordCount)", "saves": "\(check.saveCount)"]
    return (lines.isEmpty ? [texts(.checkSound, counts)] : lines, lines.isEmpty)
  }
}
