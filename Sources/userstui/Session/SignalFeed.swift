import JSONStore
import Screens
import Signals

/// Brings the store's signals to the screen, as the bus traces them.
struct SignalFeed {
  private let store: JSONStore
  private let send: @Sendable (Message) -> Void

  init(_ store: JSONStore, send: @escaping @Sendable (Message) -> Void) {
    self.store = store
    self.send = send
  }

  /// Starts listening before it returns, and goes on as long as the process.
  func start() {
    follow(store.signals.postSave) { .saved($0) }
    follow(store.signals.postDelete) { .deleted($0) }
    let failures = store.signals.receiverFailed.traces()
    Task { [send] in
      for await case .sent(_, let failure) in failures { send(.receiverFailed(failure)) }
    }
  }

  private func follow<Event>(_ signal: Signal<Event>, _ event: @escaping @Sendable (Event) -> StoreEvent) {
    let traces = signal.traces()
    Task { [store, send] in
      for await trace in traces {
        switch trace {
        case .sent(_, let sent): send(.signal(event(sent), await store.snapshot))
        case .finished(_, let finished, let receipt): send(.received(event(finished), receipt))
        }
      }
    }
  }
}
