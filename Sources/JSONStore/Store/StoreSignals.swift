public import Signals

/// The signals of one store: Django's model signals. The sender is the model's type.
///
/// They belong to the store, not to the process, so two stores never hear each other.
public struct StoreSignals: Sendable {
  /// Sent before a record is saved. A receiver that throws vetoes: nothing is saved, and the save throws its error.
  public let preSave = Signal<RecordWillSave>("pre_save")
  /// Sent after a record is durable on disk; never for a refused save.
  public let postSave = Signal<RecordSaved>("post_save")
  /// Sent before a record is deleted, and before those that go with it. A receiver that throws vetoes.
  public let preDelete = Signal<RecordWillDelete>("pre_delete")
  /// Sent after the deletion is durable on disk.
  public let postDelete = Signal<RecordDeleted>("post_delete")
  /// Sent after saves of other processes were taken in, which are durable on disk. It is for those who show what the
  /// store holds: the receivers of the four signals above are called in the process that saves.
  public let savedElsewhere = Signal<SavedElsewhere>("saved_elsewhere")
  /// Sent when another program has written the store's file and that cannot be taken in.
  public let fileRefused = Signal<FileRefused>("file_refused")
  /// Sent when what was refused is not there any more: a file was taken in, or a file of the store's own is back, or none
  /// is there.
  public let fileAccepted = Signal<FileAccepted>("file_accepted")
  /// Sent when what another program has changed in the store's file was taken in; see ``SavedElsewhere/edit`` for what
  /// another process has.
  public let editTakenIn = Signal<EditTakenIn>("edit_taken_in")
  /// Sent when the store's file cannot be rewritten while nobody saves, once; and when it was in the end.
  public let fileBehind = Signal<FileBehind>("file_behind")
  /// Sent when a durable receiver failed, each time; and when a store is opened, for each that was set aside before.
  public let receiverFailed = Signal<ReceiverFailed>("receiver_failed")
}
