/// What a term of the log's filter asks of an entry.
enum LogCondition: FilterCondition {
  /// A text in one of its lines.
  case word(FilterWord)
  case user(LogUser)
  case receiver(FilterWord)
  case signal(FilterWord)
  /// The primary key of a record that is told of, as its line shows it.
  case pk(Int64)
  case failed

  static let names: [FilterName<LogCondition>] = [
    FilterName("is:", ["failed": .failed]),
    FilterName("user:") { $0.isEmpty ? nil : .user(LogUser($0)) },
    FilterName("receiver:") { FilterWord($0).map(LogCondition.receiver) },
    FilterName("signal:") { FilterWord($0).map(LogCondition.signal) },
    FilterName("pk:") { Int64($0).map(LogCondition.pk) },
  ]
}
