import JSONStore
import Screens
import Signals

/// Brings the store's signals to the screen, as the bus traces them.
///
/// While the screen cannot keep up, the newest few thousand wait; what they push out is counted.
final class SignalFeed: Sendable {
  private let store: JSONStore
  private let send: @Sendable (Message) async -> Void

  /// - Parameter send: takes a message; it may take its time.
  init(_ store: JSONStore, send: @escaping @Sendable (Message) async -> Void) {
    self.store = store
    self.send = send
  }

  /// Starts listening before it returns, and goes on as long as the process.
  func start() {
    follow(store.signals.postSave) { .saved($0) }
    follow(store.signals.postDelete) { .deleted($0) }
    follow(store.signals.savedElsewhere) { trace in
      if case .sent(_, let saved) = trace { await self.send(.savedElsewhere(saved)) }
    }
    follow(store.signals.fileRefused) { trace in
      if case .sent(_, let refused) = trace { await self.send(.fileRefused(refused)) }
    }
    follow(store.signals.fileAccepted) { trace in
      if case .sent = trace { await self.send(.fileAccepted) }
    }
    follow(store.signals.editTakenIn) { trace in
      if case .sent(_, let edit) = trace { await self.send(.editTakenIn(edit)) }
    }
    follow(store.signals.fileBehind) { trace in
      if case .sent(_, let behind) = trace { await self.send(.fileBehind(behind)) }
    }
    follow(store.signals.receiverFailed) { trace in
      if case .sent(_, let failure) = trace { await self.send(.receiverFailed(failure)) }
    }
  }

  private func follow<Event>(_ signal: Signal<Event>, _ event: @escaping @Sendable (Event) -> StoreEvent) {
    follow(signal) { trace in
      switch trace {
      case .sent(_, let sent): await self.send(.signal(event(sent), await self.store.snapshot))
      case .finished(_, let finished, let receipt): await self.send(.received(event(finished), receipt))
      }
    }
  }

  private func follow<Event>(_ signal: Signal<Event>, _ tell: @escaping @Sendable (Trace<Event>) async -> Void) {
    let traces = signal.traces()
    Task {
      var missed = 0
      for await trace in traces {
        await tell(trace)
        let dropped = traces.dropped
        if dropped > missed { await send(.missed(dropped - missed)) }
        missed = dropped
      }
    }
  }
}
