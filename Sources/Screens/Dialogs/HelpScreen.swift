/// The help: the keys of what it was opened from.
struct HelpScreen: Sendable {
  let keyMap: KeyMap
  var scrolling = Scrolling()
}
