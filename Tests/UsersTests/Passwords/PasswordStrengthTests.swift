import Testing
import Users

@Suite struct `Password strength` {
  @Test(arguments: [
    "", "a", "kwxmqzpt", "aaaaaaaaaaaaaaaaaaaaaaaaaa", "12345678901234567890", "abcdefghijklmnopqrstuvwxyz",
  ])
  func `few characters are weak, and so are many that follow each other`(password: String) {
    #expect(PasswordStrength(of: password) == .weak)
  }

  @Test(arguments: [("kwtmqzpgrbh", PasswordStrength.fair), ("k7Xm!qZp", .fair), ("k7Xm!qZpT2h", .strong)])
  func `more characters and more kinds of them make it stronger`(password: String, strength: PasswordStrength) {
    #expect(PasswordStrength(of: password) == strength)
  }

  @Test func `a sentence is strong`() {
    #expect(PasswordStrength(of: "correct horse battery staple") == .strong)
  }
}
