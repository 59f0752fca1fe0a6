import CSimdjson

/// Turns JSON text into values, with simdjson. One parser is used by one task at a time and keeps its buffers.
final class JSONParser {
  private let parser: OpaquePointer
  /// A copy of text that nothing stands behind.
  private var padded: [UInt8] = []

  init() { parser = csimdjson_parser_new() }

  deinit { csimdjson_parser_free(parser) }

  /// Parses one object or array.
  ///
  /// - Parameter text: followed by at least ``padding`` readable bytes. Nothing of the result outlives this buffer or
  ///   the next parse.
  func tokens(of text: UnsafeRawBufferPointer) throws(JSONSyntaxError) -> JSONTokens {
    let result = csimdjson_parse(parser, text.baseAddress, text.count)
    let tokens = JSONTokens(all: UnsafeBufferPointer(start: result.tokens, count: result.count))
    guard let message = result.error else { return tokens }
    throw JSONSyntaxError(
      reason: String(cString: message),
      offset: result.is_utf8_error != 0 ? Self.firstInvalidByte(in: text) : result.error_offset,
      lastName: tokens.lastName)
  }

  /// Parses text that nothing stands behind, by way of a padded copy, and gives what `body` makes of it.
  func parse<Result>(
    _ bytes: some Collection<UInt8>, _ body: (JSONTokens) -> Result
  ) throws(JSONSyntaxError) -> Result {
    let count = bytes.count
    padded.removeAll(keepingCapacity: true)
    padded.append(contentsOf: bytes)
    padded.append(contentsOf: repeatElement(0, count: Self.padding))
    return try padded.withBytes { buffer throws(JSONSyntaxError) in
      body(try tokens(of: UnsafeRawBufferPointer(rebasing: buffer[..<count])))
    }
  }

  static let padding = Int(csimdjson_padding)

  /// simdjson says that bytes are not UTF-8, not which.
  private static func firstInvalidByte(in text: UnsafeRawBufferPointer) -> Int {
    var offset = 0
    var decoder = UTF8()
    var bytes = text.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&bytes) { offset += UTF8.width(scalar) }
    return offset
  }
}

/// Text that is not JSON.
struct JSONSyntaxError: Error {
  /// simdjson's English message.
  let reason: String
  /// The byte where it was noticed; 0 where that is not known.
  let offset: Int
  /// The name of the member that was read last, where there is one.
  let lastName: String?
}
