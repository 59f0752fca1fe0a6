import Testing

@testable import Screens

struct WrappingTests {
  @Test(arguments: [
    ("", 4, [""]), ("kim", 4, ["kim"]), ("a lot of words", 6, ["a lot", "of", "words"]),
    ("kim@example.org", 6, ["kim@ex", "ample.", "org"]), ("a kim@example.org", 10, ["a", "kim@exampl", "e.org"]),
    ("서울특별시 종로구", 5, ["서울", "특별", "시", "종로", "구"]), ("a  b", 9, ["a  b"]), ("a\nb", 9, ["a␊b"]),
  ])
  func `a text is broken at spaces, and within words that are wider`(text: String, columns: Int, lines: [String]) {
    #expect(text.broken(to: columns) == lines)
  }
}
