import JSONStore
import Users

/// One line of the detail: a field, or two side by side, or one of two places for them, or a sentence about what is wrong.
enum DetailLine {
  case field(DetailField)
  case fields(DetailField?, DetailField?)
  case problem(String)
}

/// A field of the detail, or the rest of one.
struct DetailField {
  /// `nil` where the value goes on.
  let label: Phrase?
  let value: String
  let isBroken: Bool

  /// What is longer than any valid value is cut.
  private static let longest = 1_000

  /// As many lines as the value takes in so many columns.
  func lines(_ columns: Int) -> [DetailField] {
    let shown = value.prefix(Self.longest)
    let text = shown.endIndex < value.endIndex ? shown + "…" : shown
    return String(text).broken(to: columns).enumerated().map { index, line in
      DetailField(label: index == 0 ? label : nil, value: line, isBroken: isBroken)
    }
  }
}

extension Model {
  /// What the detail says of the user under the cursor: what is wrong comes first, where it is seen without scrolling.
  var detailLines: [DetailLine] {
    guard let account = selected else { return [] }
    let width = layout.detail.padded.width - Self.problemMark.count
    let problems = account.problems.flatMap { problem in
      texts.sentence(problem).wrapped(to: width).enumerated().map { index, line in
        DetailLine.problem((index == 0 ? Self.problemMark : "  ") + line)
      }
    }
    return problems + fieldLines(account)
  }

  private static let problemMark = "! "

  private func fieldLines(_ account: Account) -> [DetailLine] {
    let user = account.user
    let broken = Set(account.problems.map(\.field))
    func field(_ label: Phrase, _ value: String, _ names: String...) -> DetailField {
      DetailField(label: label, value: value, isBroken: !broken.isDisjoint(with: names))
    }
    func profile(_ label: Phrase, _ field: UserField) -> DetailField {
      DetailField(
        label: label, value: account.profile == nil ? texts(.valueNoProfile) : account.text(field),
        isBroken: broken.contains(field.name))
    }
    let username = field(.fieldUsername, user.username, "username")
    let name = field(.fieldName, user.fullName, "first_name", "last_name")
    let email = field(.fieldEmail, user[text: .email], "email")
    let status = field(.fieldStatus, texts.rights(of: user), "is_active", "is_staff", "is_superuser")
    let joined = field(.fieldJoined, user.dateJoined.map(clock.date) ?? "", "date_joined")
    let lastLogin = field(.fieldLastLogin, user.lastLogin.map(clock.date) ?? texts(.valueNever))
    let password = field(.fieldPassword, texts(user.passwordStatus.word), "password")
    let phone = profile(.fieldPhone, .phonenumber)
    let address = profile(.fieldAddress, .address)
    let width = layout.detail.padded.width
    if !layout.isWide, let columns = DetailColumns(width, texts) {
      // The username is the pane's title. What is long stands left, what is short right; an address that is too long for
      // that gets the line, and the password the next.
      let isShort = Glyphs.width(of: address.value) <= columns.leftValue
      return columns.lines(name, joined) + columns.lines(email, lastLogin) + columns.lines(status, phone)
        + (isShort
          ? columns.lines(address, password)
          : address.lines(width - columns.leftLabel).map { .field($0) } + columns.lines(nil, password))
    }
    return [username, name, email, status, joined, lastLogin, password, phone, address]
      .flatMap { $0.lines(width - texts.detailLabelWidth) }.map { .field($0) }
  }
}

/// Where fields stand that share lines: a date and a phone number take so much, the left column gets the rest.
private struct DetailColumns {
  let leftLabel: Int
  let rightLabel: Int
  let left: Int
  let right: Int

  private static let valueWidth = 16

  /// What the left column has for a value, a column of space behind it.
  var leftValue: Int { left - 1 - leftLabel }

  /// `nil` where there is no room for two.
  init?(_ width: Int, _ texts: Catalogue) {
    leftLabel = texts.labelWidth(of: .fieldName, .fieldEmail, .fieldStatus, .fieldAddress)
    rightLabel = texts.labelWidth(of: .fieldJoined, .fieldLastLogin, .fieldPhone, .fieldPassword)
    right = rightLabel + Self.valueWidth
    left = width - right
    guard left > leftLabel + Self.valueWidth else { return nil }
  }

  /// Two fields beside each other, in as many lines as the longer one takes.
  func lines(_ left: DetailField?, _ right: DetailField) -> [DetailLine] {
    let (left, right) = (left?.lines(leftValue) ?? [], right.lines(Self.valueWidth))
    return (0..<max(left.count, right.count)).map { row in
      .fields(row < left.count ? left[row] : nil, row < right.count ? right[row] : nil)
    }
  }
}

/// Draws the detail into its pane.
func drawDetail(_ model: Model, in rect: Rect, on frame: inout Frame) {
  let inside = rect.padded
  let texts = model.texts
  let lines = model.detailLines
  let shown = model.detail.shown(lines: lines.count, rows: inside.height)
  frame.box(rect, title: model.selected?.user.username ?? "", note: texts.place(of: shown, in: lines.count))
  let columns = model.layout.isWide ? nil : DetailColumns(inside.width, texts)
  let label = columns?.leftLabel ?? texts.detailLabelWidth
  for (y, line) in zip(inside.rows, lines[shown]) {
    let row = Rect(x: inside.x, y: y, width: inside.width, height: 1)
    switch line {
    case .problem(let sentence): frame.write(sentence, x: row.x, y: y, width: row.width, style: .warning)
    case .field(let field): draw(field, texts, label, in: row, on: &frame)
    case .fields(let left, let right):
      guard let columns else { continue }
      let first = Rect(x: row.x, y: y, width: columns.left - 1, height: 1)
      if let left { draw(left, texts, label, in: first, on: &frame) }
      let rest = Rect(x: row.x + columns.left, y: y, width: columns.right, height: 1)
      if let right { draw(right, texts, columns.rightLabel, in: rest, on: &frame) }
    }
  }
}

private func draw(_ field: DetailField, _ texts: Catalogue, _ labelWidth: Int, in row: Rect, on frame: inout Frame) {
  if let label = field.label {
    frame.write(
      texts(label) + (field.isBroken ? " !" : ""), x: row.x, y: row.y, width: labelWidth,
      style: field.isBroken ? .warning : .dim)
  }
  frame.write(field.value, x: row.x + labelWidth, y: row.y, width: row.width - labelWidth)
}
