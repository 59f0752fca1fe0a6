import CUTF8proc

extension String {
  /// The text in Unicode's normal form NFKC, by utf8proc.
  ///
  /// - Parameter isKept: asked for every scalar of the decomposed text; the others are left out of what is composed.
  public func nfkc(keeping isKept: (UInt32) -> Bool = { _ in true }) -> String {
    var text = self
    return text.withUTF8 { utf8 in
      let count = utf8proc_decompose(utf8.baseAddress, utf8.count, nil, 0, .compatibility)
      // One more, for the NUL that C wants behind what is composed.
      return withUnsafeTemporaryAllocation(of: Int32.self, capacity: count + 1) { scalars in
        utf8proc_decompose(utf8.baseAddress, utf8.count, scalars.baseAddress, count, .compatibility)
        var kept = 0
        for scalar in scalars[..<count] where isKept(UInt32(bitPattern: scalar)) {
          scalars[kept] = scalar
          kept += 1
        }
        let length = utf8proc_reencode(scalars.baseAddress, kept, .composed)
        return String(decoding: UnsafeRawBufferPointer(scalars)[..<length], as: UTF8.self)
      }
    }
  }
}

extension utf8proc_option_t {
  fileprivate static let compatibility = utf8proc_option_t(
    UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_STABLE.rawValue)
  fileprivate static let composed = utf8proc_option_t(UTF8PROC_COMPOSE.rawValue | UTF8PROC_STABLE.rawValue)
}
