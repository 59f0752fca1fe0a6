import Foundation

/// Django and blinker, in a virtual environment of their own.
struct PythonPeers {
  private let times: [String: [Double]]

  /// - Parameter python: the interpreter of that environment.
  init(python: String, script: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [script] + BusTable.receivers.map(String.init)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    times = try JSONDecoder().decode([String: [Double]].self, from: data)
  }

  func rows() -> [(String, [Double])] {
    times.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
