import Signals
import Testing

/// The examples in the documentation, word for word; `DocumentationTests` sees to that.
struct SignalExamples {
  private let postSave = Signal<UserSaved>("post_save")
  private let log = Log()

  private func createProfile(of name: String) async throws {
    await log.append("profile of \(name)")
  }

  @Test func `a signal, a receiver and a send`() async throws {
    let postSave = Signal<UserSaved>("post_save")

    let connection = postSave.connect("users.create_profile", sender: User.self, when: { $0.created }) { event in
      try await createProfile(of: event.name)
    }
    try await postSave.send(UserSaved(name: "ada", created: true), sender: User.self).throwIfFailed()

    #expect(await log.lines == ["profile of ada"])
    withExtendedLifetime(connection) {}
  }

  @Test func `a declared receiver on two signals`() async {
    let postRestore = Signal<UserSaved>("post_restore")

    let audit = Receiver<UserSaved>("users.audit", sender: User.self) { event in
      await log.append("saved \(event.name)")
    }
    let connections = audit.connect(to: postSave, postRestore)

    _ = await postSave.send(UserSaved(name: "ada"), sender: User.self)
    _ = await postRestore.send(UserSaved(name: "bob"), sender: User.self)
    #expect(await log.lines == ["saved ada", "saved bob"])
    withExtendedLifetime(connections) {}
  }

  @Test func `a receiver for a few of its sender's events`() async {
    let welcome = Receiver<UserSaved>("users.welcome", sender: User.self, when: { $0.created }) { event in
      await log.append("welcome, \(event.name)")
    }
    let connections = welcome.connect(to: postSave)

    for event in [UserSaved(name: "ada", created: true), UserSaved(name: "bob")] {
      _ = await postSave.send(event, sender: User.self)
    }
    #expect(await log.lines == ["welcome, ada"])
    withExtendedLifetime(connections) {}
  }

  @Test func `something around a receiver`() async {
    let audit = Receiver<UserSaved>("users.audit") { event in await log.append("saved \(event.name)") }
    let noted = audit.around { event, body in
      try await body(event)
      await log.append("done with \(event.name)")
    }
    let connections = noted.connect(to: postSave)

    #expect(noted.uid == audit.uid && noted.place == audit.place)
    _ = await postSave.send(UserSaved(name: "ada"))
    #expect(await log.lines == ["saved ada", "done with ada"])
    withExtendedLifetime(connections) {}
  }

  @Test func `a token, cancelled or dropped`() {
    var connection: Connection? = postSave.connect("users.audit") { event in await log.append(event.name) }
    connection?.cancel()
    // Without the line above, this would disconnect it.
    connection = nil

    #expect(connection == nil && postSave.receivers.isEmpty)
  }

  @Test func `a dispatch uid keeps one registration`() {
    let uid: DispatchUID = "users.audit"
    let first = postSave.connect(uid) { event in await log.append(event.name) }
    let second = postSave.connect(uid) { event in await log.append(event.name) }
    let isKnown = second.isDuplicate  // true: the first registration stays
    let wasThere = postSave.disconnect(uid)  // true

    #expect(isKnown && wasThere && !first.isDuplicate)
  }

  @Test func `senders are compared by value`() async {
    let joined = Signal<String>("joined")

    let connection = joined.connect("room.log", sender: Room(name: "swift")) { name in await log.append(name) }
    _ = await joined.send("ada", sender: Room(name: "swift"))  // called
    _ = await joined.send("bob", sender: Room(name: "curses"))  // another sender: not called

    #expect(await log.lines == ["ada"])
    withExtendedLifetime(connection) {}
  }

  @Test func `a receiver that would rather miss something`() async {
    let connection = postSave.connect("screen.last", backlog: .dropsNewest(limit: 100)) { event in
      await log.append(event.name)
    }
    let missed = postSave.receivers.first?.dropped

    #expect(missed == 0)
    withExtendedLifetime(connection) {}
  }

  @Test func `posting and waiting later`() async {
    let connection = postSave.connect("users.audit") { event in await log.append(event.name) }

    let pending = postSave.post(UserSaved(name: "ada"))
    // The receivers run while other things are done here.
    let delivery = await pending.delivery

    #expect(delivery.receipts.count == 1)
    #expect(await log.lines == ["ada"])
    withExtendedLifetime(connection) {}
  }

  @Test func `posting much`() async {
    let names = (1...50).map { "user \($0)" }
    let connection = postSave.connect("users.audit", backlog: .senderWaits(limit: 10)) { event in
      await log.append(event.name)
    }

    for name in names {
      await postSave.post(UserSaved(name: name)).accepted()
    }

    await log.wait(for: 50)
    #expect(await log.lines == names)
    withExtendedLifetime(connection) {}
  }

  @Test func `a report and its receipts`() async {
    let connections = [
      postSave.connect("users.audit") { _ in },
      postSave.connect("users.mail") { _ in throw NoRoute() },
    ]

    let delivery = await postSave.send(UserSaved(name: "ada"))
    for receipt in delivery.receipts {
      switch receipt.outcome {
      case .ran: await log.append("\(receipt.uid): \(receipt.duration > .zero ? "done" : "nothing to do")")
      case .failed(let error): await log.append("\(receipt.uid): \(error)")
      case .notRun(let reason): await log.append("\(receipt.uid): \(reason)")
      }
    }

    #expect(await log.lines == ["users.audit: done", "users.mail: no route"])
    withExtendedLifetime(connections) {}
  }

  @Test func `failures as one error`() async {
    let connection = postSave.connect("users.mail") { _ in throw NoRoute() }

    do {
      try await postSave.send(UserSaved(name: "ada")).throwIfFailed()
    } catch {
      await log.append("\(error)")  // post_save: users.mail failed: no route
    }

    #expect(await log.lines == ["post_save: users.mail failed: no route"])
    withExtendedLifetime(connection) {}
  }

  @Test func `a receiver that calls itself for ever`() async {
    let ping = Signal<Int>("ping")

    let connection = ping.connect("again") { try await ping.send($0 + 1).throwIfFailed() }
    do {
      try await ping.send(1).throwIfFailed()
    } catch {
      let cycle = error.failures.first?.causes.first as? SignalCycleError
      await log.append(cycle?.description ?? "")
    }

    #expect(await log.lines == ["Receivers call each other without end: again (ping) → again (ping)"])
    connection.cancel()
  }

  @Test func `who is connected`() async {
    let connection = postSave.connect("users.audit", sender: User.self) { _ in }
    let line = #line - 1

    for receiver in postSave.receivers {
      let sender = receiver.sender?.description ?? "anybody"
      await log.append("\(receiver.uid) listens to \(sender), connected at \(receiver.place)")
    }

    let place = "ExamplesTests/SignalExamples.swift:\(line)"
    #expect(await log.lines == ["users.audit listens to User, connected at \(place)"])
    withExtendedLifetime(connection) {}
  }

  @Test func `following the events`() async {
    let saves = postSave.events(buffering: 100, sender: User.self)
    let follower = Task {
      for await event in saves {
        await log.append(event.name)
      }
      if saves.dropped > 0 { await log.append("and \(saves.dropped) that came too fast") }
    }

    postSave.post(UserSaved(name: "ada"), sender: User.self)
    await log.wait(for: 1)
    follower.cancel()
    await follower.value
    #expect(await log.lines == ["ada"])
  }

  @Test func `following the deliveries`() async {
    let connection = postSave.connect("users.audit") { _ in }
    let traces = postSave.traces()
    let follower = Task {
      for await trace in traces {
        switch trace {
        case .sent(let id, let event): await log.append("\(id) \(event.name)")
        case .finished(let id, _, let receipt): await log.append("\(id) \(receipt.uid)")
        }
      }
    }

    _ = await postSave.send(UserSaved(name: "ada"))
    await log.wait(for: 2)
    follower.cancel()
    #expect(await log.lines == ["1 ada", "1 users.audit"])
    withExtendedLifetime(connection) {}
  }

  @Test func `a receiver for the time of a block`() async throws {
    func importUsers() async throws { _ = await postSave.send(UserSaved(name: "ada"), sender: User.self) }

    try await postSave.withConnection("import.progress", sender: User.self) { event in
      await log.append(event.name)
    } during: {
      try await importUsers()
    }

    #expect(await log.lines == ["ada"])
    #expect(postSave.receivers.isEmpty)
  }

  @Test func `muting a receiver for the time of a block`() async throws {
    func importUsers() async throws { _ = await postSave.send(UserSaved(name: "ada")) }
    let connection = postSave.connect("users.audit") { event in await log.append(event.name) }

    try await postSave.muted("users.audit") {
      try await importUsers()
    }

    #expect(await log.lines.isEmpty)
    withExtendedLifetime(connection) {}
  }
}

private struct NoRoute: Error, CustomStringConvertible {
  let description = "no route"
}
