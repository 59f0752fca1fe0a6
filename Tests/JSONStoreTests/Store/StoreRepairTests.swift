import Foundation
import Testing

@testable import JSONStore

@Suite struct `A repair of a store` {
  private func repair(_ place: Place) throws -> StoreRepair {
    try StoreRepair(place.path, models: [Person.self, Badge.self])
  }

  private func losses(in repair: StoreRepair) -> [StoreRepair.Loss.What] { repair.losses.map(\.what) }

  /// Kim is in the file; lee, park and choi are saved, one a line of the journal, from the second line on.
  private func place() async throws -> Place {
    let place = try Place(fixture(user(1, "kim")))
    try await place.saveAndCrash("lee", "park", "choi")
    return place
  }

  /// The people in the file that a repair writes, which must open.
  private func people(savedBy repair: StoreRepair, of place: Place) async throws -> [String] {
    #expect(try repair.write() == place.path + ".repaired")
    let store = try await JSONStore.open(
      place.path + ".repaired", models: [Person.self, Badge.self], options: OpenOptions(actor: "anna@host"))
    let snapshot = await store.snapshot
    try await store.close()
    return (0..<snapshot.count(of: Person.self)).map { snapshot[Person.self, row: $0].username }
  }

  @Test func `is not needed where nothing is wrong`() async throws {
    let place = try await place()
    #expect(try !repair(place).isNeeded)
    try place.write(place.data(".journal") + Data("half a li".utf8), to: ".journal")
    #expect(try !repair(place).isNeeded)
  }

  @Test func `keeps what stands behind a damaged line of the journal`() async throws {
    let place = try await place()
    let journal = try #require(try place.text(".journal")).replacing("park", with: "bark")
    try place.write(Data(journal.utf8), to: ".journal")
    let before = try place.files
    let repair = try repair(place)
    #expect(repair.isNeeded)
    let line = try place.lines(".journal")[2].utf8.count + 1
    #expect(losses(in: repair) == [.saves(2...2, line: 3, Extent(lines: 1, bytes: line))])
    #expect(repair.losses.map(\.file) == [place.journal])
    #expect(try await people(savedBy: repair, of: place) == ["kim", "lee", "choi"])
    #expect(try place.text(".journal") == journal)
    #expect(try place.files.filter { !$0.contains("repaired") } == before)
  }

  @Test func `misses no save that the file has`() async throws {
    let place = try await place()
    try await place.open().close()
    try await place.saveAndCrash("han")
    let journal = try #require(try place.text(".journal")).replacing("park", with: "bark")
    try place.write(Data(journal.utf8), to: ".journal")
    let repair = try repair(place)
    #expect(repair.losses.isEmpty)
    #expect(try await people(savedBy: repair, of: place) == ["kim", "lee", "park", "choi", "han"])
  }

  @Test func `says how many saves are lost at the end, as far as later lines tell`() async throws {
    let place = try await place()
    var lines = try place.lines(".journal")
    lines[1] = lines[1].replacing("lee", with: "leo")
    lines[2] = lines[2].replacing("park", with: "bark")
    try place.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: ".journal")
    func extent(_ range: Range<Int>) -> Extent {
      Extent(lines: range.count, bytes: lines[range].reduce(0) { $0 + $1.utf8.count + 1 })
    }
    #expect(losses(in: try repair(place)) == [.saves(1...2, line: 2, extent(1..<3))])
    lines[3] = lines[3].replacing("choi", with: "chop")
    try place.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: ".journal")
    #expect(losses(in: try repair(place)) == [.lines(line: 2, extent(1..<4), after: 0)])
  }

  @Test func `makes a file anew that is no fixture any more`() async throws {
    let place = try await place()
    try await place.open().close()
    let sound = try place.data()
    try place.write(Data((try #require(try place.text())).replacing("\"pk\": 2", with: "\"pk\" 2").utf8))
    let repair = try repair(place)
    // What stood there may have been an edit.
    guard case .record(let fault, let extent, let before)? = losses(in: repair).first else {
      Issue.record("\(repair.losses)")
      return
    }
    #expect(fault.line == 3 && repair.losses.count == 1)
    // Which record it is cannot be read there.
    #expect(extent.lines == 1 && before == .unknown)
    #expect(repair.recordCount == 4)
    _ = try repair.write()
    #expect(try place.data(".repaired") == sound)
  }

  @Test func `says of a record that another program broke what is kept of it`() async throws {
    let place = try await place()
    try await place.open().close()
    let sound = try place.data()
    let edited = try #require(try place.text()).replacing(#""username": "lee""#, with: #""username" "leo""#)
      .replacing("\n]", with: ",\n\(user(9, "new").replacing("\"fields\"", with: "fields"))\n]")
    try place.write(Data(edited.utf8))
    let repair = try repair(place)
    let befores = repair.losses.compactMap { loss -> StoreRepair.Before? in
      if case .record(_, _, let before) = loss.what { before } else { nil }
    }
    #expect(befores == [.kept, .none])
    _ = try repair.write()
    #expect(try place.data(".repaired") == sound)
  }

  /// The lines of the file that are left: none, an opening bracket, the first two records, the last two.
  @Test(arguments: [0..<0, 0..<1, 0..<3, 3..<6], [false, true])
  func `takes no record for deleted where a piece of the file is missing`(
    lines: Range<Int>, withoutComma: Bool
  ) async throws {
    let place = try await place()
    try await place.open().close()
    let sound = try place.data()
    var piece = try place.lines()[lines].joined(separator: "\n")
    if withoutComma, piece.last == "," { piece.removeLast() }
    try place.write(Data(piece.utf8))
    let repair = try repair(place)
    guard case .record(_, .none, .unknown)? = losses(in: repair).first, repair.losses.count == 1 else {
      Issue.record("\(repair.losses)")
      return
    }
    _ = try repair.write()
    #expect(try place.data(".repaired") == sound)
  }

  @Test func `takes no record for deleted by a piece of a file that contradicts the journal`() async throws {
    let place = try await place()
    try await place.open().close()
    try await place.saveAndCrash("han")
    try place.write(Data("[\n\(user(1, "kin")),\n\(user(5, "edited"))".utf8))
    let repair = try repair(place)
    #expect(losses(in: repair).count == 3 && losses(in: repair).contains(.contested))
    #expect(losses(in: repair).contains(.keyTwice(.integer(5), kept: "han", missing: "edited")))
    #expect(try await people(savedBy: repair, of: place) == ["kin", "lee", "park", "choi", "han"])
  }

  @Test func `takes the file before the last where nothing can be read of it and there is no journal`() async throws {
    let place = try await place()
    try await place.open().close()
    try FileManager.default.removeItem(atPath: place.journal)
    try place.write(Data())
    let repair = try repair(place)
    #expect(losses(in: repair).count == 1)
    #expect(try await people(savedBy: repair, of: place) == ["kim"])
  }

  @Test func `says how much of a file is left out where no record can be told`() async throws {
    let junk = "oops\n{ what } is\nthis, then"
    let place = try Place("[\n\(user(1, "kim")),\n\(junk),\n\(user(2, "lee"))\n]\n")
    let repair = try repair(place)
    guard case .record(let fault, let extent, .none)? = losses(in: repair).first, repair.losses.count == 1 else {
      Issue.record("\(repair.losses)")
      return
    }
    #expect(fault.line == 3 && extent == Extent(lines: 3, bytes: junk.utf8.count))
    #expect(try await people(savedBy: repair, of: place) == ["kim", "lee"])
  }

  @Test func `joins a broken edit of the file with what there was`() async throws {
    let place = try await place()
    try await place.open().close()
    let edited = try #require(try place.text()).replacing("kim", with: "kin")
      .replacing("\n]", with: ",\n\(user(9, "new")),\n]")
    try place.write(Data(edited.utf8))
    let repair = try repair(place)
    #expect(repair.losses.isEmpty)
    #expect(try await people(savedBy: repair, of: place) == ["kin", "lee", "park", "choi", "new"])
  }

  @Test func `joins an edit of one field with a save of another`() async throws {
    let place = try await place()
    try await place.open().close()
    let living = try place.afterCrash()
    let store = try await living.open()
    var person = try #require(await store.snapshot[Person.self, pk: .integer(1)])
    person.username = "kimchi"
    try await store.save(person)
    try place.write(living.data(".journal"), to: ".journal")
    let edited = try #require(try place.text()).replacing(#""kim", "email": """#, with: #""kim", "email": "k@x.org""#)
    try place.write(Data(edited.utf8))
    let repair = try repair(place)
    #expect(repair.losses.isEmpty)
    _ = try repair.write()
    #expect(try place.text(".repaired")?.contains(#""username": "kimchi", "email": "k@x.org""#) == true)
  }

  @Test func `takes the file before the last where there is nothing else`() async throws {
    let place = try await place()
    try await place.open().close()
    try await place.saveAndCrash("han")
    try await place.open().close()
    var lines = try place.lines(".journal")
    for index in lines.indices { lines[index] = lines[index].replacing("\"seq\":4", with: "\"seq\":5") }
    try place.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: ".journal")
    try FileManager.default.removeItem(atPath: place.path)
    let repair = try repair(place)
    #expect(losses(in: repair).first == .file)
    #expect(try await people(savedBy: repair, of: place).starts(with: ["kim", "lee", "park", "choi"]))
  }

  @Test func `keeps all parts of a large save that are there`() async throws {
    let place = try Place()
    let living = try place.afterCrash()
    let store = try await living.open()
    _ = try await store.save((0..<1_500).map { Person("user\($0)") })
    try place.write(living.data(".journal"), to: ".journal")
    var lines = try place.lines(".journal")
    #expect(lines.count >= 3)
    let sound = try repair(place).recordCount
    #expect(sound == 1_500)
    lines[1] = lines[1].replacing("email", with: "emial")
    try place.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: ".journal")
    let repair = try repair(place)
    #expect(losses(in: repair) == [.lines(line: 2, Extent(lines: 1, bytes: lines[1].utf8.count + 1), after: 0)])
    #expect(repair.recordCount > 400 && repair.recordCount < 1_500)
  }

  @Test func `keeps the records of a file without a journal that can be read`() async throws {
    let place = try Place(
      fixture(
        user(1, "kim"), user(2, "lee").replacing("\"pk\": 2", with: "\"pk\" 2"), user(3, "park"),
        profile(1, of: "2"), user(4, "kim"), "oops", user(5, "choi")
      ).replacing("oops,", with: "oops"))
    let repair = try repair(place)
    let faults = repair.losses.compactMap { if case .record(let fault, _, .none) = $0.what { fault } else { nil } }
    #expect(faults.map(\.line) == [3, 5, 6, 7])
    #expect(faults.dropFirst().map(\.reason) == [.refersToNobody, .valueTwice(firstLine: 2), .recordExpected])
    #expect(try await people(savedBy: repair, of: place) == ["kim", "park", "choi"])
  }

  @Test(arguments: ["]\n", "\n]\n", "\"}}\n]\n"]) func `keeps what stands before a cut`(cutOff: String) async throws {
    let text = fixture(user(1, "kim"), user(2, "lee"))
    #expect(text.hasSuffix(cutOff))
    let place = try Place(String(text.dropLast(cutOff.count)))
    let repair = try repair(place)
    #expect(losses(in: repair).count == 1)
    #expect(try await people(savedBy: repair, of: place) == (cutOff.contains("}") ? ["kim"] : ["kim", "lee"]))
  }

  @Test func `says what is lost with a file that is gone`() async throws {
    let place = try await place()
    try FileManager.default.removeItem(atPath: place.path)
    let repair = try repair(place)
    #expect(losses(in: repair) == [.file])
    #expect(repair.losses.map(\.file) == [place.path])
    #expect(try await people(savedBy: repair, of: place) == ["lee", "park", "choi"])
  }

  @Test func `joins the saves of the journal with a file that another program wrote`() async throws {
    let place = try await place()
    try place.write(Data(fixture(user(1, "kim"), user(9, "edited")).utf8))
    let repair = try repair(place)
    // What it was made from is not known.
    #expect(losses(in: repair) == [.contested])
    #expect(try await people(savedBy: repair, of: place) == ["kim", "edited", "lee", "park", "choi"])
  }

  @Test func `names both of whom two programs have given one key, and whom it keeps`() async throws {
    let place = try await place()
    try await place.open().close()
    let living = try place.afterCrash()
    let store = try await living.open()
    for name in ["han", "yun"] { try await store.save(Person(name)) }
    var renamed = try #require(await store.snapshot[Person.self, pk: .integer(6)])
    renamed.username = "yoon"
    try await store.save(renamed)
    // Whoever is there in both is no other.
    try await store.delete(Person.self, pk: .integer(4))
    try place.write(living.data(".journal"), to: ".journal")
    let edited = try #require(try place.text()).replacing(
      "\n]", with: ",\n\(user(5, "eve")),\n\(user(6, "mia")),\n\(profile(9, of: "5"))\n]")
    try place.write(Data(edited.utf8))
    let repair = try repair(place)
    #expect(
      losses(in: repair) == [
        .contested, .keyTwice(.integer(5), kept: "han", missing: "eve"),
        .keyTwice(.integer(6), kept: "yoon", missing: "mia"),
      ])
    #expect(try await people(savedBy: repair, of: place) == ["kim", "lee", "park", "han", "yoon"])
    // Nobody gets what was another's.
    #expect(try place.text(".repaired")?.contains("userprofile") == false)
  }

  @Test func `never writes over a file`() async throws {
    let place = try Place("[")
    try place.write(Data("mine".utf8), to: ".repaired")
    #expect(throws: StoreError.exists(place.path + ".repaired")) { try repair(place).write() }
    #expect(try place.text(".repaired") == "mine")
  }
}
