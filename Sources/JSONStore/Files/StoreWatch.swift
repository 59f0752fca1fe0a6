import Dispatch
import Glibc
import Signals

/// Tells that something may have happened to a store's files: inotify(7) on their directory.
///
/// A hint, no more: what happened is found out by looking. After each it stays silent until it is asked for the next, so
/// that who saves all the time is not woken for his own saves.
final class StoreWatch: Sendable {
  /// One for as much as came since the last was taken; ends with the watch.
  private let hints: AsyncStream<Void>

  /// Safe: never changed, and Dispatch's sources may be used from any thread.
  nonisolated(unsafe) private let source: any DispatchSourceRead

  private let isSilent = Locked(false)

  private static let changes =
    IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_MOVE_SELF

  /// `nil` where there is no directory, or the system has no watch left to give.
  init?(_ path: StorePath) {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    guard inotify_add_watch(descriptor, path.directory, UInt32(Self.changes)) >= 0 else {
      close(descriptor)
      return nil
    }
    let names = [path.snapshot, path.journal].map { Array(StorePath.name(of: $0).utf8) }
    let (hints, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.hints = hints
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
    source.setEventHandler { [weak self] in
      switch Self.read(descriptor, names) {
      case .nothing: break
      case .hint:
        self?.silence()
        continuation.yield()
      case .end: self?.source.cancel()
      }
    }
    source.setCancelHandler {
      close(descriptor)
      continuation.finish()
    }
    source.activate()
  }

  deinit {
    // A source that is suspended can be neither cancelled nor freed.
    listen()
    source.cancel()
  }

  /// Waits for a hint.
  ///
  /// - Returns: whether there is one; else there will be none any more: the directory is gone, or has another name.
  func next() async -> Bool {
    for await _ in hints { return true }
    return false
  }

  /// Asks for the next hint.
  func listen() {
    isSilent.withLock { isSilent in
      if isSilent { source.resume() }
      isSilent = false
    }
  }

  private func silence() {
    isSilent.withLock { isSilent in
      if !isSilent { source.suspend() }
      isSilent = true
    }
  }

  private enum News { case nothing, hint, end }

  /// Takes what there is to read.
  ///
  /// - Returns: a hint if one of these files may be concerned.
  private static func read(_ descriptor: Int32, _ names: [[UInt8]]) -> News {
    var news = News.nothing
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return news }
      var place = 0
      while place < count {
        // inotify(7): watch, mask, cookie and the name's length, four bytes each; the name, filled up with zeros.
        let mask = number(buffer, at: place + 4)
        let end = place + 16 + Int(number(buffer, at: place + 12))
        let name = buffer[place + 16..<end].prefix { $0 != 0 }
        if mask & UInt32(IN_IGNORED | IN_MOVE_SELF) != 0 { return .end }
        if mask & UInt32(IN_Q_OVERFLOW) != 0 || names.contains(where: { $0.elementsEqual(name) }) { news = .hint }
        place = end
      }
    }
  }

  private static func number(_ bytes: [UInt8], at place: Int) -> UInt32 {
    bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt32.self) }
  }
}
