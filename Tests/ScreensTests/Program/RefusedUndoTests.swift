import JSONStore
import Testing
@testable import Users

@testable import Screens

@Suite struct `An undo that is refused` {
  /// What the end of the screen says to `anna@host` after somebody has changed ada's email.
  private func told(_ actor: String, _ language: String, _ width: Int, _ height: Int) throws -> String {
    var sitting = try Sitting(language: language, width: width, height: height)
    let action = UserAction(.edit, [User(record: Person.ada.user(1))])
    sitting.learn(
      .failed(
        .undoRefused(UndoRefused(action: action, username: "ada", fields: ["email"], isGone: false, actor: actor))))
    return sitting.lines.suffix(2).joined(separator: " ").words
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `names who has made the change`(width: Int, height: Int) throws {
    #expect(
      try told("eve@host", "en", width, height).hasSuffix(
        "ada was changed since by eve@host: Email. This stays: edited ada."))
    #expect(
      try told("eve@host", "ko", width, height).hasSuffix(
        "그 뒤에 eve@host 쪽에서 ada 사용자를 바꾸었습니다: 이메일. 그대로 둡니다: ada 편집."))
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `says that it was the account of who is told, if it was`(width: Int, height: Int) throws {
    #expect(
      try told("anna@host", "en", width, height).hasSuffix(
        "ada was changed since by your own account, anna@host: Email. This stays: edited ada."))
    #expect(
      try told("anna@host", "ko", width, height).hasSuffix(
        "그 뒤에 같은 계정 anna@host 쪽에서 ada 사용자를 바꾸었습니다: 이메일. 그대로 둡니다: ada 편집."))
  }
}
