import Glibc
import Testing

@testable import JSONStore

@Suite struct `What others could do to a store` {
  @Test func `is nothing where its files are the owner's alone`() async throws {
    #expect(try await Place(fixture(user(1, "kim"))).open().report.risk == nil)
  }

  @Test func `is to change a file that anybody may write`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    chmod(place.path, 0o666)
    #expect(try await place.open().report.risk == .writableByAnybody(place.path))
  }

  @Test func `is to change its journal`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee")
    chmod(place.journal, 0o666)
    #expect(try await place.open(readOnly: true).report.risk == .writableByAnybody(place.journal))
  }

  @Test func `is to replace a file in a directory that anybody may write, but for one like /tmp`() async throws {
    let place = try Place()
    chmod(place.directory, 0o777)
    #expect(try await place.open().report.risk == .writableByAnybody(place.directory))
    chmod(place.directory, 0o1777)
    #expect(try await place.open(readOnly: true).report.risk == nil)
  }

  @Test func `is anything where the file is another's`() async throws {
    // Only root can give a file away; others have one of root's.
    guard geteuid() == 0 else {
      #expect(StoreRisk(StorePath("/etc/passwd")) == .ownedByAnother("root"))
      return
    }
    let place = try Place(fixture(user(1, "kim")))
    chown(place.path, 1, 1)
    #expect(try await place.open().report.risk == .ownedByAnother("daemon"))
  }
}

@Suite struct `A store on a network file system` {
  private func options(_ kind: String) -> OpenOptions {
    var options = OpenOptions(actor: "anna@host")
    options.filesystemKind = { _ in kind }
    return options
  }

  @Test(arguments: ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs"])
  func `is refused and left as it is`(kind: String) async throws {
    let place = try Place(fixture(user(1, "kim")))
    await #expect(throws: StoreError.networkFilesystem(kind)) {
      try await JSONStore.open(place.path, models: [Person.self], options: options(kind))
    }
    #expect(try place.files == ["users.json"])
  }

  @Test func `can be read, and written by who insists`() async throws {
    let place = try Place(fixture(user(1, "kim")))
    var reading = options("nfs4")
    reading.isReadOnly = true
    _ = try await JSONStore.open(place.path, models: [Person.self], options: reading)
    var insisting = options("nfs4")
    insisting.allowsNetworkFilesystem = true
    let store = try await JSONStore.open(place.path, models: [Person.self], options: insisting)
    #expect(try await store.save(Person("lee")).seq == 1)
  }

  @Test func `is known by what the kernel says of the directory`() async throws {
    #expect(NetworkFilesystem.kind(of: "/proc") == "proc")
    #expect(NetworkFilesystem.kind(of: "/no/such/directory") == nil)
  }
}
