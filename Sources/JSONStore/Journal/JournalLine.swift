/// One line of a journal: an entry or a part of one, or a note on the snapshot file or on a receiver.
///
/// It is indirect because it is large, and handed on from one to the next.
indirect enum JournalLine {
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

  /// The largest line there may be, in bytes.
  static let limit = 64 * 1024

  /// The bytes of the line, its newline included, and its hash.
  ///
  /// The hash is that of all that stands before it; it comes last and always takes the same room, so a line proves
  /// itself before anything in it is believed.
  func encoded(durable: Int, previous: LineHash) -> (bytes: [UInt8], hash: LineHash) {
    var members = members
    members.insert(("v", 1), at: 0)
    members.insert(("d", JSONValue(Int64(durable))), at: 2)
    members.append(("prev", .string(previous.description)))
    var bytes = JSONEncoder.encode(.object(JSONObject(members)), .compact)
    bytes.removeLast()
    bytes.append(UInt8(ascii: ","))
    let hash = bytes.withUnsafeBytes { LineHash(of: $0) }
    bytes += hash.ending
    bytes.append(UInt8(ascii: "\n"))
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
    let previous: LineHash
    let hash: LineHash
  }

  /// The first line of a file.
  static func first(of bytes: [UInt8]) -> Proven? {
    decode(bytes.prefix { $0 != UInt8(ascii: "\n") }, JSONParser())
  }

  /// What a line without its newline says; `nil` if it is damaged.
  static func decode(_ bytes: ArraySlice<UInt8>, _ parser: JSONParser) -> Proven? {
    guard bytes.count <= limit, let hash = bytes.withUnsafeBytes({ LineHash(provenBy: $0) }) else { return nil }
    return try? parser.parse(bytes) { tokens in
      let members = tokens.document
      guard let previous = members["prev"].flatMap(LineHash.init) else { return nil }
      return Proven(
        line: members["v"]?.integer == 1 ? JournalLine(members) : nil, durable: Int(members["d"]?.integer ?? .max),
        previous: previous, hash: hash)
    }
  }

  private init?(_ members: JSONToken) {
    switch members["op"]?.string {
    case "segment":
      guard let number = members["number"]?.integer,
        let snapshot = members["snapshot"].flatMap(SnapshotNote.init)
      else { return nil }
      let previous = members["previous"].flatMap(SnapshotNote.init)
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
      guard let call = ReceiverCall(members["call"]) else { return nil }
      self = .acknowledged(call)
    case "claim":
      guard let call = ReceiverCall(members["call"]), let session = SessionID(members["session"])
      else { return nil }
      self = .claimed(call, session)
    case "set_aside":
      guard let call = ReceiverCall(members["call"]), let attempts = members["attempts"]?.integer,
        let error = members["error"]?.string
      else { return nil }
      self = .setAside(SetAside(call: call, attempts: Int(attempts), error: error))
    default:
      guard let entry = JournalEntry(members) else { return nil }
      self = .entry(entry, more: members["more"]?.bool == true)
    }
  }
}

extension JournalLine.SnapshotNote {
  fileprivate var members: [(String, JSONValue)] {
    [("covers", JSONValue(Int64(covers))), ("sha256", .string(sha256))]
      + (stamp?.members ?? []) + [("ts", .string(timestamp))]
  }

  fileprivate var json: JSONValue { .object(JSONObject(members)) }

  fileprivate init?(_ members: JSONToken) {
    guard let covers = members["covers"]?.integer, let sha256 = members["sha256"]?.string,
      let timestamp = members["ts"]?.string
    else { return nil }
    self.covers = Int(covers)
    self.sha256 = sha256
    stamp = FileStamp(members)
    self.timestamp = timestamp
  }
}
