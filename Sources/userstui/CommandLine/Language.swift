import CCurses
import Glibc
import Resources
import Screens

/// The person's language: asked for, or the locale's.
enum Language {
  /// The languages there are catalogues for.
  static var all: [String] { Resources.catalogues.keys.sorted() }

  /// Takes the locale from the environment. One that is not installed still tells which characters are meant.
  static func useLocale() {
    if setlocale(LC_ALL, "") == nil, locale.uppercased().contains("UTF-8") || locale.uppercased().contains("UTF8") {
      setlocale(LC_ALL, "C.UTF-8")
    }
  }

  /// The catalogue of a language; of the locale's for `nil`, and English where there is none.
  static func catalogue(_ language: String?) throws -> Catalogue {
    let code = language ?? String(locale.prefix(2))
    return try Catalogue(json: Resources.catalogues[code] ?? Resources.catalogues["en"] ?? [])
  }

  private static var locale: String {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty { return value }
    }
    return ""
  }
}
