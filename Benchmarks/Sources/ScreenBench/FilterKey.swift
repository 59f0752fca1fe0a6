import BenchSupport

/// From a letter of a filter to the last byte of the list that it leaves.
struct FilterKey {
  private static let rounds = 10
  private static let typed = "user07"

  func measure(_ peers: Peers) throws -> [Measurement] {
    try peers.all.compactMap { peer in
      guard let filter = peer.filter else { return nil }
      let program = try peers.start(peer)
      _ = try program.burst(with: peer.ready, pause: 2_000)
      var samples = Samples()
      for round in 0...Self.rounds {
        if !filter.isEmpty { _ = try program.press(filter) }
        for letter in Self.typed {
          let (duration, bytes) = try program.press(String(letter), pause: 200)
          if round > 0 { samples.add(duration, bytes: bytes) }
        }
        _ = try program.press(peer.endFilter, pause: 200)
      }
      try program.quit()
      return Measurement(program: peer.name, samples: samples)
    }
  }
}
