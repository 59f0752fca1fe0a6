/// A question with two answers, and what the first one does.
struct Question: Sendable {
  /// What is asked, a sentence for each line.
  let lines: [String]
  /// What `y` says.
  let yes: Phrase
  /// What `n` says.
  let no: Phrase
  let action: Action

  enum Action: Sendable {
    case effects([Effect])
    /// Saves the form that the question lies over.
    case saveForm
    /// Leaves the form that the question lies over, and what was typed there.
    case leaveForm
  }
}
