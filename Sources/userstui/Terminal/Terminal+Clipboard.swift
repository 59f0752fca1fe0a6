import FoundationEssentials
import Glibc

extension Terminal {
  /// Has the terminal take a text to the clipboard (OSC 52); one that does not know how passes over it. tmux does it with
  /// `set-clipboard on`.
  func copy(_ text: String) {
    var rest = Array("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{7}".utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      rest = rest.dropFirst(max(count, 0))
    }
  }
}
