public import JSONStore

extension UsersApp {
  /// Makes a change of many users, all or none: one batch, with an event for each whom it changes. Who is gone is left
  /// out.
  ///
  /// - Parameter onProgress: called in the store, for each record: it must be quick.
  /// - Throws: `CancellationError` if the task was cancelled before it was being written, ``Vetoed``, or a ``StoreError``,
  ///   ``StoreError/outdated`` where somebody saves one of them again and again: nothing was changed.
  /// - Returns: what was done; `nil` if nothing had to be.
  @discardableResult
  public func make(
    _ change: BulkChange, of users: [PrimaryKey], onProgress: @Sendable (BatchProgress) -> Void = { _ in }
  ) async throws -> UserAction? {
    try await Self.retrying { try await makeOnce(change, of: users, onProgress) }
  }

  private func makeOnce(
    _ change: BulkChange, of users: [PrimaryKey], _ onProgress: @Sendable (BatchProgress) -> Void
  ) async throws -> UserAction? {
    let snapshot = await store.snapshot
    var changed: [User] = []
    var replacements: [Replacement] = []
    for (count, pk) in Self.inOrder(users, snapshot).enumerated() {
      try Task.checkCancellation()
      onProgress(.preparing(count, of: users.count).asFirstHalf)
      guard let user = snapshot[User.self, pk: pk] else { continue }
      let made = user.replacements(for: change, in: snapshot)
      replacements += made
      if !made.isEmpty { changed.append(user) }
    }
    guard !changed.isEmpty else { return nil }
    let action = UserAction(UserAction.Kind(change), changed)
    try await history.recording(action) {
      try await store.replace(replacements) { onProgress($0.asSecondHalf) }
    }
    return action
  }

  /// Writes users and their profiles into a new file, as a fixture.
  ///
  /// - Parameter withPasswords: whether the password hashes go with them; without, nobody in it has a password to log in
  ///   with.
  /// - Throws: what ``FixtureFile/write(_:to:onProgress:)`` does.
  /// - Returns: how many users.
  public func export(
    _ users: [PrimaryKey], to path: String, withPasswords: Bool, onProgress: (BatchProgress) -> Void = { _ in }
  ) async throws -> Int {
    let snapshot = await store.snapshot
    let keys = Self.inOrder(users, snapshot)
    let profiles = keys.lazy.compactMap { snapshot.profile(of: $0)?.record }
    let exported = keys.lazy.compactMap { snapshot[User.self, pk: $0] }.map { user in
      var record = user.record
      if !withPasswords { record.fields["password"] = .string(UnusablePassword.make()) }
      return record
    }
    let records = [AnySequence(exported), AnySequence(profiles)].lazy.joined()
    try FixtureFile.write(records, to: path) { onProgress(.preparing($0, of: 2 * keys.count)) }
    return keys.count
  }

  /// Those who are there, each once, in the order of the file.
  private static func inOrder(_ users: [PrimaryKey], _ snapshot: StoreSnapshot) -> [PrimaryKey] {
    Set(users).compactMap { pk in snapshot.row(of: pk, in: User.self).map { (row: $0, pk: pk) } }
      .sorted { $0.row < $1.row }.map(\.pk)
  }
}

extension User {
  /// What a change makes of its records; nothing where it is so already.
  fileprivate func replacements(for change: BulkChange, in snapshot: StoreSnapshot) -> [Replacement] {
    switch change {
    case .set(let field, let value):
      guard self[flag: field] != value else { return [] }
      var changed = self
      changed[flag: field] = value
      return [Replacement(record, to: changed.record)]
    case .delete:
      let profile = pk.flatMap { snapshot.profile(of: $0) }
      return [profile?.record, record].compactMap(\.self).map { Replacement($0, to: nil) }
    }
  }
}
