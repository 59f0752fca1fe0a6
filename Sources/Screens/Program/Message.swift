public import JSONStore
public import Signals
public import Users

/// Something that happened: what ``Model`` learns of the world.
///
/// A snapshot that is older than the one on the screen changes nothing there, so messages may come in any order.
public enum Message: Sendable {
  case key(Key)
  case mouse(Mouse)
  /// Text that was pasted: it is typed, whatever keys it looks like.
  case pasted(String)
  case resized(width: Int, height: Int)
  /// The store is being read: how much of it, and once its first records.
  case loading(OpenProgress)
  case opened(StoreSnapshot, OpenReport)
  /// An event of a save, and what the store holds since.
  case signal(StoreEvent, StoreSnapshot)
  /// What other processes did.
  case savedElsewhere(SavedElsewhere)
  /// Another program has written the file, and that cannot be taken in.
  case fileRefused(FileRefused)
  /// What was refused is not there any more.
  case fileAccepted
  /// What another program has changed in the file was taken in.
  case editTakenIn(EditTakenIn)
  /// The file could not be rewritten, or was after all.
  case fileBehind(FileBehind)
  /// A receiver has finished with an event.
  case received(StoreEvent, Receipt)
  /// A durable receiver has failed, and what becomes of it.
  case receiverFailed(ReceiverFailed)
  /// What the journal has from before, oldest first, as much as fits into a piece; nothing at its beginning.
  /// And what durable receivers have not acknowledged.
  case history([JournalEntry], owed: Set<ReceiverCall>)
  /// The fields that a record had before an event of a save; `nil` if the journal does not tell.
  case oldValues(JSONObject?, seq: Int, place: Int)
  /// What users are found and sorted by.
  case indexed(UserIndex)
  /// So many of the above never came, before the last that did: the screen could not keep up with them.
  case missed(Int)
  /// What an ``Effect`` asked of the store is done, and what the store holds since. If it was what a form asked for, the
  /// user's key, which the save may have made or changed; else `nil`.
  case saved(PrimaryKey?, StoreSnapshot)
  /// A user was deleted, and what the store holds since.
  case deleted(UserAction, StoreSnapshot)
  /// What is to be stored for a password.
  case hashed(Password, as: String)
  /// A file can be made of this path, for these users.
  case pathFound(String, ChosenUsers)
  /// What a change of many users would come to.
  case tallied(BulkTally)
  /// What it would come to by now, counted anew after a save.
  case recounted(BulkTally, seq: Int)
  /// How far the store is with what takes it longer than a blink.
  case progress(BatchProgress)
  /// What an ``Effect`` for many users asked of the store is done, and what the store holds since.
  case done(Done, StoreSnapshot)
  /// What an ``Effect`` asked of the store was not done.
  case failed(Failure)
  /// Whether anything is left to undo, and to make again; comes before the answer to the ``Effect`` that made it so.
  case undoable(Bool, redoable: Bool)

  /// Why a save that somebody asked for was not made.
  public enum Failure: Sendable {
    case store(StoreError)
    /// Somebody else has changed the user, who is this now.
    case changedMeanwhile(Account)
    /// A receiver objected, in its words: this one, if it is known.
    case vetoed(String, by: DispatchUID? = nil)
    /// Somebody else has changed what was to be undone.
    case undoRefused(UndoRefused)
    /// A file was not written, or is another's.
    case notExported(StoreError, path: String)
    /// Somebody cancelled it.
    case cancelled
    /// The user was saved, the profile was not.
    indirect case profileNotSaved(of: PrimaryKey, Failure)
  }
}
