import Glibc
import Screens

extension LocalClock {
  /// A clock of the system's time zone.
  static let system = LocalClock { seconds in
    var seconds = time_t(seconds)
    var local = tm()
    localtime_r(&seconds, &local)
    return local.tm_gmtoff
  }
}
