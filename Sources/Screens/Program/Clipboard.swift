/// What terminals take to the clipboard (OSC 52).
enum Clipboard {
  /// Longer texts are cut by terminals, so they are not sent: so many bytes are 74,992 of base64, as xterm takes them.
  static let limit = 56_244

  static func takes(_ text: String) -> Bool { text.utf8.count <= limit }
}

/// Has a text copied, and says what it was; or that it is too long.
func copy(_ text: String, named name: String, _ model: inout Model) -> [Effect] {
  guard Clipboard.takes(text) else {
    model.say(model.texts(.noticeTooLongToCopy, ["what": name]), isError: true)
    return []
  }
  model.say(model.texts(.noticeCopied, ["what": name]))
  return [.copy(text)]
}
