/// What a term of the log's filter asks of an entry.
enum LogCondition: FilterCondition {
  /// A text in one of its lines.
  case word(FilterWord)
  case user(LogUser)
  case receiver(FilterWord)
  case signal(FilterWord)
  case failed

  static let names: [FilterName<LogCondition>] = [
    FilterName("is:", ["failed": .failed]),
    FilterName("user:") { $0.isEmpty ? nil : .user(LogUser($0)) },
    FilterName("receiver:") { FilterWord($0).map(LogCondition.receiver) },
    FilterName("signal:") { FilterWord($0).map(LogCondition.signal) },
  ]
}
