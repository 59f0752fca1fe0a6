import Glibc
import Testing

@testable import JSONStore
@testable import userstui

struct StatusTests {
  /// An error, and the status that the README has for it.
  struct Row: Sendable, CustomTestStringConvertible {
    let error: StoreError
    let status: Int32

    var testDescription: String { "\(error): \(status)" }

    init(_ error: StoreError, _ status: Int32) {
      self.error = error
      self.status = status
    }
  }

  static let rows = [
    Row(.changedOutside(unwritten: 1), 65), Row(.readOnly(.corruptJournal(line: 1)), 65),
    Row(.unreadable("users.json", Errno(code: EACCES)), 66), Row(.directoryGone("."), 66),
    Row(.exists("users.json.repaired"), 73),
    Row(.unwritable(Errno(code: ENOSPC)), 74), Row(.unsynced(Errno(code: EIO)), 74),
    Row(.busy(nil), 75), Row(.owed(1), 75),
    Row(.readOnly(.unwritable(Errno(code: EROFS))), 77), Row(.unwritable(Errno(code: EACCES)), 77),
  ]

  @Test(arguments: rows) func `an error ends the program with the status that says what can be done`(row: Row) {
    #expect(Status.of(row.error) == row.status)
  }
}
