import BenchSupport

/// From a key that moves a line down to the last byte of the repaint.
struct CursorKey {
  private static let presses = 60
  private static let warmUps = 15

  func measure(_ peers: Peers) throws -> [Measurement] {
    try peers.all.map { peer in
      let program = try peers.start(peer)
      _ = try program.burst(with: peer.ready, pause: 500)
      var samples = Samples()
      for number in 0..<Self.warmUps + Self.presses {
        let (duration, bytes) = try program.press(peer.down)
        // Back again, so that there is always a line to go to.
        _ = try program.press(peer.up)
        if number >= Self.warmUps { samples.add(duration, bytes: bytes) }
      }
      try program.quit()
      return Measurement(program: peer.name, samples: samples)
    }
  }
}
