import JSONStore
import Users

extension Catalogue {
  /// The text for one user, by name, or for so many.
  func told(
    _ one: Phrase, _ many: Phrase, _ count: Int, _ name: String?, _ values: [String: String] = [:]
  ) -> String {
    let told = name.map { ["name": $0] } ?? ["count": Self.grouped(count)]
    return self(name == nil ? many : one, told.merging(values) { $1 })
  }

  // MARK: Before

  /// A name for a sentence of a dialog so wide: as much of it as leaves the other words their room.
  func fitted(_ name: String, into phrase: Phrase, _ columns: Int) -> String {
    let others = Glyphs.width(of: self(phrase, ["name": ""]))
    return Glyphs(name).fitting(max(columns - others, columns / 2)).map(\.text).joined()
  }

  /// What is asked before many users are changed, in a dialog so wide.
  func question(_ tally: BulkTally, _ columns: Int) -> [String] {
    let (one, many) = tally.change.asked
    let asked = told(one, many, tally.users.count, tally.username.map { fitted($0, into: one, columns) })
    switch tally.change {
    case .delete where tally.users.count == 1:
      return [asked, self(tally.profiles == 0 ? .askDeleteAlone : .askDeleteProfile)]
    case .delete where tally.profiles == 0: return [asked, self(.askNoProfiles)]
    case .delete: return [asked, counted(.askProfile, .askProfiles, tally.profiles)]
    case .set where tally.unchanged == 0: return [asked]
    case .set(let field, let value):
      let values = ["count": Self.grouped(tally.unchanged), "state": state(field, value)]
      return [asked, self(tally.unchanged == 1 ? .askUnchangedOne : .askUnchanged, values)]
    }
  }

  /// What is said where a change would change nothing.
  func unchanged(_ tally: BulkTally) -> String {
    guard case .set(let field, let value) = tally.change else { return "" }
    return told(
      .noticeUnchangedOne, .noticeUnchanged, tally.users.count, tally.username, ["state": state(field, value)])
  }

  private func state(_ field: UserField, _ value: Bool) -> String {
    switch (field, value) {
    case (.isStaff, true): self(.statusStaff)
    case (.isStaff, false): self(.stateNotStaff)
    case (_, true): self(.statusActive)
    case (_, false): self(.statusInactive)
    }
  }

  // MARK: Afterwards

  /// What came of something that was asked of the store.
  func sentence(_ done: Done) -> String {
    switch done {
    case .changed(let action?):
      self(.noticeDone, ["what": words(action), "key": KeyMap.list.keyName(for: .undo)])
    case .changed(nil): self(.noticeNothingChanged)
    case .undone(let action?): self(.noticeUndone, ["what": words(action)])
    case .undone(nil): self(.noticeNothingToUndo)
    case .redone(let action?): self(.noticeRedone, ["what": words(action)])
    case .redone(nil): self(.noticeNothingToRedo)
    case .exported(let count, let path):
      self(count == 1 ? .noticeExportedOne : .noticeExported, ["count": Self.grouped(count), "file": path])
    }
  }

  /// What is said after a user was deleted.
  func deleted(_ action: UserAction) -> String {
    self(.noticeDeleted, ["name": action.username ?? "", "key": KeyMap.list.keyName(for: .undo)])
  }

  /// Why nothing was undone: who has changed what since. Who is told that may have done so, too, here or in another sitting:
  /// saves name nothing but the account.
  func sentence(_ refused: UndoRefused, to actor: String) -> String {
    let somebody = refused.actor ?? self(.undoSomebody)
    let values = [
      "what": words(refused.action), "name": refused.username,
      "fields": refused.fields.map(name(ofField:)).joined(separator: ", "),
      "actor": somebody == actor ? self(.undoYourself, ["actor": actor]) : somebody,
    ]
    guard refused.fields.isEmpty else { return self(.undoChanged, values) }
    return self(refused.isGone ? .undoDeleted : .undoMade, values)
  }

  /// `deactivated 12 users`
  private func words(_ action: UserAction) -> String {
    told(action.kind.done.one, action.kind.done.many, action.count, action.username)
  }
}

extension BulkChange {
  fileprivate var asked: (one: Phrase, many: Phrase) {
    switch self {
    case .delete: (.askDelete, .askDeleteMany)
    case .set(.isStaff, true): (.askStaffOne, .askStaff)
    case .set(.isStaff, false): (.askUnstaffOne, .askUnstaff)
    case .set(_, true): (.askActivateOne, .askActivate)
    case .set(_, false): (.askDeactivateOne, .askDeactivate)
    }
  }
}

extension UserAction.Kind {
  fileprivate var done: (one: Phrase, many: Phrase) {
    switch self {
    case .add: (.didAddOne, .didAdd)
    case .edit: (.didEditOne, .didEdit)
    case .delete: (.didDeleteOne, .didDelete)
    case .set(.isStaff, true): (.didStaffOne, .didStaff)
    case .set(.isStaff, false): (.didUnstaffOne, .didUnstaff)
    case .set(_, true): (.didActivateOne, .didActivate)
    case .set(_, false): (.didDeactivateOne, .didDeactivate)
    }
  }
}
