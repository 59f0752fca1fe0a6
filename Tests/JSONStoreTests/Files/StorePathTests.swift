import Foundation
import Testing

@testable import JSONStore

@Suite struct `The path of a store` {
  @Test func `that is not there yet is the same from whatever directory`() {
    let name = UUID().uuidString + ".json"
    #expect(StorePath(name).snapshot == FileManager.default.currentDirectoryPath + "/" + name)
    #expect(StorePath("./" + name).snapshot == StorePath(name).snapshot)
  }

  @Test func `behind a link is what is meant, though it is not there yet`() throws {
    let place = try Place()
    let files = FileManager.default
    try files.createDirectory(atPath: place.directory + "/real", withIntermediateDirectories: false)
    try files.createSymbolicLink(atPath: place.directory + "/linked", withDestinationPath: "real")
    try files.createSymbolicLink(atPath: place.directory + "/real/link.json", withDestinationPath: "users.json")
    let path = StorePath(place.directory + "/real/users.json")
    #expect(path.snapshot.hasSuffix("/real/users.json"))
    for name in ["/linked/users.json", "/linked/link.json"] {
      #expect(StorePath(place.directory + name).snapshot == path.snapshot)
    }
  }

  @Test func `in a directory that is not there is as it was given`() {
    #expect(StorePath("no/such/users.json").snapshot == "no/such/users.json")
  }
}
