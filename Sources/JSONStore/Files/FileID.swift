import Glibc

/// Which file it is, whatever its names.
struct FileID: Equatable {
  let device: Device
  let inode: ino_t

  /// The numbers of a device, as glibc's `major` and `minor` take them apart; those are macros.
  struct Device: Equatable {
    let major: UInt64
    let minor: UInt64

    init(_ device: UInt64) {
      major = (device >> 8 & 0xFFF) | (device >> 32 & ~0xFFF)
      minor = (device & 0xFF) | (device >> 12 & 0xFFFF_FF00)
    }
  }

  init(device: Device, inode: ino_t) {
    self.device = device
    self.inode = inode
  }

  init(_ status: stat) { self.init(device: Device(UInt64(status.st_dev)), inode: status.st_ino) }

  /// `nil` if there is no such file.
  init?(_ path: String) throws(Errno) {
    guard let status = try File.status(of: path) else { return nil }
    self.init(status)
  }
}
