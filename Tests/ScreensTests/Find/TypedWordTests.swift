import Testing

@testable import Screens

@Suite struct `A typed word` {
  private func words(_ text: String) -> [String] { TypedWord.words(of: text[...]).map { String($0.typed) } }

  @Test func `ends at white space that is not quoted`() {
    #expect(words("a  b\u{3000}c") == ["a", "", "b", "c"])
    #expect(words("a \"b c\"d e") == ["a", "\"b c\"d", "e"])
    #expect(words("email:\"a b\" \"c d") == ["email:\"a b\"", "\"c d"])
    #expect(words("") == [""] && words("a ") == ["a", ""])
  }

  @Test(arguments: [
    ("-email:\"a b\"", true, "email:a b"), ("\"-a\"", false, "-a"), ("-\"-a", true, "-a"), ("a\"b\"c", false, "abc"),
    ("-", true, ""), ("\"\"", false, ""),
  ])
  func `says what it does without sign and quotation marks`(typed: String, isNegated: Bool, text: String) {
    let word = TypedWord(typed[...])
    #expect(word.isNegated == isNegated && word.text == text)
  }

  @Test(arguments: [
    ("email:a", "a"), ("email:\"a b\"", "a b"), ("-email:", ""), ("email", nil), ("\"email:a\"", nil),
    ("ema\"il:a\"", nil), ("myemail:a", nil), ("EMAIL:A", "A"), ("-Email:", ""), ("EMAIL", nil),
  ])
  func `has a value behind a name that is not quoted`(typed: String, value: String?) {
    #expect(TypedWord(typed[...]).value(of: "email:") == value)
  }

  @Test(arguments: [("ada", "ada"), ("a b", "\"a b\""), ("a\"b", nil), ("", nil)])
  func `is typed so that it comes back`(value: String, typed: String?) {
    #expect(TypedWord.typed(value) == typed)
    if let typed { #expect(TypedWord(typed[...]).text == value) }
  }
}
