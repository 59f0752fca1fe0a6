/// Why a store could not be opened, or a save not be made.
public enum StoreError: Error, Sendable, Equatable {
  // Opening.

  /// The file is not a store. It is as it was.
  case fixture(FixtureError)
  /// JSON Lines is another format.
  case jsonLines
  /// What has this name is no file.
  case notAFile(String)
  /// This file of the store's cannot be read.
  case unreadable(String, Errno)
  /// The directory for the store could not be made.
  case noDirectory(String, Errno)
  /// The file is on a file system of this kind, where locks do not keep other machines out; see
  /// ``OpenOptions/allowsNetworkFilesystem``.
  case networkFilesystem(String)
  /// The file was changed by another program while the journal held saves that were not in it yet.
  case changedOutside(unwritten: Int)
  /// The journal continues a file that is not there.
  case snapshotMissing

  /// A file of this name would have been overwritten.
  case exists(String)

  // Saving. Nothing was saved, in memory or on disk, unless said otherwise.

  /// Another record has this value in a unique field.
  case notUnique(model: String, field: String)
  /// A field has a value that is not of its type, or refers to nobody.
  case invalid(model: String, field: String)
  case noSuchRecord
  /// The record is not what it was when the change was thought of; see ``JSONStore/save(_:replacing:origin:)``.
  case outdated
  /// The record is too large for a line of the journal.
  case tooLarge(limit: Int)
  /// The store takes no saves.
  case readOnly(ReadOnlyReason)
  /// Another process has had the store locked for longer than ``OpenOptions/lockTimeout``; this one, if it is known.
  case busy(LockHolder?)
  /// The journal could not be written.
  case unwritable(Errno)
  /// This directory of the store's files is gone. Once it is there again, with the files or without, saves go on, and
  /// nothing is missing that was acknowledged.
  case directoryGone(String)
  /// In place of this store's files others are there: another journal, or none and another file at this path. They are
  /// left alone; once they are away, saves go on, and nothing is missing that was acknowledged.
  case displaced(String)
  /// The journal could not be synced: whether the save is on disk is not known, and the store takes no more.
  case unsynced(Errno)
  /// So many durable receivers' calls are not done yet.
  case owed(Int)
  /// On closing, the files were gone, or others in their place. What the store held is in this file, a whole fixture;
  /// `nil` where none could be written.
  case rescued(String?)
  case closed
}

/// Why a store takes no saves.
public enum ReadOnlyReason: Sendable, Equatable {
  case requested
  /// The place does not let us write.
  case unwritable(Errno)
  /// The disk has damaged the file, and it cannot be made anew from the one before it and the journal.
  case damagedSnapshot
  /// The journal is damaged at this line, before saves that are good: what it shows may be incomplete.
  case corruptJournal(line: Int)
  /// This line of the journal says nothing known here: a newer version wrote it.
  case newerJournal(line: Int)
  /// A sync of the journal failed in this sitting.
  case unsynced(Errno)
}

extension StoreError: CustomStringConvertible {
  /// A few English words, for logs and for the journal; what a person is told is for the program to say.
  public var description: String {
    switch self {
    case .fixture(let error): "not a store: line \(error.line), \(error.reason)"
    case .jsonLines: "JSON Lines are not read"
    case .notAFile(let path): "\(path) is not a file"
    case .unreadable(let path, let errno): "\(path) cannot be read: \(errno)"
    case .noDirectory(let path, let errno): "\(path): \(errno)"
    case .networkFilesystem(let kind): "on a network file system (\(kind))"
    case .changedOutside(let count): "changed by another program while \(count) saves were not in it"
    case .snapshotMissing: "the file that the journal continues is missing"
    case .exists(let path): "\(path) is there already"
    case .notUnique(let model, let field): "\(model): another record has this \(field)"
    case .invalid(let model, let field): "\(model): \(field) is not valid"
    case .noSuchRecord: "no such record"
    case .outdated: "changed in the meantime"
    case .tooLarge(let limit): "larger than \(limit) bytes"
    case .readOnly(let reason): "read-only: \(reason)"
    case .busy(let holder): "locked by another process\(holder.map { " (\($0.pid), \($0.program))" } ?? "")"
    case .unwritable(let errno): "cannot be written: \(errno)"
    case .directoryGone(let path): "\(path) is gone"
    case .displaced(let path): "\(path) is another store's by now"
    case .unsynced(let errno): "cannot be synced: \(errno)"
    case .rescued(let path): "gone\(path.map { "; all is in \($0)" } ?? "")"
    case .owed(let count): "\(count) receivers' calls are not done yet"
    case .closed: "the store is closed"
    }
  }
}
