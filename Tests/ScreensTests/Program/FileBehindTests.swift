@testable import JSONStore
import Testing

@testable import Screens

@Suite struct `A file that cannot be rewritten` {
  private let full = FileBehind(reason: .unwritable(Errno(code: 28)))
  private let over = FileBehind(reason: nil)

  @Test func `is told, with where the saves are, until it was`() throws {
    var sitting = try Sitting()
    sitting.learn(.fileBehind(full))
    #expect(
      sitting.notice
        == "The file could not be rewritten: No space left on device. Nothing is lost: the journal beside it has every "
        + "save. It is tried again from time to time.")
    sitting.learn(.fileBehind(over))
    #expect(sitting.notice == nil)
  }

  @Test(arguments: [("en", 80, 24), ("ko", 80, 24), ("en", 40, 10), ("ko", 40, 10)])
  func `stands in the title until it was`(language: String, width: Int, height: Int) throws {
    var sitting = try Sitting(language: language, width: width, height: height)
    let before = sitting.lines[0]
    sitting.learn(.fileBehind(full))
    sitting.press(.down)
    #expect(sitting.notice == nil)
    #expect(sitting.lines[0].hasPrefix(before))
    #expect(sitting.lines[0].hasSuffix(language == "ko" ? "  파일 뒤처짐" : "  file behind"))
    sitting.learn(.fileBehind(over))
    #expect(sitting.lines[0] == before)
  }

  @Test func `leaves what is said of something else`() throws {
    var sitting = try Sitting()
    sitting.learn(.fileBehind(full))
    sitting.learn(.fileRefused(FileRefused(error: .notAFile("users.json"))))
    let notice = try #require(sitting.notice)
    #expect(sitting.lines[0].hasSuffix("  file refused · file behind"))
    sitting.learn(.fileBehind(over))
    #expect(sitting.notice == notice)
    #expect(sitting.lines[0].hasSuffix("  file refused"))
  }

  @Test func `names who has the store locked`() throws {
    var sitting = try Sitting()
    sitting.learn(.fileBehind(FileBehind(reason: .busy(LockHolder(pid: 4711, program: "cp", user: "bob")))))
    #expect(sitting.notice?.hasPrefix("The file could not be rewritten: process 4711 (cp, bob) has the store") == true)
  }

  @Test func `for a failed sync takes no saves any more`() throws {
    var sitting = try Sitting()
    sitting.learn(.fileBehind(FileBehind(reason: .unsynced(Errno(code: 5)))))
    #expect(sitting.notice?.hasPrefix("The file was not rewritten, as the disk could not confirm a save") == true)
    #expect(sitting.lines[0].hasSuffix("  file behind · read-only"))
  }
}
