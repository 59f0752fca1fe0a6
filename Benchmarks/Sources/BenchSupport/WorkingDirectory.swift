import Foundation

/// A directory on a disk for everything that is written here, gone with its contents afterwards.
package struct WorkingDirectory: ~Copyable {
  package let path: String
  /// The file system's type, as `mount` names it.
  package let fileSystem: String

  /// Makes it under `$TMPDIR`, else `/var/tmp`; in memory there is nothing to wait for, and nothing to measure.
  package init() throws {
    let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/var/tmp"
    let fileSystem = try Self.fileSystem(of: parent)
    if ["tmpfs", "ramfs"].contains(fileSystem) {
      throw Unmeasurable("\(parent) is in memory; name a directory on a disk with TMPDIR.")
    }
    let path = "\(parent)/userstui-bench-\(getpid())"
    guard mkdir(path, 0o700) == 0 else { throw Unmeasurable.system("Cannot make \(path)") }
    self.path = path
    self.fileSystem = fileSystem
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in it.
  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a file in it; returns its path.
  package func write(_ fixture: Fixture, to name: String) throws -> String {
    try fixture.text.write(toFile: file(name), atomically: false, encoding: .utf8)
    return file(name)
  }

  /// The type of what is mounted closest above the path.
  private static func fileSystem(of path: String) throws -> String {
    var closest: (point: Substring, type: Substring) = ("", "unknown")
    for line in try String(contentsOfFile: "/proc/self/mounts", encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 2, fields[1] == "/" || "\(path)/".hasPrefix("\(fields[1])/") else { continue }
      if fields[1].count >= closest.point.count { closest = (fields[1], fields[2]) }
    }
    return String(closest.type)
  }
}
