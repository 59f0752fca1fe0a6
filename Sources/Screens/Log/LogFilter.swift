import JSONStore
import Signals

/// Which entries the log shows: those in whose lines each word is found, and for which each term holds.
///
/// `user:NAME`, `receiver:NAME`, `signal:post_save` and `is:failed` are terms; a `-` in front of a word or a term turns it
/// round, and quotation marks keep the spaces between them. A term that is not finished filters nothing.
struct LogFilter: Sendable {
  /// As it was typed.
  let text: String
  private var terms: [Term] = []

  private struct Term: Sendable {
    var kind: Kind
    let isNegated: Bool
  }

  private enum Kind: Sendable {
    case word(Word)
    /// The user's name, and the keys that it has had.
    case user(String, keys: Set<PrimaryKey>)
    case receiver(Word)
    case signal(Word)
    case failed
  }

  /// - Parameter key: the key of the user with a name, if there is one.
  init(_ text: String = "", key: (String) -> PrimaryKey? = { _ in nil }) {
    self.text = text
    terms = Self.words(of: text).compactMap { Self.term($0, key) }
  }

  /// The filter that only what is about a user passes.
  static func text(user: String) -> String {
    "user:" + (user.contains(where: \.isWhitespace) ? "\"\(user)\"" : user)
  }

  /// Whether all entries pass it.
  var isEmpty: Bool { terms.isEmpty }

  /// Takes in who is called what, for what is said of a user without its name.
  mutating func learn(_ entry: LogEntry) {
    guard let label = entry.label, let key = entry.user else { return }
    for index in terms.indices {
      if case .user(let name, var keys) = terms[index].kind, name == label, keys.insert(key).inserted {
        terms[index].kind = .user(name, keys: keys)
      }
    }
  }

  /// Whether an entry passes.
  ///
  /// - Parameter text: all that its lines say.
  func passes(_ entry: LogEntry, _ text: (LogEntry) -> String) -> Bool {
    var folded: [UInt8]?
    return terms.allSatisfy { term in
      let holds =
        switch term.kind {
        case .word(let word): word.isFound(in: folded.orMade { Word.folded(text(entry)) })
        case .user(let name, let keys): entry.told.contains { $0.label == name || $0.user.map(keys.contains) ?? false }
        case .receiver(let word):
          entry.runs.contains { word.isFound(in: $0.uid.name) }
            || entry.cause.map { word.isFound(in: $0.receiver.name) } ?? false
        case .signal(let word): entry.told.contains { word.isFound(in: $0.signal) }
        case .failed: entry.runs.contains(where: \.isFailed)
        }
      return holds != term.isNegated
    }
  }

  private static func words(of text: String) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case _ where character.isWhitespace && !isQuoted: words.append("")
      default: words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty }
  }

  private static func term(_ word: String, _ key: (String) -> PrimaryKey?) -> Term? {
    let isNegated = word.hasPrefix("-")
    let word = isNegated ? String(word.dropFirst()) : word
    func value(_ name: String) -> String? { word.hasPrefix(name) ? String(word.dropFirst(name.count)) : nil }
    let kind: Kind
    if let name = value("user:") {
      guard !name.isEmpty else { return nil }
      kind = .user(name, keys: Set([key(name)].compactMap(\.self)))
    } else if let name = value("receiver:") {
      kind = .receiver(Word(name))
    } else if let name = value("signal:") {
      kind = .signal(Word(name))
    } else if word.hasPrefix("is:"), "is:failed".hasPrefix(word) {
      guard word == "is:failed" else { return nil }
      kind = .failed
    } else {
      kind = .word(Word(word))
    }
    switch kind {
    case .word(let word), .receiver(let word), .signal(let word): if word.isEmpty { return nil }
    case .user, .failed: break
    }
    return Term(kind: kind, isNegated: isNegated)
  }
}

/// A word that is looked for in texts, in whatever case.
private struct Word: Sendable {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Self.folded(text) }

  var isEmpty: Bool { bytes.isEmpty }

  static func folded(_ text: String) -> [UInt8] { Array(text.lowercased().utf8) }

  func isFound(in text: String) -> Bool { isFound(in: Self.folded(text)) }

  func isFound(in folded: [UInt8]) -> Bool {
    var rest = folded[...]
    while rest.count >= bytes.count, let start = rest.firstIndex(of: bytes[0]) {
      if rest[start...].starts(with: bytes) { return true }
      rest = rest[(start + 1)...]
    }
    return false
  }
}

extension Optional {
  /// What is there; made first if there is nothing.
  fileprivate mutating func orMade(_ make: () -> Wrapped) -> Wrapped {
    if let self { return self }
    let made = make()
    self = made
    return made
  }
}
