import JSONStore
import Users

/// The fields that a save changed, old and new side by side; below each other where there is no room for that.
struct FieldTable {
  let texts: Catalogue
  /// `nil` for as wide as it comes.
  let width: Int?

  /// The fewest columns that are worth a column of values.
  private static let valueWidth = 20
  private static let gap = 2
  private static let indent = "  "

  private struct Row {
    let name: String
    let old: String
    let new: String
  }

  /// - Parameter before: the fields before it; `nil` if they are not known.
  func lines(of event: StoreEvent, before: JSONObject?) -> [LogLine] {
    let rows = rows(of: event, before: before)
    guard !rows.isEmpty else { return [] }
    guard let width else {
      return rows.map { row in
        LogLine("\(row.name): " + [row.old, row.new].filter { !$0.isEmpty }.joined(separator: " → "))
      }
    }
    let names = (rows.map { Glyphs.width(of: $0.name) } + [Glyphs.width(of: texts(.eventField))]).max() ?? 0
    let values = (width - names - 2 * Self.gap) / 2
    return values < Self.valueWidth ? stacked(rows, width) : sideBySide(rows, names, values)
  }

  private func sideBySide(_ rows: [Row], _ names: Int, _ values: Int) -> [LogLine] {
    func cells(_ name: String, _ old: String, _ new: String, _ styles: (Style, Style, Style)) -> LogLine {
      var line = LogLine(padded(name, names + Self.gap), styles.0)
      line.add(padded(old, values + Self.gap), styles.1)
      line.add(new, styles.2)
      return line
    }
    let heading = cells(
      texts(.eventField), texts(.eventOld), texts(.eventNew), (.header, .header, .header))
    return [heading]
      + rows.flatMap { row in
        let (old, new) = (row.old.pieces(of: values), row.new.pieces(of: values))
        return (0..<max(old.count, new.count, 1)).map { index in
          cells(
            index == 0 ? row.name : "", index < old.count ? old[index] : "", index < new.count ? new[index] : "",
            (.accent, .dim, .plain))
        }
      }
  }

  private func stacked(_ rows: [Row], _ width: Int) -> [LogLine] {
    let labels = [texts(.eventOld), texts(.eventNew)]
    let labelWidth = (labels.map { Glyphs.width(of: $0) }.max() ?? 0) + Self.gap
    return rows.flatMap { row in
      [LogLine(row.name, .accent)]
        + zip(labels, [row.old, row.new]).flatMap { label, value in
          value.pieces(of: width - Self.indent.count - labelWidth).enumerated().map { index, piece in
            var line = LogLine(Self.indent + padded(index == 0 ? label : "", labelWidth), .dim)
            line.add(piece)
            return line
          }
        }
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - Glyphs.width(of: text), 0))
  }

  // MARK: What stands in it

  private func rows(of event: StoreEvent, before: JSONObject?) -> [Row] {
    let fields = event.record.fields
    switch event {
    case .saved(let saved) where !saved.created:
      return saved.changed.map { name in
        guard name != Self.secret else { return Row(name: name, old: "", new: texts(.eventSecretChanged)) }
        let old = before.map { value($0[name]) } ?? texts(.eventNotKnown)
        return Row(name: name, old: old, new: value(fields[name]))
      }
    case .saved(let saved):
      return fields.members.map { Row(name: $0.name, old: "", new: value(of: $0.name, saved.record)) }
    case .deleted(let deleted):
      return fields.members.map { Row(name: $0.name, old: value(of: $0.name, deleted.record), new: "") }
    }
  }

  /// The field whose values are never shown.
  private static let secret = "password"

  private func value(of name: String, _ record: Record) -> String {
    guard name == Self.secret else { return value(record.fields[name]) }
    return texts(User(record: record).passwordStatus.word)
  }

  private func value(_ value: JSONValue?) -> String {
    switch value {
    case nil: ""
    case .string(let text)?: text.isEmpty ? texts(.valueEmpty) : text
    case let value?: value.description
    }
  }
}
