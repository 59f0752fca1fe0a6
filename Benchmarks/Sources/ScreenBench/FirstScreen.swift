import BenchSupport

/// From exec to the last byte of the first screen with something on it.
///
/// A pause of 5 ms ends the first screen: of a large file more is read, and then painted, after that.
struct FirstScreen {
  private static let runs = 20

  func measure(_ peers: Peers) throws -> [Measurement] {
    try peers.all.map { peer in
      var samples = Samples()
      for run in 0...Self.runs {
        let program = try peers.start(peer)
        let burst = try program.burst(with: peer.ready, pause: 5)
        try program.quit()
        // The first run brings program and file into the page cache.
        if run > 0 { samples.add(burst.end - program.start, bytes: burst.bytes.count) }
      }
      return Measurement(program: peer.name, samples: samples)
    }
  }
}
