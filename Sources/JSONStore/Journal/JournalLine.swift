/// One line of a journal: an entry or a part of one, or a note on the snapshot file or on a receiver.
enum JournalLine {
  /// The first line of a journal that goes on from one that was archived.
  case segment(Segment)
  /// An entry. Where `more` of it follows, it counts only once the last part is there.
  case entry(JournalEntry, more: Bool = false)
  /// Written before a snapshot is put in its place: whoever finds this file there knows what it holds, crash or not.
  case checkpoint(SnapshotNote)
  /// Written once the snapshot file is known to be in its place: the journal is not needed for what it covers.
  case snapshot(SnapshotNote)
  /// A durable receiver has done its work on an event. One that saved something has said so by that save's `cause`.
  case acknowledged(ReceiverCall)
  /// A process takes over a receiver's work on an event: that of one that has died, or what was set aside.
  case claimed(ReceiverCall, SessionID)
  /// A durable receiver failed too often at an event: it is not called with it again unless somebody asks for it.
  case setAside(SetAside)

  /// What a snapshot file with this SHA-256 holds: every save up to `covers`.
  struct SnapshotNote {
    let covers: Int
    let sha256: String
    /// Which file it is; `nil` in a line of an older version.
    let stamp: FileStamp?
    let timestamp: String
  }

  /// A file of the journal, and what there was before its first save.
  struct Segment {
    /// Which it is, from 1; the first has no such line.
    let number: Int
    /// The snapshot file that holds all of the archived ones.
    let snapshot: SnapshotNote
    /// The one before that.
    let previous: SnapshotNote?
    /// The highest pk that any record of a model has, or had: it is not given again.
    let highestPKs: [(model: String, pk: Int64)]
  }

  struct SetAside {
    let call: ReceiverCall
    let attempts: Int
    /// The last error, in the receiver's words.
    let error: String
  }

  /// What stands in `prev` of the first line.
  static let noHash = String(repeating: "0", count: 32)

  /// The largest line there may be, in bytes.
  static let limit = 64 * 1024

  /// The bytes of the line, its newline included, and its hash.
  ///
  /// The hash is the SHA-256, cut to 128 bits, of all that stands before it; it comes last and always takes the same
  /// room, so a line proves itself before anything in it is believed.
  func encoded(durable: Int, previous: String) -> (bytes: [UInt8], hash: String) {
    var members = members
    members.insert(("v", 1), at: 0)
    members.insert(("d", JSONValue(Int64(durable))), at: 2)
    members.append(("prev", .string(previous)))
    var bytes = JSONEncoder.encode(.object(JSONObject(members)), .compact)
    bytes.removeLast()
    bytes.append(UInt8(ascii: ","))
    let hash = Self.hash(bytes[...])
    bytes.append(contentsOf: "\"hash\":\"\(hash)\"}\n".utf8)
    return (bytes, hash)
  }

  private var members: [(String, JSONValue)] {
    switch self {
    case .segment(let segment):
      [("op", "segment"), ("number", JSONValue(Int64(segment.number))), ("snapshot", segment.snapshot.json)]
        + (segment.previous.map { [("previous", $0.json)] } ?? [])
        + [("highest", .object(JSONObject(segment.highestPKs.map { ($0.model, JSONValue($0.pk)) })))]
    case .entry(let entry, let more): entry.members + (more ? [("more", true)] : [])
    case .checkpoint(let note): [("op", "checkpoint")] + note.members
    case .snapshot(let note): [("op", "snapshot")] + note.members
    case .acknowledged(let call): [("op", "acknowledge"), ("call", call.json)]
    case .claimed(let call, let session): [("op", "claim"), ("call", call.json), ("session", session.json)]
    case .setAside(let note):
      [
        ("op", "set_aside"), ("call", note.call.json), ("attempts", JSONValue(Int64(note.attempts))),
        ("error", .string(note.error)),
      ]
    }
  }

  /// A line that proves itself.
  struct Proven {
    /// `nil` for a line of a kind that is not known here: a newer version wrote it.
    let line: JournalLine?
    /// What was known to be on disk when it was written.
    let durable: Int
    let previous: String
    let hash: String
  }

  /// The first line of a file.
  static func first(of bytes: [UInt8]) -> Proven? {
    decode(bytes.prefix { $0 != UInt8(ascii: "\n") }, JSONParser())
  }

  /// What a line without its newline says; `nil` if it is damaged.
  static func decode(_ bytes: ArraySlice<UInt8>, _ parser: JSONParser) -> Proven? {
    let tailCount = "\"hash\":\"\"}".utf8.count + noHash.utf8.count
    guard (tailCount + 1...limit).contains(bytes.count) else { return nil }
    let hash = hash(bytes.dropLast(tailCount))
    var tail = "\"hash\":\"\(hash)\"}"
    let isProven = tail.withUTF8 { tail in
      bytes.suffix(tailCount).withUnsafeBytes { $0.isSame(as: UnsafeRawBufferPointer(tail)) }
    }
    guard isProven else { return nil }
    return try? parser.parse(bytes) { tokens in
      guard let members = tokens.members, let previous = members["prev"]?.string else { return nil }
      return Proven(
        line: members["v"] == 1 ? JournalLine(members) : nil, durable: Int(members["d"]?.integer ?? .max),
        previous: previous, hash: hash)
    }
  }

  private init?(_ members: some JSONMembers) {
    switch members["op"] {
    case "segment":
      guard let number = members["number"]?.integer,
        let snapshot = members["snapshot"]?.object.flatMap(SnapshotNote.init)
      else { return nil }
      let previous = members["previous"]?.object.flatMap(SnapshotNote.init)
      let highestPKs = members["highest"]?.object?.members.compactMap { member in
        member.value.integer.map { (model: member.name, pk: $0) }
      }
      self = .segment(
        Segment(number: Int(number), snapshot: snapshot, previous: previous, highestPKs: highestPKs ?? []))
    case "checkpoint":
      guard let note = SnapshotNote(members) else { return nil }
      self = .checkpoint(note)
    case "snapshot":
      guard let note = SnapshotNote(members) else { return nil }
      self = .snapshot(note)
    case "acknowledge":
      guard let call = ReceiverCall(json: members["call"]) else { return nil }
      self = .acknowledged(call)
    case "claim":
      guard let call = ReceiverCall(json: members["call"]), let session = SessionID(json: members["session"])
      else { return nil }
      self = .claimed(call, session)
    case "set_aside":
      guard let call = ReceiverCall(json: members["call"]), let attempts = members["attempts"]?.integer,
        let error = members["error"]?.string
      else { return nil }
      self = .setAside(SetAside(call: call, attempts: Int(attempts), error: error))
    default:
      guard let entry = JournalEntry(members) else { return nil }
      self = .entry(entry, more: members["more"] == true)
    }
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0, bytes: noHash.utf8.count / 2) }
  }
}

extension JournalLine.SnapshotNote {
  fileprivate var members: [(String, JSONValue)] {
    [("covers", JSONValue(Int64(covers))), ("sha256", .string(sha256))]
      + (stamp?.members ?? []) + [("ts", .string(timestamp))]
  }

  fileprivate var json: JSONValue { .object(JSONObject(members)) }

  fileprivate init?(_ members: some JSONMembers) {
    guard let covers = members["covers"]?.integer, let sha256 = members["sha256"]?.string,
      let timestamp = members["ts"]?.string
    else { return nil }
    self.covers = Int(covers)
    self.sha256 = sha256
    stamp = FileStamp(members)
    self.timestamp = timestamp
  }
}
