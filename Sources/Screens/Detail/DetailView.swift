import JSONStore
import Users

/// One line of the detail: a field or two of them, or a sentence about what is wrong.
enum DetailLine {
  case fields([DetailField])
  case problem(String)
}

/// A field of the detail.
struct DetailField {
  let label: Phrase
  let value: String
  var isBroken = false
}

extension Model {
  /// What the detail says of the user under the cursor.
  var detailLines: [DetailLine] {
    guard let snapshot, list.row < snapshot.userCount else { return [] }
    let account = snapshot.account(row: list.row)
    let problems = account.problems
    let fields = detailFields(account, broken: Set(problems.map(\.field)))
    let lines: [DetailLine] =
      if layout.isWide {
        fields.map { .fields([$0]) }
      } else {
        // Side by side: what is long goes left, what is short goes right; the address has a line of its own.
        [[1, 3], [2, 4], [7, 5], [8]].map { .fields($0.map { fields[$0] }) }
      }
    return lines + problems.map { .problem(texts.sentence($0)) }
  }

  private func detailFields(_ account: Account, broken: Set<String>) -> [DetailField] {
    let user = account.user
    func profile(_ field: UserField) -> String {
      account.profile == nil ? texts(.valueNoProfile) : account.text(field)
    }
    return [
      DetailField(label: .fieldUsername, value: user.username, isBroken: broken.contains("username")),
      DetailField(
        label: .fieldName, value: user.fullName, isBroken: !broken.isDisjoint(with: ["first_name", "last_name"])),
      DetailField(label: .fieldEmail, value: user[text: .email], isBroken: broken.contains("email")),
      DetailField(
        label: .fieldStatus, value: status(user),
        isBroken: !broken.isDisjoint(with: ["is_active", "is_staff", "is_superuser"])),
      DetailField(
        label: .fieldJoined, value: user.dateJoined.map(clock.date) ?? "", isBroken: broken.contains("date_joined")),
      DetailField(label: .fieldLastLogin, value: user.lastLogin.map(clock.date) ?? texts(.valueNever)),
      DetailField(
        label: .fieldPassword, value: texts(user.hasUsablePassword ? .valuePasswordSet : .valuePasswordNone),
        isBroken: broken.contains("password")),
      DetailField(label: .fieldPhone, value: profile(.phonenumber), isBroken: broken.contains("phonenumber")),
      DetailField(label: .fieldAddress, value: profile(.address), isBroken: broken.contains("address")),
    ]
  }

  private func status(_ user: User) -> String {
    var words = [texts(user[flag: .isActive] ? .statusActive : .statusInactive)]
    if user[flag: .isStaff] { words.append(texts(.statusStaff)) }
    if user[flag: .isSuperuser] { words.append(texts(.statusSuperuser)) }
    return words.joined(separator: " · ")
  }
}

/// Draws the detail into its pane.
func drawDetail(_ model: Model, in rect: Rect, on frame: inout Frame) {
  let title =
    model.snapshot.flatMap { model.list.row < $0.userCount ? $0.account(row: model.list.row).user.username : nil } ?? ""
  frame.box(rect, title: title)
  let inside = Rect(x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, height: rect.height - 2)
  for (offset, line) in model.detailLines.dropFirst(model.detail.top).prefix(inside.height).enumerated() {
    switch line {
    case .problem(let sentence):
      frame.write("! " + sentence, x: inside.x, y: inside.y + offset, width: inside.width, style: .warning)
    case .fields(let fields):
      let width = fields.count == 1 ? inside.width : inside.width * 3 / 5
      draw(fields[0], Rect(x: inside.x, y: inside.y + offset, width: width, height: 1), model.texts, on: &frame)
      if fields.count == 2 {
        let right = Rect(
          x: inside.x + width, y: inside.y + offset, width: inside.width - width, height: 1)
        draw(fields[1], right, model.texts, on: &frame)
      }
    }
  }
}

private func draw(_ field: DetailField, _ rect: Rect, _ texts: Catalogue, on frame: inout Frame) {
  let label = texts(field.label) + (field.isBroken ? " !" : "")
  let labelWidth = texts.labelWidth
  frame.write(label, x: rect.x, y: rect.y, width: labelWidth, style: field.isBroken ? .warning : .dim)
  frame.write(field.value, x: rect.x + labelWidth, y: rect.y, width: max(rect.width - labelWidth - 1, 0))
}
