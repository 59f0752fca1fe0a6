import BenchSupport

/// From typing `j` to the last byte of the repaint; floor: `less` on the same file.
struct KeyRepaint {
  let users: Int
  private static let presses = 150
  private static let warmUps = 50

  func measure(_ peers: Peers) throws -> Measurement {
    let program = try peers.startProgram()
    let less = try peers.startLess()
    _ = try program.burst(with: Fixture.firstUsername, pause: 300)
    _ = try less.burst(with: Fixture.firstUsername, pause: 300)
    var ours = Samples()
    var floors = Samples()
    // In a short list the way back up makes room for the next `j`; in a long one every `j` scrolls after the first screen.
    let goesBack = users < 1_000
    for number in 0..<Self.warmUps + Self.presses {
      for (peer, isOurs) in [(program, true), (less, false)] {
        let (duration, bytes) = try peer.press("j")
        if goesBack { _ = try peer.press("k") }
        guard number >= Self.warmUps else { continue }
        if isOurs { ours.add(duration, bytes: bytes) } else { floors.add(duration, bytes: bytes) }
      }
    }
    try program.quit()
    try less.quit()
    let what = goesBack ? "key j, \(users) users" : "key j (scrolls), \(users) users"
    return Measurement(what: what, ours: ours, floor: "less", floors: floors)
  }
}
