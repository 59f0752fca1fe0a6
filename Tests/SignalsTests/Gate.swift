/// Holds receivers back until a test opens it; stays open.
final class Gate: Sendable {
  private let opened = Recorder<Void>()

  func open() {
    opened.record(())
  }

  func wait() async {
    await opened.wait(for: 1)
  }
}
