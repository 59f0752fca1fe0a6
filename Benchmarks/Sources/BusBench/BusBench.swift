import Foundation

/// Measures `Signals` against other ways to tell many that something has happened.
@main
struct BusBench {
  static func main() async throws {
    guard CommandLine.arguments.count == 3 else {
      FileHandle.standardError.write(Data("BusBench: name the Python and the script to compare with.\n".utf8))
      exit(64)
    }
    let python = try PythonPeers(python: CommandLine.arguments[1], script: CommandLine.arguments[2])

    var table = BusTable()
    table.add("Signals, send", await measure { await OurBus.send(to: $0) })
    for (name, times) in python.rows() { table.add(name, times) }
    table.add("NotificationCenter, async message", await measure { await Notifications.send(to: $0) })
    table.add("AsyncStream fan-out", await measure { await StreamFanOut.send(to: $0) })
    table.add("OpenCombine, PassthroughSubject", await measure { await Combine.send(to: $0) })
    table.add("bare loop", await measure { await BareLoop.send(to: $0) })
    print(table.text)

    let allocations = await measure { await OurBus.allocations(receivers: $0) }
    let counts = allocations.map { String(format: "%.1f", $0) }.joined(separator: ", ")
    print("\nSignals asks for memory \(counts) times a send to as many receivers.")
    let through = (await OurBus.subscription(), await StreamFanOut.throughOne())
    print(
      String(
        format: "A million events: %.0f ns each through events(), %.0f ns through AsyncStream.", through.0, through.1))
    print("Ten million events to a screen that has stalled take \(await OurBus.growthOfStalled()) KiB.")
  }

  @concurrent
  private static func measure(_ send: @Sendable (Int) async -> Double) async -> [Double] {
    var times: [Double] = []
    for receivers in BusTable.receivers { times.append(await send(receivers)) }
    return times
  }
}
