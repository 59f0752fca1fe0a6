/// What the program ships that is not code, compiled into it.
public enum Resources {
  /// A small store to look around in: a Django fixture.
  public static let sample = PackageResources.sample_json

  /// The catalogues of sentences, by language code.
  public static let catalogues = ["en": PackageResources.en_json, "ko": PackageResources.ko_json]
}
