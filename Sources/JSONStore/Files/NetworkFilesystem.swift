import Glibc

/// A file system that other machines share: what its locks say of them is not to be relied on.
enum NetworkFilesystem {
  /// The kinds, as the kernel calls them.
  static let kinds: Set<String> = [
    "9p", "afs", "ceph", "cifs", "coda", "fuse.glusterfs", "fuse.rclone", "fuse.sshfs", "gfs2", "lustre", "nfs", "nfs4",
    "ocfs2", "smb3", "vboxsf", "virtiofs",
  ]

  /// The kind of file system that a directory is on; `nil` if the kernel does not tell.
  static func kind(of directory: String) -> String? {
    var status = stat()
    guard stat(directory, &status) == 0, let bytes = try? File("/proc/self/mountinfo", O_RDONLY).readStream() else {
      return nil
    }
    let numbers = FileID(status).device
    let device = "\(numbers.major):\(numbers.minor)"
    // proc_pid_mountinfo(5): the device is the third field, the kind the first behind a lone hyphen.
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > 2, fields[2].elementsEqual(device.utf8),
        let hyphen = fields.firstIndex(where: { $0.elementsEqual("-".utf8) })
      else { continue }
      return fields[(hyphen + 1)...].first.map { String(decoding: $0, as: UTF8.self) }
    }
    return nil
  }
}
