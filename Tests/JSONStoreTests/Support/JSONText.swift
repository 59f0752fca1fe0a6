import Foundation

/// JSON read by Foundation, so that this package's parser and writer are not their own judges.
enum JSONText {
  static func records(_ data: Data) throws -> [NSDictionary] {
    try JSONSerialization.jsonObject(with: data) as? [NSDictionary] ?? []
  }

  static func object(_ line: String) throws -> NSDictionary {
    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary ?? [:]
  }
}

extension NSDictionary {
  var fields: NSDictionary { self["fields"] as? NSDictionary ?? [:] }

  /// A copy in which one member of `fields` has another value.
  func with(_ field: String, _ value: Any) -> NSDictionary {
    let fields = fields.mutableCopy() as? NSMutableDictionary ?? [:]
    fields[field] = value
    let record = mutableCopy() as? NSMutableDictionary ?? [:]
    record["fields"] = fields
    return record
  }
}
