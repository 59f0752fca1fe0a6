extension Signal {
  /// Runs a block during which nothing that this task sends reaches the receiver of this uid; without one, nobody at all.
  ///
  /// ```swift
  /// try await postSave.muted("users.audit") {
  ///   try await importUsers()
  /// }
  /// ```
  ///
  /// It goes for the block's child tasks and for what receivers send in turn, and for no other task. Scopes may be nested;
  /// each ends with its block, also for tasks that outlive it. A muted receiver is reported as
  /// ``Receipt/NotRunReason/muted``. A muted signal keeps its events from ``events(buffering:sender:)-(Int,Sender?)`` too;
  /// the traces show them.
  @discardableResult
  public func muted<Result>(
    _ uid: DispatchUID? = nil, _ body: () async throws -> Result
  ) async rethrows -> Result {
    let scope = registry.enterMuteScope(uid)
    defer { registry.exit(scope) }
    return try await MuteScope.$innermost.withValue(scope, operation: body)
  }

  /// The same for a block that only posts.
  @discardableResult
  public func muted<Result>(_ uid: DispatchUID? = nil, _ body: () throws -> Result) rethrows -> Result {
    let scope = registry.enterMuteScope(uid)
    defer { registry.exit(scope) }
    return try MuteScope.$innermost.withValue(scope, operation: body)
  }

  /// Whether this task is in a scope in which the receiver of this uid, or without one the whole signal, is muted.
  public func isMuted(_ uid: DispatchUID? = nil) -> Bool {
    registry.isMuted(uid)
  }
}
