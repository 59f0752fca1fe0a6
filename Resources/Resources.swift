/// What the program ships that is not code, compiled into it.
public enum Resources {
  /// A small store to look around in: a Django fixture.
  public static let sample = PackageResources.sample_json

  /// The languages there are catalogues for, by their codes.
  public static let languages = ["en", "ko"]

  /// The catalogue of sentences in a language; in English where there is none.
  public static func catalogue(_ language: String) -> [UInt8] {
    language == "ko" ? PackageResources.ko_json : PackageResources.en_json
  }
}
