import BenchSupport
import Glibc

/// How much of the processor's time a program takes while nobody does anything.
struct IdleTime {
  private static let seconds: UInt32 = 5

  func measure(_ peers: Peers) throws -> [Measurement] {
    try peers.all.map { peer in
      let program = try peers.start(peer)
      _ = try program.burst(with: peer.ready, pause: 2_000)
      let before = try program.processorTime()
      sleep(Self.seconds)
      var samples = Samples()
      samples.add(try program.processorTime() - before)
      try program.quit()
      return Measurement(program: peer.name, samples: samples)
    }
  }
}
