import JSONStore

/// The statuses that the program ends with: those of `sysexits.h`, but for the terminal's.
enum Status {
  static let success: Int32 = 0
  /// Nobody has said yes: what `apt` and `dnf` end with, too.
  static let notDone: Int32 = 1
  static let noTerminal: Int32 = 2
  static let badData: Int32 = 65
  static let noInput: Int32 = 66
  static let cannotCreate: Int32 = 73
  static let ioError: Int32 = 74
  static let tryAgain: Int32 = 75
  static let noPermission: Int32 = 77

  /// That of a store that could not be opened, or written.
  static func of(_ error: StoreError) -> Int32 {
    switch error {
    case .notAFile, .unreadable, .noDirectory, .directoryGone, .networkFilesystem: noInput
    case .exists: cannotCreate
    case .unwritable(let errno), .readOnly(.unwritable(let errno)): errno.isOfPermission ? noPermission : ioError
    case .unsynced, .readOnly(.unsynced), .rescued: ioError
    case .busy, .owed, .displaced: tryAgain
    default: badData
    }
  }
}
