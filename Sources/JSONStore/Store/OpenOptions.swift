import Glibc

/// How a store is opened.
public struct OpenOptions: Sendable {
  /// Never write anything: no lock, no journal, no repair.
  public var isReadOnly = false
  /// Write to a network file system too, though its locks may let two machines write at once.
  public var allowsNetworkFilesystem = false
  /// Who the journal names for saves: `user@host`.
  public var actor: String
  /// How long after the last save the snapshot is rewritten; `nil` leaves that to ``JSONStore/close()``.
  public var checkpointDelay: Duration? = .seconds(3)
  /// How long it is left alone where that failed: first the lower of these, then twice as long each time, up to the upper.
  /// A save has it tried sooner.
  public var checkpointPauses: ClosedRange<Duration> = .seconds(3)...(.seconds(60))
  /// The size in bytes of its lines from which a checkpoint archives the journal, if no receiver is owed anything of it,
  /// and begins another file. All of that is read on opening.
  public var journalLimit = 1 << 20
  /// How long a durable receiver that failed is left alone before each further call; after the last it is set aside.
  public var retryPauses: [Duration] = [.seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(16)]
  /// How long to wait for another process that has the store locked, as one has for a moment in each save.
  public var lockTimeout: Duration = .seconds(5)
  /// Where ``JSONStore/close()`` puts what the store holds if its own directory is gone, or takes nothing: into the first
  /// of these that takes it.
  public var rescueDirectories: [String] = []
  /// The clock, in microseconds since 1970.
  public var now: @Sendable () -> Int64 = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
  }

  /// Finds out the kind of file system that a directory is on.
  var filesystemKind: @Sendable (String) -> String? = NetworkFilesystem.kind(of:)

  /// Options with which saves are made in the name of `actor`.
  public init(actor: String) { self.actor = actor }
}

/// How far opening has come.
public struct OpenProgress: Sendable {
  /// How much of the file is read, from 0 to 1.
  public let fraction: Double
  /// The first records, once, as soon as there are some: enough for a first screen, references not yet resolved.
  public let firstRecords: StoreSnapshot?
}

/// What there is to say about a store after it was opened.
public struct OpenReport: Sendable {
  /// Why it takes no saves; `nil` if it does.
  public internal(set) var readOnly: ReadOnlyReason?
  /// Whether another process had it locked all the time, and which: saves may have to wait for it.
  public internal(set) var busy: Busy?
  /// What others could do to it.
  public internal(set) var risk: StoreRisk?
  /// Where the file is that the disk had damaged; it was made anew from the one before it and the journal. Its own path
  /// where nothing could be written.
  public internal(set) var damagedFile: String?
  /// Whether the file was gone: what it held was made anew from the one before it and the journal. The next checkpoint
  /// writes it.
  public internal(set) var isFileRestored = false
  /// Where the torn end of the journal was put: the rest of a save that was never acknowledged.
  public internal(set) var tornTail: String?
  /// How many acknowledged saves the journal held that the snapshot did not.
  public internal(set) var replayed = 0
  /// The last entries of the journal, oldest first; at most 1,000, and those that a durable receiver is still owed.
  public internal(set) var history: [JournalEntry] = []
  /// What durable receivers have not acknowledged.
  public internal(set) var owed: Set<ReceiverCall> = []
}

/// Another process has a store locked.
public struct Busy: Sendable, Equatable {
  /// Which, if it is known.
  public let holder: LockHolder?
}
