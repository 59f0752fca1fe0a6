import Foundation
import Glibc
import Testing

/// Two programs on one store.
struct SecondInstanceTests {
  private var person: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return "\(NSUserName())@\(host.prefix { $0 != "." })"
  }

  @Test func `the second is read-only, and names who has the file open`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let first = try PseudoTerminal.opened(store)
    let second = try PseudoTerminal(on: store, columns: 120)
    try second.wait(for: "Read-only: \(person) has the file open (process \(first.processIdentifier)).")
    #expect(second.screen.lines[0].hasSuffix("read-only"))
    #expect(second.screen.isSelected("ada"))
  }

  @Test(arguments: ["a", "e", "d"])
  func `the second changes nothing, and says why not`(key: String) throws {
    let store = try StoreFiles(users: [.init("ada")])
    let first = try PseudoTerminal.opened(store)
    let second = try PseudoTerminal(on: store, columns: 120)
    try second.wait(for: "Read-only:")
    second.press(.tab)
    try second.waitUntilGone("Read-only:")
    second.type(key)
    try second.wait(for: "Read-only: \(person) has the file open")
    #expect(try second.quit() == .exited(0))
    #expect(try first.quit() == .exited(0))
  }

  @Test func `the first goes on saving`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let first = try PseudoTerminal.opened(store)
    let second = try PseudoTerminal(on: store)
    try second.wait(for: "Read-only:")
    try first.addUser("bob", pk: 2)
    #expect(try second.quit() == .exited(0))
    #expect(try first.quit() == .exited(0))
    #expect(try store.users.map(\.fields.username) == ["ada", "bob"])
  }

  @Test func `a killed program holds nothing`() throws {
    let store = try StoreFiles(users: [.init("ada")])
    let first = try PseudoTerminal.opened(store)
    first.signal(SIGKILL)
    try first.waitForExit()
    let second = try PseudoTerminal.opened(store)
    try second.addUser("bob", pk: 2)
  }
}
