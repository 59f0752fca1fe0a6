import Glibc
import JSONStore
import Screens
import Users

/// One sitting: opens the store, runs the loop, closes the store.
@MainActor
final class Session {
  /// What comes to the loop.
  enum Event: Sendable {
    case message(Message)
    case terminal(Terminal.Event)
    case opened(UsersApp)
    case notOpened(StoreError)
    /// A signal that ends the process.
    case ended(by: Int32)
    /// A signal that asks to be suspended.
    case suspended
  }

  /// How a sitting ended.
  enum Ending {
    case quit
    case notOpened(StoreError)
    case noTerminal(Terminal.Failure)
    /// By a signal, and why the snapshot could not be rewritten then.
    case signalled(Int32, StoreError? = nil)
  }

  private let path: String
  private let options: OpenOptions
  private let inbox = Inbox<Event>()
  private var model: Screens.Model
  private var terminal: Terminal?
  private var app: UsersApp?
  private let longWork: LongWork
  /// The last thing asked of the store: each waits for the one before.
  private var work: Task<Void, Never>?
  /// Whether it is about to be stopped: a key pressed twice stops it once.
  private var isSuspending = false

  init(path: String, options: OpenOptions, texts: Catalogue) {
    self.path = path
    self.options = options
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let exportPath = HomeDirectory.abbreviated(path.dropLast(name.count) + "users-export.json")
    longWork = LongWork { [inbox] in inbox.send(.message(.progress($0))) }
    model = Screens.Model(
      texts: texts, storeName: name, storePath: HomeDirectory.abbreviated(StoreLocation.absolute(path)),
      actor: options.actor, exportPath: exportPath, clock: .system, width: 80, height: 24)
  }

  /// Runs until somebody quits, or cannot go on. The terminal is as it was afterwards, and the store closed.
  ///
  /// - Throws: why the snapshot could not be rewritten on quitting.
  func run() async throws(StoreError) -> Ending {
    let signals = ProcessSignals { [inbox] in inbox.sendUrgently($0) }
    defer { signals.cancel() }
    open()
    let ending = await loop()
    signals.answered()
    terminal?.end()
    await work?.value
    do throws(StoreError) { try await app?.store.close() } catch {
      // Who is told to end ends.
      guard case .signalled(let number, _) = ending else { throw error }
      return .signalled(number, error)
    }
    return ending
  }

  /// How long a turn of the loop lasts: keys wait no longer, whatever else has come.
  private static let turn = Duration.milliseconds(8)

  private func loop() async -> Ending {
    await withCheckedContinuation { end in
      inbox.start { [self] in
        guard let ending = takeTurn() else { return }
        inbox.stop()
        end.resume(returning: ending)
      }
    }
  }

  /// Messages in, effects out, one repaint.
  private func takeTurn() -> Ending? {
    let end = ContinuousClock.now + Self.turn
    while let event = inbox.next() {
      if let ending = handle(event) { return ending }
      if ContinuousClock.now >= end {
        inbox.takeAnotherTurn()
        break
      }
    }
    terminal?.paint(view(model))
    return nil
  }

  private func handle(_ event: Event) -> Ending? {
    switch event {
    case .message(let message): return update(with: message)
    case .terminal(.input(.key(let key))): return update(with: .key(key))
    case .terminal(.input(.mouse(let mouse))): return update(with: .mouse(mouse))
    case .terminal(.input(.paste(let text))): return update(with: .pasted(text))
    case .terminal(.resized(let width, let height)): return update(with: .resized(width: width, height: height))
    case .terminal(.gone): return .signalled(SIGHUP)
    case .ended(let number): return .signalled(number)
    case .suspended: suspend()
    case .notOpened(let error): return .notOpened(error)
    case .opened(let app): self.app = app
    }
    return nil
  }

  private func update(with message: Message) -> Ending? {
    do throws(Terminal.Failure) { try showIfNeeded() } catch { return .noTerminal(error) }
    for effect in Screens.update(&model, message) {
      switch effect {
      case .quit: return .quit
      case .copy(let text): terminal?.copy(text)
      case .redraw: terminal?.redraw()
      case .suspend: suspend()
      case .indexUsers: if let app { index(app) }
      case .hash(let password): hash(password)
      case .readOldValues(let model, let pk, let seq, let place):
        if let app { readOldValues(model, pk, seq, place, app) }
      case .recount(let change, let users, let seq): if let app { recount(change, users, seq, app) }
      case .cancel: longWork.cancel()
      case .add, .save, .delete, .tally, .change, .findPath, .export, .undo, .redo, .loadSample, .retry, .readHistory:
        if let app { start(effect, app) }
      }
    }
    return nil
  }

  /// Stops the process, but not in the middle of a save: other processes would wait for it.
  private func suspend() {
    guard !isSuspending, let terminal else { return }
    guard let app else { return terminal.suspend() }
    isSuspending = true
    Task {
      await app.store.withoutLock { terminal.suspend() }
      isSuspending = false
    }
  }

  /// Takes the screen with the first message: a file that is refused before leaves the terminal untouched.
  private func showIfNeeded() throws(Terminal.Failure) {
    guard terminal == nil else { return }
    let terminal = try Terminal { [inbox] in inbox.sendUrgently(.terminal($0)) }
    self.terminal = terminal
    let (width, height) = terminal.size
    model.resize(width: width, height: height)
  }

  private func start(_ effect: Effect, _ app: UsersApp) {
    let earlier = work
    work = Task { [inbox, longWork] in
      await earlier?.value
      let answer = await StoreWork(app: app, longWork: longWork).perform(effect)
      inbox.send(.message(.undoable(app.canUndo, redoable: app.canRedo)))
      inbox.send(.message(answer))
    }
  }

  private func index(_ app: UsersApp) {
    Task.detached { [inbox] in
      inbox.send(.message(.indexed(UserIndex(await app.store.snapshot, clock: .system))))
    }
  }

  /// Beside the store's work, too.
  private func readOldValues(_ model: String, _ pk: PrimaryKey, _ seq: Int, _ place: Int, _ app: UsersApp) {
    Task.detached { [inbox] in
      let fields = await app.store.fields(of: model, pk, before: seq, place: place)
      inbox.send(.message(.oldValues(fields, seq: seq, place: place)))
    }
  }

  /// Beside the store's work: a question waits for no count.
  private func recount(_ change: BulkChange, _ users: [PrimaryKey], _ seq: Int, _ app: UsersApp) {
    Task.detached { [inbox] in
      if let tally = try? BulkTally(change, of: users, in: await app.store.snapshot) {
        inbox.send(.message(.recounted(tally, seq: seq)))
      }
    }
  }

  /// Beside the store's work, which need not wait for it; nor need who quits.
  private func hash(_ password: Password) {
    Task.detached { [inbox] in inbox.send(.message(.hashed(password, as: PasswordHasher().hash(password)))) }
  }

  private func open() {
    Task { [inbox, path, options] in
      do throws(StoreError) {
        let store = try await JSONStore.open(path, models: UsersApp.models, options: options) {
          inbox.send(.message(.loading($0)))
        }
        SignalFeed(store) { await inbox.sendPatiently(.message($0)) }.start()
        inbox.send(.opened(UsersApp.ready(store)))
        inbox.send(.message(.opened(await store.snapshot, store.report)))
        await store.redeliver()
      } catch {
        inbox.send(.notOpened(error))
      }
    }
  }
}
