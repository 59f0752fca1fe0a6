public import JSONStore
import Signals

/// The `users` app on a store: its models, its receivers, and the saves of a form.
///
/// Keep it as long as the store is used: its receivers are connected while it lives.
public struct UsersApp: Sendable {
  /// The models to open a store with.
  public static let models: [any Model.Type] = [User.self, UserProfile.self]

  /// The store.
  public let store: JSONStore
  /// What can be undone.
  let history = UndoHistory()
  private let connections: [Connection]

  /// Connects the app's receivers to a store's signals: what Django does in `AppConfig.ready()`. All are listed here.
  public static func ready(_ store: JSONStore) -> UsersApp {
    UsersApp(
      store: store,
      connections: [
        store.connect(durable: createProfile(in: store))
      ])
  }

  /// Saves a new user, and its profile as filled in.
  ///
  /// The user is saved first; the receivers of that save make the profile; then the typed values go into it.
  /// A receiver that fails stops neither. Costs two or three syncs of the disk and the receivers' time.
  /// - Throws: a veto or a ``StoreError``: nothing was saved. ``ProfileNotSaved``: the user was.
  /// - Returns: the new user's pk.
  @discardableResult
  public func add(_ draft: UserDraft) async throws -> PrimaryKey? {
    var user = User(
      username: "", password: "",
      dateJoined: Self.dateJoined(DateTime(unixMicroseconds: store.now()), like: await store.snapshot))
    draft.apply(to: &user, isNew: true)
    return try await history.recording(UserAction(.add, [user])) {
      let saved = try await store.save(user)
      _ = await saved.delivered()
      if draft.hasProfileValues, let pk = saved.pk { try await saveProfile(of: pk, draft, isNew: true) }
      return saved.pk
    }
  }

  /// Saves what a form changed of a user and its profile; nothing where nothing changed.
  ///
  /// - Throws: a veto, a ``StoreError`` or ``ChangedMeanwhile``: nothing was saved. ``ProfileNotSaved``: the user was.
  /// - Returns: the user's pk, a new one if its natural key changed.
  @discardableResult
  public func update(_ pk: PrimaryKey, _ draft: UserDraft) async throws -> PrimaryKey? {
    try await Self.retrying { try await updateOnce(pk, draft) }
  }

  private func updateOnce(_ pk: PrimaryKey, _ draft: UserDraft) async throws -> PrimaryKey? {
    guard let account = await store.snapshot.account(pk: pk) else { throw StoreError.noSuchRecord }
    guard draft.changes(in: account).isEmpty else { throw ChangedMeanwhile(account: account) }
    var user = account.user
    draft.apply(to: &user)
    return try await history.recording(UserAction(.edit, [user])) { try await save(user, over: account, draft) }
  }

  /// Tries again where somebody has saved one of the users in between. Not for ever: a receiver may do so each time.
  static func retrying<Result>(_ body: () async throws -> Result) async throws -> Result {
    for _ in 1..<3 {
      do { return try await body() } catch StoreError.outdated, StoreError.noSuchRecord {}
    }
    return try await body()
  }

  private func save(_ user: User, over account: Account, _ draft: UserDraft) async throws -> PrimaryKey? {
    var current = account.user.pk
    if user.record != account.user.record { current = try await store.save(user, replacing: account.user).pk }
    if let current { try await saveProfile(of: current, draft) }
    return current
  }

  /// Takes in the users and profiles of a fixture as they are, all or none: Django's `loaddata`. A user that it has no
  /// profile for gets one by its receiver.
  ///
  /// - Throws: what ``JSONStore/load(_:)`` does, or a ``FixtureError``: nothing was saved.
  public func load(fixture json: [UInt8]) async throws {
    let fixture = try StoreSnapshot(fixture: json, models: Self.models)
    let users = (0..<fixture.userCount).map { fixture.account(row: $0).user }
    try await history.recording(UserAction(.add, users)) {
      _ = try await store.load(fixture).delivered()
    }
  }

  /// Deletes a user and its profile, both or neither.
  ///
  /// - Throws: a veto or a ``StoreError``: nothing was deleted.
  /// - Returns: what was done.
  @discardableResult
  public func delete(_ pk: PrimaryKey) async throws -> UserAction {
    let user = await store.snapshot[User.self, pk: pk]
    let action = UserAction(.delete, user.map { [$0] } ?? [])
    try await history.recording(action) { try await store.delete(User.self, pk: pk) }
    return action
  }

  /// Takes back what this app has done last, with what its receivers have saved because of it: all of it or nothing.
  ///
  /// - Throws: ``UndoRefused`` if somebody else has changed what was made: it stays. Else what
  ///   ``JSONStore/replace(_:origin:onProgress:)`` does.
  /// - Returns: what was undone; `nil` where nothing is left.
  @discardableResult
  public func undo(onProgress: @Sendable (BatchProgress) -> Void = { _ in }) async throws -> UserAction? {
    try await history.go(.undo, in: store, onProgress: onProgress)
  }

  /// Whether anything is left to undo.
  public var canUndo: Bool { history.hasStep(.undo) }

  /// Whether anything is left to make again.
  public var canRedo: Bool { history.hasStep(.redo) }

  /// Makes again what was undone last; until something new is done.
  ///
  /// - Throws: as ``undo(onProgress:)``.
  /// - Returns: what was made again; `nil` where nothing is left.
  @discardableResult
  public func redo(onProgress: @Sendable (BatchProgress) -> Void = { _ in }) async throws -> UserAction? {
    try await history.go(.redo, in: store, onProgress: onProgress)
  }

  private func saveProfile(of pk: PrimaryKey, _ draft: UserDraft, isNew: Bool = false) async throws {
    let snapshot = await store.snapshot
    guard let user = snapshot[User.self, pk: pk] else {
      throw ProfileNotSaved(user: pk, reason: StoreError.noSuchRecord)
    }
    let before = snapshot.profile(of: pk)
    guard before != nil || draft.hasProfileValues else { return }
    var profile = before ?? UserProfile(for: user)
    draft.apply(to: &profile, isNew: isNew)
    guard profile.record != before?.record else { return }
    do {
      if let before { try await store.save(profile, replacing: before) } else { try await store.save(profile) }
    } catch StoreError.outdated {
      guard let account = await store.snapshot.account(pk: pk), draft.changes(in: account).isEmpty else {
        throw ProfileNotSaved(user: pk, reason: StoreError.outdated)
      }
      try await saveProfile(of: pk, draft, isNew: isNew)
    } catch {
      throw ProfileNotSaved(user: pk, reason: error)
    }
  }

  /// The moment as the last user's `date_joined` is written: a site with `USE_TZ = False` has local times without a
  /// zone, and its database takes no others.
  private static func dateJoined(_ now: DateTime, like snapshot: StoreSnapshot) -> String {
    let last = snapshot.userCount > 0 ? snapshot.account(row: snapshot.userCount - 1).user.dateJoined : nil
    guard let last = last.flatMap({ DateTime($0) }), last.utcOffsetSeconds == nil else { return now.text }
    return now.localWithoutZone.text
  }
}
