/// What a disk may hold after the power went, by the system calls that a process had made until then.
///
/// Until a file is synced, by whichever process, what was written to it before that began may be lost, torn at either
/// end, or be zeros where the file has grown already, though what was written later is there; until the directory is
/// synced, each new, changed or removed name may be there or not.
struct PowerLoss {
  enum Operation {
    case open(inode: Int, isNew: Bool, name: String)
    case write(inode: Int, place: Int, bytes: [UInt8])
    case truncate(inode: Int, size: Int)
    /// A sync begins, and has ended.
    case flush(inode: Int, process: Int)
    case sync(inode: Int, process: Int)
    case rename(String, String)
    case link(String, String)
    case unlink(String)
    case output(String)
    /// A call that changes no file, of those that were to be counted.
    case look
    case none
  }

  let operations: [Operation]

  /// Reads what the shim wrote down.
  init(trace: String) {
    operations = trace.split(separator: "\n").map { line in
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      func number(_ index: Int) -> Int { Int(words[index]) ?? 0 }
      return switch words[0] {
      case "open": .open(inode: number(1), isNew: words[2] == "1", name: words[3])
      case "write": .write(inode: number(1), place: number(2), bytes: Self.bytes(words[3]))
      case "truncate": .truncate(inode: number(1), size: number(2))
      case "flush": .flush(inode: number(1), process: number(2))
      case "sync": .sync(inode: number(1), process: number(2))
      case "rename": .rename(words[1], words[2])
      case "link": .link(words[1], words[2])
      case "unlink": .unlink(words[1])
      case "out": .output(String(decoding: Self.bytes(words[1]), as: UTF8.self))
      case "look": .look
      default: .none
      }
    }
  }

  private static func bytes(_ digits: String) -> [UInt8] {
    let digits = Array(digits.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
  }

  /// What a disk may hold, and what the process had told the world by then.
  struct State: Hashable {
    let files: [String: [UInt8]]
    let output: [String]
  }

  /// Every state, after any number of calls.
  var states: Set<State> {
    var states: Set<State> = []
    var disk = Disk()
    for operation in operations {
      disk.take(operation)
      states.formUnion(disk.states)
    }
    return states
  }
}

/// A disk and what is on its way to it.
private struct Disk {
  private typealias Operation = PowerLoss.Operation

  /// What is there for certain. A file has a number of its own: a system gives an inode's number again.
  private var names: [String: Int] = [:]
  private var contents: [Int: [UInt8]] = [:]
  /// What may be there or not, in the order in which it was asked for.
  private var pendingNames: [NameChange] = []
  private var pendingData: [Int: [Operation]] = [:]
  /// How much of that each process that syncs a file had before it when it began.
  private var flushes: [Flush: Int] = [:]
  private var files: [Int: Int] = [:]
  private var lastFile = 0
  private var output: [String] = []

  private struct Flush: Hashable {
    let file: Int
    let process: Int
  }

  private enum NameChange {
    case create(String, Int)
    case rename(String, String)
    case link(String, String)
    case unlink(String)
  }

  mutating func take(_ operation: PowerLoss.Operation) {
    switch operation {
    case .open(let inode, let isNew, let name):
      guard isNew else { break }
      lastFile += 1
      files[inode] = lastFile
      contents[lastFile] = []
      pendingNames.append(.create(name, lastFile))
    case .write(let inode, _, _), .truncate(let inode, _):
      if let file = files[inode] { pendingData[file, default: []].append(operation) }
    case .flush(let inode, let process):
      if let file = files[inode] { flushes[Flush(file: file, process: process)] = pendingData[file]?.count }
    case .sync(let inode, let process):
      if let file = files[inode] {
        sync(file, flushes.removeValue(forKey: Flush(file: file, process: process)) ?? 0)
      } else {
        names = Self.apply(pendingNames, to: names)
        pendingNames = []
      }
    case .rename(let old, let new): pendingNames.append(.rename(old, new))
    case .link(let old, let new): pendingNames.append(.link(old, new))
    case .unlink(let name): pendingNames.append(.unlink(name))
    case .output(let text): output += text.split(separator: "\n").map(String.init)
    case .look, .none: break
    }
  }

  /// Makes certain what was first written of what is pending.
  private mutating func sync(_ file: Int, _ count: Int) {
    contents[file] = Self.apply(pendingData[file]?.prefix(count) ?? [], to: contents[file] ?? [])
    pendingData[file]?.removeFirst(count)
    for (flush, before) in flushes where flush.file == file { flushes[flush] = max(before - count, 0) }
  }

  var states: [PowerLoss.State] {
    var all: [[Int: [UInt8]]] = [contents]
    for (file, operations) in pendingData {
      all = all.flatMap { contents in
        Self.variants(of: contents[file] ?? [], operations).map { variant in
          contents.merging([file: variant]) { $1 }
        }
      }
    }
    return Self.subsets(of: pendingNames).flatMap { changes in
      let names = Self.apply(changes, to: names)
      return all.map { contents in
        PowerLoss.State(files: names.compactMapValues { contents[$0] }, output: output)
      }
    }
  }

  /// All choices of a few changes; of many, those that a disk which keeps their order makes, and those that lack one.
  private static func subsets(of changes: [NameChange]) -> [[NameChange]] {
    guard changes.count > 5 else {
      return (0..<(1 << changes.count)).map { bits in
        changes.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element)
      }
    }
    return (0...changes.count).map { Array(changes.prefix($0)) }
      + changes.indices.map { Array(changes[..<$0] + changes[($0 + 1)...]) }
  }

  private static func apply(_ changes: [NameChange], to names: [String: Int]) -> [String: Int] {
    changes.reduce(into: names) { names, change in
      switch change {
      case .create(let name, let file): names[name] = file
      case .rename(let old, let new):
        guard let file = names.removeValue(forKey: old) else { break }
        names[new] = file
      case .link(let old, let new): if names[new] == nil, let file = names[old] { names[new] = file }
      case .unlink(let name): names[name] = nil
      }
    }
  }

  /// What may be left of a file's unsynced writes: any number of the first, and one of those lost or torn, which later
  /// ones outran.
  private static func variants(of content: [UInt8], _ operations: [PowerLoss.Operation]) -> Set<[UInt8]> {
    var variants: Set<[UInt8]> = []
    for count in 0...operations.count {
      let kept = operations.prefix(count)
      variants.insert(apply(kept, to: content))
      for index in kept.indices {
        let (before, after) = (apply(kept[..<index], to: content), kept[(index + 1)...])
        for remains in remains(of: kept[index]) { variants.insert(apply(remains + after, to: before)) }
      }
    }
    return variants
  }

  /// What may be left of a call: nothing; of a write its beginning or its end, and zeros for the rest or what was there.
  private static func remains(of operation: Operation) -> [[Operation]] {
    guard case .write(let inode, let place, let bytes) = operation else { return [[]] }
    func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
    let torn = [1, bytes.count / 2, bytes.count - 1].flatMap { length in
      let (beginning, end) = (Array(bytes.prefix(length)), Array(bytes.dropFirst(length)))
      return [
        (place, beginning), (place, beginning + zeros(end.count)), (place + length, end),
        (place, zeros(length) + end),
      ]
    }
    return [[]] + ([(place, zeros(bytes.count))] + torn).map { [.write(inode: inode, place: $0, bytes: $1)] }
  }

  private static func apply(_ operations: some Sequence<PowerLoss.Operation>, to content: [UInt8]) -> [UInt8] {
    operations.reduce(into: content) { content, operation in
      switch operation {
      case .write(_, let place, let bytes):
        let end = place + bytes.count
        if content.count < end { content += [UInt8](repeating: 0, count: end - content.count) }
        content.replaceSubrange(place..<end, with: bytes)
      case .truncate(_, let size):
        content = Array(content.prefix(size)) + [UInt8](repeating: 0, count: max(size - content.count, 0))
      default: break
      }
    }
  }
}
