/// A question, its answers, and what they do: the second leaves everything as it is.
struct Question: Sendable {
  /// What is asked, a sentence for each line.
  let lines: [String]
  /// What `y` says.
  let yes: Phrase
  /// What `n` says.
  let no: Phrase
  let action: Action
  /// What a third answer says, and what it does.
  var other: Phrase?
  var alternative: Action?
  /// The last save that was known when those were counted anew whom it is about, while that is on its way.
  var counting: Int?

  enum Action: Sendable {
    case effects([Effect])
    /// Asks the store for something that may take its time.
    case work(Effect)
    /// Saves the form that the question lies over.
    case saveForm
    /// Leaves the form that the question lies over, and what was typed there.
    case leaveForm
  }
}
