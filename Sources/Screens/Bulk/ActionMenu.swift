import Users

/// The menu of what can be done with the chosen users.
struct ActionMenu: Sendable {
  let users: ChosenUsers
  var scrolling = Scrolling()

  init(_ users: ChosenUsers) { self.users = users }

  /// The bindings that are listed: those of an action.
  static let actions = KeyMap.actions.bindings.filter { Action($0.command) != nil }

  /// The command that is meant: Enter means that of the line under the cursor.
  func chosen(_ command: KeyMap.Command) -> KeyMap.Command {
    command == .choose ? Self.actions[scrolling.row].command : command
  }

  enum Action: Equatable {
    case change(BulkChange)
    case export

    init?(_ command: KeyMap.Command) {
      switch command {
      case .activate: self = .change(.set(.isActive, true))
      case .deactivate: self = .change(.set(.isActive, false))
      case .makeStaff: self = .change(.set(.isStaff, true))
      case .unmakeStaff: self = .change(.set(.isStaff, false))
      case .delete: self = .change(.delete)
      case .export: self = .export
      default: return nil
      }
    }
  }
}
