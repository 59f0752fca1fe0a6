@testable import JSONStore
import Testing

@testable import Screens

@Suite struct `Opening` {
  @Test func `the first records are shown while the rest is read`() throws {
    let store = try StoreSnapshot(Person.three)
    var sitting = Sitting(reading: store, texts: try .language("en"))
    sitting.learn(.loading(OpenProgress(fraction: 0.42, firstRecords: store)))
    sitting.press(.down)
    #expect(sitting.lines[0].hasSuffix("reading 42 %"))
    #expect(sitting.selected == "chulsoo")
    sitting.learn(.opened(store, OpenReport()))
    #expect(!sitting.lines[0].contains("reading"))
    #expect(sitting.selected == "chulsoo")
  }

  @Test(arguments: [
    (ReadOnlyReason.unwritable(Errno(code: 13)), "Read-only: Permission denied."),
    (.corruptJournal(line: 9), "Read-only: the journal is damaged from line 9 on; see userstui repair."),
  ])
  func `why the store takes no saves is said at once`(reason: ReadOnlyReason, sentence: String) throws {
    let sitting = try Sitting(readOnly: reason)
    #expect(sitting.notice == sentence)
    #expect(sitting.lines[0].hasSuffix("read-only"))
  }

  @Test func `who has the store locked is named`() throws {
    var report = OpenReport()
    report.busy = Busy(holder: LockHolder(pid: 4711, program: "cp", user: "bob"))
    var sitting = Sitting(reading: try StoreSnapshot([Person]()), texts: try .language("en"))
    sitting.learn(.opened(sitting.store, report))
    #expect(sitting.notice == "Process 4711 (cp, bob) has the store locked: until it lets go, nothing can be saved.")
    report.busy = Busy(holder: nil)
    sitting.learn(.opened(sitting.store, report))
    #expect(sitting.notice == "Another process has the store locked: until it lets go, nothing can be saved.")
  }

  @Test func `a write that was cut off is reported`() throws {
    var report = OpenReport()
    report.tornTail = "users.json.journal.torn"
    var sitting = Sitting(reading: try StoreSnapshot([Person]()), texts: try .language("en"))
    sitting.learn(.opened(sitting.store, report))
    #expect(sitting.notice?.hasSuffix("its rest was put into users.json.journal.torn.") == true)
  }

  @Test func `a file that the disk had damaged is reported`() throws {
    var report = OpenReport()
    report.damagedFile = "users.json.damaged"
    var sitting = Sitting(reading: try StoreSnapshot([Person]()), texts: try .language("en"))
    sitting.learn(.opened(sitting.store, report))
    #expect(sitting.notice?.hasSuffix("made anew from the journal. The damaged one is users.json.damaged.") == true)
  }

  @Test func `a file that was gone is reported`() throws {
    var report = OpenReport()
    report.isFileRestored = true
    var sitting = Sitting(reading: try StoreSnapshot([Person]()), texts: try .language("en"))
    sitting.learn(.opened(sitting.store, report))
    #expect(sitting.notice?.hasPrefix("The file was gone: it is made anew") == true)
  }

  @Test func `what others could do to the file is said`() throws {
    var report = OpenReport()
    report.risk = .writableByAnybody("/srv/users.json")
    var sitting = Sitting(reading: try StoreSnapshot([Person]()), texts: try .language("en"))
    sitting.learn(.opened(sitting.store, report))
    #expect(sitting.notice == "Anybody on this machine may change /srv/users.json: take that away with chmod o-w.")
    report.risk = .ownedByAnother("bob")
    sitting.learn(.opened(sitting.store, report))
    #expect(sitting.notice == "The file belongs to bob, who can change it at any time.")
  }

  @Test func `a file that was refused is told until it is put right, and nothing else goes with it`() throws {
    var sitting = try Sitting()
    let refused = FileRefused(error: .notUnique(model: "auth.user", field: "username"))
    sitting.learn(.fileRefused(refused))
    #expect(sitting.notice?.hasPrefix("Another program has changed the file") == true)
    sitting.learn(.fileAccepted)
    #expect(sitting.notice == nil)
    sitting.learn(.fileRefused(refused))
    sitting.learn(.failed(.vetoed("no")))
    sitting.learn(.fileAccepted)
    #expect(sitting.notice == "A receiver refused it: no. Nothing was saved.")
  }

  @Test(arguments: [("en", 80, 24), ("ko", 80, 24), ("en", 120, 40), ("ko", 120, 40), ("en", 40, 10)])
  func `the title says of a file that was refused, as long as it is there`(
    language: String, width: Int, height: Int
  ) throws {
    var sitting = try Sitting(language: language, width: width, height: height)
    let before = sitting.lines[0]
    sitting.learn(.fileRefused(FileRefused(error: .notAFile("users.json"))))
    sitting.press(.down)
    #expect(sitting.notice == nil)
    #expect(sitting.lines[0].hasPrefix(before))
    let sign = language == "ko" ? "  파일 거부됨" : "  file refused"
    #expect(sitting.lines[0].hasSuffix(sign) && Glyphs.width(of: sitting.lines[0]) == width - 1)
    sitting.learn(.fileAccepted)
    #expect(sitting.lines[0] == before)
  }

  @Test(arguments: [("en", "  files gone"), ("ko", "  파일 없음")])
  func `the title says that the directory is gone, as long as it is`(language: String, sign: String) throws {
    var sitting = try Sitting(language: language)
    let before = sitting.lines[0]
    sitting.learn(.fileRefused(FileRefused(error: .directoryGone("/srv"))))
    #expect(sitting.notice?.contains("/srv") == true)
    #expect(sitting.lines[0].hasSuffix(sign))
    sitting.learn(.fileAccepted)
    #expect(sitting.lines[0] == before)
  }

  @Test func `the title says of a store that takes no saves any more, too`() throws {
    var sitting = try Sitting()
    sitting.learn(.fileRefused(FileRefused(error: .notAFile("users.json"))))
    sitting.learn(.failed(.store(.unsynced(Errno(code: 5)))))
    #expect(sitting.lines[0].hasSuffix("  file refused · read-only"))
  }

  @Test(arguments: [
    (1, "1 save was brought back from the journal."), (3, "3 saves were brought back from the journal."),
  ])
  func `what the journal brought back is counted`(count: Int, sentence: String) throws {
    var report = OpenReport()
    report.replayed = count
    var sitting = Sitting(reading: try StoreSnapshot([Person]()), texts: try .language("en"))
    sitting.learn(.opened(sitting.store, report))
    #expect(sitting.notice == sentence)
  }
}
