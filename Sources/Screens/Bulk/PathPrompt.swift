import Users

/// The field for the path of an export.
struct PathPrompt: Sendable {
  let users: ChosenUsers
  var editor: LineEditor
}
