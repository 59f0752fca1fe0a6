import JSONStore
import Users

/// All that the screen shows: a value, changed by ``update(_:_:)`` and ``resize(width:height:)`` alone.
///
/// It never edits users: it shows a snapshot of the store and asks for changes.
public struct Model: Sendable {
  /// The sentences, in the person's language.
  let texts: Catalogue
  /// The file's name, and its path as the title shows it where there is room.
  let storeName: String
  let storePath: String
  /// Who sits here: `user@host`, as saves name it.
  let actor: String
  /// Where users are exported to, unless somebody types another path.
  let exportPath: String
  /// How local time is told.
  let clock: LocalClock

  var width: Int
  var height: Int
  /// What the store holds; while it is being read, its first records.
  var snapshot: StoreSnapshot?
  /// How much of the store is read, from 0 to 1; `nil` when it is open.
  var loading: Double? = 0
  var readOnly: ReadOnlyReason?
  /// What another program has made of the store's file that cannot be taken in, as long as that is there.
  var refused: FileRefused?
  /// Whether the file lacks saves that could not be written into it.
  var isFileBehind = false
  /// What users are found and sorted by; `nil` until it is made.
  var index: UserIndex?
  var list = UserList()
  var detail = Scrolling()
  var log: SignalLog
  /// The log as it was when its pane was paused; `nil` while the pane shows what comes.
  var pausedLog: SignalLog?
  /// The call of a receiver that somebody has asked for again, until it has done its work.
  var retried: ReceiverCall?
  /// Whether the log takes the room of all panes while it has the focus.
  var isLogFull = false
  var focus = Pane.list
  var split = Split()
  /// The border that the mouse has hold of.
  var dragged: Divider?
  /// What lies over the panes, the uppermost last; a form is always the first, and a new password's right above it.
  var dialogs: [Dialog] = []
  var notice: Notice?
  /// What the store is at, unless it is a form's save.
  var work: Work?
  /// Whether anything is left to undo, and to make again, by what the store has said last.
  var canUndo = false
  var canRedo = false
  /// What the store held before the step that is being undone or made again.
  var beforeStep: StoreSnapshot?
  /// The keys and pastes that came while a form was being saved, a password hashed, or for a blink the store was at
  /// something else; before them a hash that came under a question.
  var typedAhead: [Message] = []

  /// A screen that knows nothing of the store yet.
  public init(
    texts: Catalogue, storeName: String, storePath: String? = nil, actor: String,
    exportPath: String = "users-export.json", clock: LocalClock, width: Int, height: Int
  ) {
    self.texts = texts
    self.storeName = storeName
    self.storePath = storePath ?? storeName
    self.actor = actor
    self.exportPath = exportPath
    self.clock = clock
    log = SignalLog(lines: LogLines(texts: texts, clock: clock))
    self.width = width
    self.height = height
  }

  /// Takes the size of the terminal.
  public mutating func resize(width: Int, height: Int) {
    self.width = width
    self.height = height
    fitToLayout()
  }

  /// After the panes have got other sizes.
  mutating func fitToLayout() {
    changeList { $0.scroll(in: $1.snapshot, visible: $1.visible) }
  }

  /// The panes that the focus goes through.
  enum Pane: CaseIterable {
    case list, detail, log
  }

  enum Dialog: Sendable {
    case form(UserForm)
    case password(PasswordForm)
    case question(Question)
    case commands(CommandList)
    case filter(FilterPrompt)
    case columns(ColumnsDialog)
    case event(EventScreen)
    case actions(ActionMenu)
    case path(PathPrompt)
  }

  /// A sentence about what happened, shown until the next key.
  struct Notice: Sendable {
    let text: String
    let isError: Bool
    /// What it is over with.
    var subject: Subject?

    /// What lasts until the store says that it does not any more.
    enum Subject {
      /// Another program's file was refused, or the directory is gone.
      case refusal
      /// The file could not be rewritten.
      case rewriting
    }
  }

  var userCount: Int { snapshot?.userCount ?? 0 }

  /// How many users the list shows.
  var shownCount: Int { list.count(in: snapshot) }

  /// The user under the cursor.
  var selected: Account? { list.slot.flatMap { snapshot?.account(slot: $0) } }

  /// The keys that work now.
  var keyMap: KeyMap {
    switch work?.progress {
    case .preparing? where isWaiting: return .work
    case .writing? where isWaiting: return .writing
    default: break
    }
    return switch dialogs.last {
    case .form(let form): form.focus == .password ? .passwordRow : .form
    case .password: .password
    case .question: .question
    case .commands: .commands
    case .filter: .filter
    case .columns: .columns
    case .event: .event
    case .actions: .actions
    case .path: .path
    case nil: focus == .list && list.rangeStart != nil ? .range : .pane(focus)
    }
  }

  /// Whether the keys go to the panes, or to a prompt below them.
  var isPaneActive: Bool {
    switch dialogs.last {
    case .filter, nil: dialogs.count <= 1
    default: false
    }
  }

  /// Whether leaving the program would lose something that was typed.
  var isTyped: Bool {
    dialogs.contains { dialog in
      switch dialog {
      case .form(let form): form.isChanged
      case .password(let form): !form.isEmpty
      case .question, .commands, .filter, .columns, .event, .actions, .path: false
      }
    }
  }

  mutating func say(_ text: String, isError: Bool = false) {
    notice = Notice(text: text, isError: isError)
  }

  /// Takes away what is said of something that is over.
  mutating func endNotice(of subject: Notice.Subject) { if notice?.subject == subject { notice = nil } }

  /// Says what went as it was meant to, unless something is said that did not.
  mutating func mention(_ text: String) { if notice?.isError != true { say(text) } }

  mutating func replaceLastDialog(with dialog: Dialog) {
    dialogs[dialogs.count - 1] = dialog
  }
}
