extension Signal {
  /// Connects a receiver for the time of a block: it is disconnected when the block returns, throws or is cancelled.
  ///
  /// ```swift
  /// try await postSave.withConnection("import.progress", sender: User.self) { event in
  ///   await log.append(event.name)
  /// } during: {
  ///   try await importUsers()
  /// }
  /// ```
  ///
  /// It is not waited for: a call that has begun when the block ends is finished. When the same uid was connected for the
  /// same sender before, that receiver stays what it is, and stays connected afterwards.
  @discardableResult
  public func withConnection<Result>(
    _ uid: DispatchUID, sender: Sender? = nil, when condition: Receiver<Event>.Condition? = nil,
    backlog: Backlog = .senderWaits(), fileID: String = #fileID, line: Int = #line,
    receiver: @escaping Receiver<Event>.Body, during body: () async throws -> Result
  ) async rethrows -> Result {
    try await withConnection(
      Receiver(uid, sender: sender, when: condition, backlog: backlog, fileID: fileID, line: line, body: receiver),
      during: body)
  }

  /// Connects a receiver for events from a type for the time of a block.
  @discardableResult
  public func withConnection<S, Result>(
    _ uid: DispatchUID, sender: S.Type, when condition: Receiver<Event>.Condition? = nil,
    backlog: Backlog = .senderWaits(), fileID: String = #fileID, line: Int = #line,
    receiver: @escaping Receiver<Event>.Body, during body: () async throws -> Result
  ) async rethrows -> Result {
    try await withConnection(
      Receiver(uid, sender: sender, when: condition, backlog: backlog, fileID: fileID, line: line, body: receiver),
      during: body)
  }

  /// Connects a receiver for events from a value for the time of a block.
  @discardableResult
  public func withConnection<Result>(
    _ uid: DispatchUID, sender: some Hashable & Sendable, when condition: Receiver<Event>.Condition? = nil,
    backlog: Backlog = .senderWaits(), fileID: String = #fileID, line: Int = #line,
    receiver: @escaping Receiver<Event>.Body, during body: () async throws -> Result
  ) async rethrows -> Result {
    try await withConnection(
      Receiver(uid, sender: sender, when: condition, backlog: backlog, fileID: fileID, line: line, body: receiver),
      during: body)
  }

  /// Connects a declared receiver for the time of a block.
  @discardableResult
  public func withConnection<Result>(
    _ receiver: Receiver<Event>, during body: () async throws -> Result
  ) async rethrows -> Result {
    // Dropped and not cancelled: others may hold a token of the same registration.
    let connection = connect(receiver)
    defer { withExtendedLifetime(connection) {} }
    return try await body()
  }
}
