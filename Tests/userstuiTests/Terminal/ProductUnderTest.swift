import Foundation

/// The built `userstui` these tests run.
enum ProductUnderTest {
  /// The executable `USERSTUI_BINARY` names, else the one SwiftPM built next to this test bundle.
  static let path: String = {
    if let chosen = ProcessInfo.processInfo.environment["USERSTUI_BINARY"] { return chosen }
    let bundles = [Bundle.main.executablePath, CommandLine.arguments.first].compactMap { $0 }
    let candidates = bundles.map { bundle in
      URL(filePath: bundle).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "userstui").path(percentEncoded: false)
    }
    let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:))
    return found ?? candidates.first ?? "userstui"
  }()
}
