import CStatx
import Glibc

/// Which file it is, and how large, without its times.
///
/// Who asks for the times of a file makes a newer kernel note the time of its next write to the nanosecond, and then a
/// sync has that to write too. So nobody asks for those of a journal in each save.
struct FileExtent {
  let id: FileID
  /// In bytes.
  let size: Int

  /// `nil` if there is no file of that name. What cannot be looked at may be there.
  init?(of path: String) throws(Errno) {
    do throws(Errno) { try self.init(path, -1) } catch {
      if error == .notFound { return nil }
      throw error
    }
  }

  init(ofOpen descriptor: Int32) throws(Errno) { try self.init(nil, descriptor) }

  private init(_ path: String?, _ descriptor: Int32) throws(Errno) {
    var extent = cstatx_extent()
    if cstatx_extent_of(path, descriptor, &extent) != 0 { throw .last }
    id = FileID(device: FileID.Device(extent.device), inode: ino_t(extent.inode))
    size = Int(extent.size)
  }
}
