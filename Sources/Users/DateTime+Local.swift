import Glibc
import JSONStore

extension DateTime {
  /// The same moment on the clock of this machine's time zone, without saying so.
  var localWithoutZone: DateTime {
    var seconds = time_t(unixMicroseconds / 1_000_000)
    var local = tm()
    localtime_r(&seconds, &local)
    let shifted = DateTime(unixMicroseconds: unixMicroseconds + Int64(local.tm_gmtoff) * 1_000_000).text
    return DateTime(String(shifted.dropLast())) ?? self
  }
}
