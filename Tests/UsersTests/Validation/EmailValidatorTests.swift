import Testing
import Users

@Suite struct `Email validator` {
  @Test(arguments: try Facts.emails())
  func `it accepts what Django accepts`(fact: Facts.Email) {
    #expect(EmailValidator.isValid(fact.email) == fact.valid)
  }

  @Test(arguments: try Facts.emails())
  func `it normalizes as Django does`(fact: Facts.Email) {
    #expect(sameScalars(EmailValidator.normalized(fact.email), fact.normalized))
  }

  @Test(arguments: [#""ab"@x.com"#, #""a\ b"@x.com"#, #""a@b"@x.com"#, #""a\"b"@x.com"#, #"""@x.com"#])
  func `the name may be quoted`(email: String) {
    #expect(EmailValidator.isValid(email))
  }

  @Test(arguments: [#""a b"@x.com"#, #""a"b"@x.com"#, #""ab@x.com"#, #""ab\"@x.com"#, "\"a\\\n\"@x.com"])
  func `a quoted name is closed and its spaces are escaped`(email: String) {
    #expect(!EmailValidator.isValid(email))
  }

  @Test(arguments: ["a@[::1]", "a@[1:2:3:4:5:6:7:8]", "a@[::ffff:1.2.3.4]", "a@[255.255.255.255]"])
  func `the domain may be an IP address in brackets`(email: String) {
    #expect(EmailValidator.isValid(email))
  }

  @Test(arguments: ["a@[]", "a@[1.2.3]", "a@[1.2.3.256]", "a@[01.2.3.4]", "a@[1::2::3]", "a@[::1", "a@::1", "a@[x]"])
  func `an address in brackets is a real one`(email: String) {
    #expect(!EmailValidator.isValid(email))
  }

  @Test func `an IP address longer than Django looks at is refused`() {
    #expect(!EmailValidator.isValid("a@[ABCD:EF01:2345:6789:ABCD:EF01:123.123.123.123]"))
  }

  @Test(arguments: ["a@b.xn--p1ai", "a@b.XN--P1AI", "a@b.co-op", "a@1.한국", "a@ß.de"])
  func `a top-level domain is letters, hyphens or punycode`(email: String) {
    #expect(EmailValidator.isValid(email))
  }

  @Test(arguments: ["a@b.c", "a@b.c0m", "a@b.-co", "a@b.co-", "a@b.xn--", "a@b.xn--a-1", "a@b.co.", "a@.co", "a@b..co"])
  func `other top-level domains and empty labels are refused`(email: String) {
    #expect(!EmailValidator.isValid(email))
  }

  @Test func `a label has at most 63 characters`() {
    let label = String(repeating: "한", count: 63)
    #expect(EmailValidator.isValid("a@\(label).co"))
    #expect(!EmailValidator.isValid("a@\(label)한.co"))
    #expect(EmailValidator.isValid("a@b.\(label)"))
    #expect(!EmailValidator.isValid("a@b.\(label)한"))
  }

  @Test func `an address has at most 320 characters`() {
    let name = String(repeating: "a", count: 315)
    #expect(EmailValidator.isValid("\(name)@b.co"))
    #expect(!EmailValidator.isValid("\(name)a@b.co"))
    let label = String(repeating: "한", count: 63)
    let domain = "\(label).\(label).\(label).\(label)."
    #expect(EmailValidator.isValid("a@" + domain + String(repeating: "한", count: 62)))
    #expect(!EmailValidator.isValid("a@" + domain + label))
  }

  @Test func `the name keeps its capitals and the domain loses them`() {
    #expect(EmailValidator.normalized(" Ada@Example.ORG\n") == "Ada@example.org")
  }

  @Test func `nothing behind a null character is lost`() {
    #expect(EmailValidator.normalized("a@É\0B.co") == "a@é\0b.co")
  }
}
