import JSONStore
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

@Suite struct `The detail shows long values whole` {
  private static let ada = Person(
    username: "ada", first: "Ada", last: "Lovelace",
    email: "ada.king.countess.of.lovelace@analytical-engines.department-of-mathematics.example.org",
    address: "서울특별시 종로구 세종대로 175, 세종문화회관 별관 3층 301호 (우편번호 03172)")

  /// The lines of the pane, without those that are empty at its end.
  private func detail(_ sitting: Sitting) -> String {
    let pane = sitting.model.layout.detail.padded
    let lines = pane.rows.map { y in
      let text = sitting.frame.row(y).dropFirst(pane.x).prefix(pane.width).map(\.text).joined()
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    return lines.reversed().drop(while: \.isEmpty).reversed().joined(separator: "\n")
  }

  @Test func `at 80×24, where they are scrolled to`() throws {
    var sitting = try Sitting([Self.ada])
    sitting.press(.tab)
    #expect(
      detail(sitting) == """
        Name      Ada Lovelace                         Joined       2026-11-22 15:04
        Email     ada.king.countess.of.lovelace@analyt Last login   never
                  ical-engines.department-of-mathemati
                  cs.example.org
        """)
    sitting.press(.end)
    #expect(
      detail(sitting) == """
        Status    active                               Phone
        Address   서울특별시 종로구 세종대로 175, 세종문화회관 별관 3층 301호
                  (우편번호 03172)
                                                       Password     disabled
        """)
  }

  @Test(arguments: [ReadOnlyReason?.none, .requested])
  func `at 120×40, whether or not anything can be saved`(readOnly: ReadOnlyReason?) throws {
    let sitting = try Sitting([Self.ada], width: 120, height: 40, readOnly: readOnly)
    #expect(
      detail(sitting) == """
        Username     ada
        Name         Ada Lovelace
        Email        ada.king.countess.of.lovelace@a
                     nalytical-engines.department-of
                     -mathematics.example.org
        Status       active
        Joined       2026-11-22 15:04
        Last login   never
        Password     disabled
        Phone
        Address      서울특별시 종로구 세종대로 175,
                     세종문화회관 별관 3층 301호
                     (우편번호 03172)
        """)
  }

  @Test func `in Korean at 80×24`() throws {
    let sitting = try Sitting([Self.ada], language: "ko")
    #expect(
      detail(sitting) == """
        이름     Ada Lovelace                       가입일          2026-11-22 15:04
        이메일   ada.king.countess.of.lovelace@anal 마지막 로그인   없음
                 ytical-engines.department-of-mathe
                 matics.example.org
        """)
  }

  @Test func `in Korean at 120×40`() throws {
    let sitting = try Sitting([Self.ada], language: "ko", width: 120, height: 40)
    #expect(
      detail(sitting) == """
        사용자 이름     ada
        이름            Ada Lovelace
        이메일          ada.king.countess.of.lovelac
                        e@analytical-engines.departm
                        ent-of-mathematics.example.o
                        rg
        상태            활성
        가입일          2026-11-22 15:04
        마지막 로그인   없음
        비밀번호        사용 안 함
        전화번호
        주소            서울특별시 종로구 세종대로
                        175, 세종문화회관 별관 3층
                        301호 (우편번호 03172)
        """)
  }

  @Test func `but for what is longer than any valid value`() throws {
    var sitting = try Sitting([Person(username: "ada", email: String(repeating: "x", count: 5_000))], width: 120)
    #expect(detail(sitting).contains("xxx") && !detail(sitting).contains("…"))
    sitting.press(.tab, .end)
    #expect(detail(sitting).contains("x…"))
  }
}
