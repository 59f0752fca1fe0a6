import CCurses
import Glibc
import Resources
import Screens

/// The person's language: asked for, or the locale's.
enum Language {
  /// Takes the locale from the environment. One that is not installed still tells which characters are meant.
  static func useLocale() {
    if setlocale(LC_ALL, "") == nil, locale.uppercased().contains("UTF-8") || locale.uppercased().contains("UTF8") {
      setlocale(LC_ALL, "C.UTF-8")
    }
  }

  /// The catalogue of the locale's language, or the English one. Reading it is a good part of the start: once.
  static let texts = catalogue(String(locale.prefix(2)))

  /// The catalogue of a language, or the English one, which is the only one that ASCII has the letters for.
  static func catalogue(_ language: String) -> Catalogue {
    let language = ccurses_has_utf8() == 0 ? "en" : language
    guard let texts = Catalogue(json: Resources.catalogues[language] ?? Resources.catalogues["en"] ?? []) else {
      preconditionFailure("the catalogues are tested")
    }
    return texts
  }

  private static var locale: String {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty { return value }
    }
    return ""
  }
}
