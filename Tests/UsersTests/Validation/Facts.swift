import Foundation
import Testing

/// The files of `Fixtures/facts`: what the real Django 5.2 on Python 3.11 answers.
enum Facts {
  struct Username: Decodable, Sendable {
    let username: String
    let isValid: Bool
    let nfkc: String
    let changes: Bool

    enum CodingKeys: String, CodingKey {
      case username, nfkc, changes
      case isValid = "valid_as_is"
    }
  }

  struct Email: Decodable, Sendable {
    let email: String
    let valid: Bool
    let normalized: String
  }

  struct Password: Decodable, Sendable {
    let password: String
    /// The fields of the user that are not blank.
    let user: [String: String]
    /// The codes of what the four default validators find, in their order.
    let codes: [String]
    /// The field that it is too similar to.
    let similarTo: String?
  }

  struct Hash: Decodable, Sendable {
    let password: String
    let salt: String
    let rounds: Int
    let hash: String
  }

  static func passwords() throws -> [Password] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([Password].self, from: data("passwords", "json"))
  }

  static func hashes() throws -> [Hash] {
    try JSONDecoder().decode([Hash].self, from: data("password_hashes", "json"))
  }

  static func usernames() throws -> [Username] {
    try JSONDecoder().decode([Username].self, from: data("usernames", "json"))
  }

  static func emails() throws -> [Email] {
    try JSONDecoder().decode([Email].self, from: data("emails", "json"))
  }

  /// The scalars that Python's `\w` matches.
  static func wordScalars() throws -> Set<UInt32> {
    let lines = try String(decoding: data("python_word_ranges", "tsv"), as: UTF8.self).split(separator: "\n")
    var scalars: Set<UInt32> = []
    for line in lines where !line.hasPrefix("#") {
      let bounds = line.split(separator: "\t").compactMap { UInt32($0, radix: 16) }
      try #require(bounds.count == 2)
      scalars.formUnion(bounds[0]...bounds[1])
    }
    return scalars
  }

  private static func data(_ name: String, _ suffix: String) throws -> Data {
    let url = Bundle.module.url(forResource: name, withExtension: suffix, subdirectory: "Fixtures/facts")
    return try Data(contentsOf: #require(url))
  }
}

/// Whether two texts are the same scalars: for `==` a composed and a decomposed letter are one.
func sameScalars(_ one: String, _ other: String) -> Bool {
  one.unicodeScalars.elementsEqual(other.unicodeScalars)
}
