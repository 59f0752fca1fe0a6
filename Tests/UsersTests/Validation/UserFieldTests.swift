import Testing
import Users

@Suite struct `User field` {
  @Test func `the fields come in form order under Django's names`() {
    let names = [
      "username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser", "password",
      "phonenumber", "address",
    ]
    #expect(UserField.allCases.map(\.name) == names)
  }

  @Test func `the limits are those of Django's columns and flags have none`() {
    #expect(UserField.allCases.map(\.limit) == [150, 150, 150, 254, nil, nil, nil, 128, 16, 64])
  }

  @Test func `two fields belong to the profile and three are flags`() {
    #expect(UserField.allCases.filter(\.isProfileField) == [.phonenumber, .address])
    #expect(UserField.allCases.filter(\.isFlag) == [.isActive, .isStaff, .isSuperuser])
  }

  @Test(arguments: UserField.allCases.filter { !$0.isFlag && $0 != .password })
  func `spaces around typed text go`(field: UserField) {
    #expect(field.cleaned(" \u{3000}a \n") == "a")
    #expect(field.cleaned(" \t") == "")
  }

  @Test func `spaces are those of Python, the separators of ASCII among them`() {
    let spaces = (UInt32(0)..<0x100).filter { value in
      Unicode.Scalar(value).map { UserField.firstName.cleaned("\($0)a\($0)") == "a" } ?? false
    }
    #expect(spaces == [9, 10, 11, 12, 13, 0x1C, 0x1D, 0x1E, 0x1F, 0x20, 0x85, 0xA0])
  }

  @Test func `a typed username becomes NFKC`() {
    #expect(sameScalars(UserField.username.cleaned("ﬁne\u{301}"), "finé"))
  }

  @Test func `the domain of a typed email becomes lowercase`() {
    #expect(UserField.email.cleaned(" Ada@EXAMPLE.org ") == "Ada@example.org")
  }

  @Test func `every text field is held to its own rule`() {
    let long = String(repeating: "a", count: 255)
    for field in UserField.allCases {
      guard let limit = field.limit else {
        #expect(field.problems(in: long) == [])
        continue
      }
      #expect(field.problems(in: long).contains(.tooLong(limit: limit, length: 255)))
    }
  }
}
