/// Several changes at once.
extension JSONStore {
  /// Makes several records what they are to be, all or none: new ones, changed ones, and deleted ones.
  ///
  /// The `pre_` signals are sent for all before anything is changed; the events are one batch, deletions first, then
  /// what others refer to. A new record that comes with a pk gets that, as in Django's `loaddata`; one that is as it is
  /// to be has no event.
  /// - Parameter onProgress: called in the store, for each record: it must be quick.
  /// - Throws: ``StoreError/outdated`` or ``StoreError/noSuchRecord`` if a record is not what its change was made from, or
  ///   if a deletion would take others along; `CancellationError` if the task was cancelled before it was being written;
  ///   else as ``save(_:origin:)``.
  @discardableResult
  public func replace(
    _ replacements: [Replacement], origin: Origin = .screen,
    onProgress: @Sendable (BatchProgress) -> Void = { _ in }
  ) async throws -> Saved {
    try requireWritable()
    let replacements = try inOrder(replacements)
    let count = replacements.count
    var asked: Set<RecordID> = []
    for (number, replacement) in replacements.enumerated() {
      try Task.checkCancellation()
      onProgress(.preparing(number, of: count).asFirstHalf)
      try await ask(about: replacement, origin)
      if let id = replacement.before.flatMap(RecordID.init) { asked.insert(id) }
    }
    return try await commit(origin, asked: asked, onProgress: onProgress) { snapshot throws(StoreError) in
      var plan = SavePlan(in: snapshot)
      let isWhole = try plan.replace(replacements) { done in
        onProgress(.preparing(done, of: count).asSecondHalf)
        return !Task.isCancelled
      }
      guard isWhole else { return nil }
      return plan
    }
  }

  private func ask(about replacement: Replacement, _ origin: Origin) async throws {
    if let after = replacement.after {
      try await ask(about: after, before: replacement.before?.fields, origin)
    } else if let before = replacement.before {
      try await ask(aboutDeleting: before, origin)
    }
  }

  /// Deletions as they come, as what refers to others goes first in any case; then saves, model by model.
  private func inOrder(_ replacements: [Replacement]) throws(StoreError) -> [Replacement] {
    let saves = Dictionary(grouping: replacements.filter { $0.after != nil }, by: \.model)
    for model in saves.keys where loader.schemas[model] == nil { throw .invalid(model: model, field: "model") }
    return replacements.filter { $0.after == nil } + loader.schemas.all.flatMap { saves[$0.model] ?? [] }
  }
}
