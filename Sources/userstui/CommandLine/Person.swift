import Glibc

/// Who runs the program: what the journal names.
enum Person {
  /// `user@host`
  static var current: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let user = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? String(getuid())
    return "\(user)@\(host.split(separator: ".").first ?? "")"
  }
}
