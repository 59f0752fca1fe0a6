import Testing
import Users

@Suite struct `Profile rules` {
  @Test(arguments: [nil, "", " ", "+82 10-1234-5678", "call Ada first"])
  func `a phone number may be anything short`(text: String?) {
    #expect(ProfileRules.phonenumber(text) == [])
  }

  @Test func `a phone number has at most 16 characters`() {
    #expect(ProfileRules.phonenumber("+82 10-1234-56789") == [.tooLong(limit: 16, length: 17)])
  }

  @Test(arguments: [nil, "", "서울특별시 강남구 테헤란로 1"])
  func `an address may be anything short`(text: String?) {
    #expect(ProfileRules.address(text) == [])
  }

  @Test func `an address has at most 64 characters, however many bytes`() {
    #expect(ProfileRules.address(String(repeating: "서", count: 64)) == [])
    #expect(ProfileRules.address(String(repeating: "서", count: 65)) == [.tooLong(limit: 64, length: 65)])
  }

  @Test func `a null character is refused`() {
    #expect(ProfileRules.phonenumber("1\0") == [.nullCharacter])
    #expect(ProfileRules.address("1\0") == [.nullCharacter])
  }
}
