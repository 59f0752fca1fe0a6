import BenchSupport

/// From exec to the last byte of the first screen with users on it; floor: `less` on the same file.
///
/// A pause of 5 ms ends the first screen: of a large file more is read, and then painted, after that.
struct FirstScreen {
  let users: Int
  private static let runs = 50

  func measure(_ peers: Peers) throws -> Measurement {
    var ours = Samples()
    var floors = Samples()
    for run in 0...Self.runs {
      let program = try sample(peers.startProgram)
      let less = try sample(peers.startLess)
      // The first run brings programs and file into the page cache.
      guard run > 0 else { continue }
      ours.add(program.duration, bytes: program.bytes)
      floors.add(less.duration, bytes: less.bytes)
    }
    return Measurement(what: "first screen, \(users) users", ours: ours, floor: "less", floors: floors)
  }

  private func sample(_ start: () throws -> TerminalProgram) throws -> (duration: Duration, bytes: Int) {
    let program = try start()
    let burst = try program.burst(with: Fixture.firstUsername, pause: 5)
    try program.quit()
    return (burst.end - program.start, burst.bytes.count)
  }
}
