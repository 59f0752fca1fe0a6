public import JSONStore
public import Signals
import Users

/// Something that happened: what ``Model`` learns of the world.
public enum Message: Sendable {
  case key(Key)
  /// Text that was pasted: it is typed, whatever keys it looks like.
  case pasted(String)
  case resized(width: Int, height: Int)
  /// The store is being read: how much of it, and once its first records.
  case loading(OpenProgress)
  case opened(StoreSnapshot, OpenReport)
  /// An event of a save, and what the store holds since.
  case signal(StoreEvent, StoreSnapshot)
  /// A receiver has finished with an event of that save.
  case received(seq: Int, Receipt)
  /// What somebody asked for is done: the key of the user, if it is still there, and what the store holds since.
  case saved(PrimaryKey?, StoreSnapshot)
  case failed(Failure)

  /// Why a save that somebody asked for was not made.
  public enum Failure: Sendable {
    case store(StoreError)
    /// A receiver objected, in its words.
    case vetoed(String)
    /// The user was saved, the profile was not.
    indirect case profileNotSaved(of: PrimaryKey, Failure)
  }
}
