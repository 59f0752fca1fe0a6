import Foundation
import JSONStore
import Signals
import Testing

@Suite struct `Opening a large file` {
  private static func text(_ count: Int) -> String {
    let rest = String(repeating: "x", count: 400)
    let users = (1...count).map {
      #"{"model": "auth.user", "pk": \#($0), "fields": {"username": "user\#($0)", "email": "\#(rest)"}}"#
    }
    return "[\n" + users.joined(separator: ",\n") + "\n]\n"
  }

  @Test func `shows the first records before all are read`() async throws {
    let progress = Recorder<OpenProgress>()
    let store = try await Place(Self.text(20_000)).open { progress.record($0) }
    #expect(await store.snapshot.count(of: Person.self) == 20_000)
    let first = try #require(progress.values.first?.firstRecords)
    #expect((1..<20_000).contains(first.count(of: Person.self)))
    #expect(first[Person.self, row: 0].username == "user1")
    #expect(progress.values.dropFirst().allSatisfy { $0.firstRecords == nil })
    let fractions = progress.values.map(\.fraction)
    #expect(fractions == fractions.sorted() && fractions.allSatisfy { 0 < $0 && $0 < 1 })
  }

  @Test func `that another program writes later is no opening`() async throws {
    let progress = Recorder<OpenProgress>()
    let place = try Place(Self.text(20_000))
    let store = try await place.open { progress.record($0) }
    let count = progress.values.count
    var saved = store.signals.postSave.events(buffering: 1).makeAsyncIterator()
    try place.write(Data(Self.text(20_001).utf8))
    _ = await saved.next()
    #expect(await store.snapshot.count(of: Person.self) == 20_001)
    #expect(progress.values.count == count)
  }

  @Test func `says nothing on the way for a small one`() async throws {
    let progress = Recorder<OpenProgress>()
    _ = try await Place(Self.text(10)).open { progress.record($0) }
    #expect(progress.values.isEmpty)
  }
}
