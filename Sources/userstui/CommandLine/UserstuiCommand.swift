import ArgumentParser
import Resources
import Screens

/// The command line.
struct UserstuiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "userstui", abstract: text(.commandAbstract), discussion: text(.commandDiscussion), version: "0.1.0")

  @Argument(help: ArgumentHelp(text(.commandPath), valueName: "path"), completion: .file())
  var path: String?

  @Flag(name: .customLong("read-only"), help: ArgumentHelp(text(.commandReadOnly)))
  var isReadOnly = false

  @Flag(name: .customLong("unsafe-filesystem"), help: ArgumentHelp(text(.commandUnsafeFilesystem)))
  var allowsNetworkFilesystem = false

  @Option(name: .customLong("lang"), help: ArgumentHelp(text(.commandLanguage)))
  var language: String?

  mutating func validate() throws {
    if path == "" { throw ValidationError(Self.text(.commandEmptyPath)) }
    if let language, Resources.catalogues[language] == nil {
      throw ValidationError(
        Self.text(.commandUnknownLanguage, ["languages": Resources.catalogues.keys.sorted().joined(separator: ", ")]))
    }
  }

  /// The help is asked for before the options are parsed: it is in the locale's language.
  private static func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
    Language.texts(phrase, values)
  }
}

extension UserstuiCommand {
  /// The usual command line, which is a path or nothing; `nil` for any other.
  ///
  /// The parser finds the same, but takes a tenth of the time to the first screen.
  static func plain(_ arguments: [String]) -> UserstuiCommand? {
    guard arguments.count <= 1, arguments.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") }) else { return nil }
    var command = UserstuiCommand()
    command.path = arguments.first
    command.isReadOnly = false
    command.allowsNetworkFilesystem = false
    command.language = nil
    return command
  }
}
