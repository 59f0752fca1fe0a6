import Testing

@testable import Screens

@Suite struct `The detail tells of the password` {
  private func sitting(_ address: String?, _ language: String, _ width: Int, _ height: Int) throws -> Sitting {
    let ada = Person(username: "ada", password: "pbkdf2_sha256$1$salt$hash", address: address)
    return try Sitting([ada], language: language, width: width, height: height)
  }

  /// The lines of the pane.
  private func detail(_ sitting: Sitting) -> [String] {
    let pane = sitting.model.layout.detail.padded
    return pane.rows.map { sitting.frame.row($0).dropFirst(pane.x).prefix(pane.width).map(\.text).joined().words }
  }

  /// As many columns as there are for an address beside the password, in English.
  private static let short = String(repeating: "x", count: 36)
  private static let long = short + "y"

  @Test(arguments: [
    ("en", "Address \(short) Password set"), ("ko", "주소 \(short.dropLast(2)) 비밀번호 설정됨"),
  ])
  func `beside an address that leaves room for it, at 80×24`(language: String, line: String) throws {
    let address = language == "en" ? Self.short : String(Self.short.dropLast(2))
    #expect(detail(try sitting(address, language, 80, 24)).last == line)
    #expect(
      detail(try sitting(nil, language, 80, 24)).last?.hasSuffix(language == "en" ? "Password set" : "설정됨") == true)
  }

  @Test(arguments: [("en", "Address", "Password set", "1–4 of 5"), ("ko", "주소", "비밀번호 설정됨", "5줄 중 1–4")])
  func `below a longer address, where it is scrolled to, at 80×24`(
    language: String, label: String, password: String, note: String
  ) throws {
    var sitting = try sitting(Self.long, language, 80, 24)
    #expect(detail(sitting).last == "\(label) \(Self.long)")
    #expect(sitting.screen.contains(" \(note) "))
    sitting.press(.tab, .down)
    #expect(detail(sitting).suffix(2) == ["\(label) \(Self.long)", password])
  }

  @Test(arguments: [("en", "Password set"), ("ko", "비밀번호 설정됨")])
  func `on a line of its own, at 120×40 and on 40 columns`(language: String, line: String) throws {
    #expect(detail(try sitting(Self.long, language, 120, 40)).contains(line))
    var narrow = try sitting(Self.long, language, 40, 24)
    narrow.press(.tab, .end)
    #expect(detail(narrow).contains(line))
  }
}
