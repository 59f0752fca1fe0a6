import JSONStore
import Signals

/// Which entries the log shows: those in whose lines each word is found, and for which each term holds.
typealias LogFilter = Filter<LogCondition>

extension LogFilter {
  /// The filter that only what is about a user passes; `nil` for a name that cannot be typed.
  static func text(user: String) -> String? { TypedWord.typed(user).map { "user:" + $0 } }

  /// Whether it looks through the entries' lines.
  var hasWords: Bool { terms.contains { if case .word = $0.condition { true } else { false } } }

  /// What of it is looked for in the log's lines.
  var search: Search {
    let words = terms.compactMap { term in
      if !term.isNegated, case .word(let word) = term.condition { word } else { nil }
    }
    return Search(words, isFuzzy: isFuzzy)
  }

  /// Changes what is known of the users whom it names.
  mutating func updateUsers(_ change: (inout LogUser) -> Void) {
    updateConditions { condition in
      guard case .user(var user) = condition else { return }
      change(&user)
      condition = .user(user)
    }
  }

  /// Whether an entry passes.
  func passes(_ entry: LogEntry, told lines: LogLines) -> Bool {
    terms.allSatisfy { passes(entry, $0, told: lines) }
  }

  /// Whether a term lets an entry pass.
  func passes(_ entry: LogEntry, _ term: Term, told lines: LogLines) -> Bool {
    var text: [UInt8] { entry.foldedText ?? lines.foldedText(of: entry) }
    let holds =
      switch term.condition {
      case .word(let word) where isFuzzy && !term.isNegated: word.isFuzzilyFound(inLineOf: text)
      case .word(let word): text.withUnsafeBytes { word.isFound(in: $0) }
      case .user(let user): user.isToldOf(by: entry)
      case .receiver(let word):
        entry.runs.contains { word.isFound(in: $0.uid.name) }
          || entry.cause.map { word.isFound(in: $0.receiver.name) } ?? false
      case .signal(let word): entry.told.contains { word.isFound(in: $0.signal) }
      case .pk(let pk): entry.told.contains { $0.event.record.pk == .integer(pk) }
      case .failed: entry.runs.contains(where: \.isFailed)
      }
    return holds != term.isNegated
  }
}

extension FilterWord {
  fileprivate func isFuzzilyFound(inLineOf text: [UInt8]) -> Bool {
    text.split(separator: UInt8(ascii: "\n")).contains { line in
      line.withUnsafeBytes { fuzzyScore(in: $0) != nil }
    }
  }
}
