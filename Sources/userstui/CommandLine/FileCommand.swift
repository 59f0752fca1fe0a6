import ArgumentParser
import JSONStore
import Screens

/// What is done with a store's files without a screen.
///
/// No subcommand to the parser: the path that stands alone on most command lines would take its name for a file's.
protocol FileCommand: ParsableCommand {
  /// What calls for it, in place of a path.
  static var word: String { get }
  var path: String { get }

  /// Does it, and says what there is to say.
  ///
  /// - Returns: the sentences, and the status to end with.
  func report(_ texts: Catalogue) async throws(StoreError) -> (lines: [String], status: Int32)
}
