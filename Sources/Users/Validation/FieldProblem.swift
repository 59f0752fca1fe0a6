/// What a field of a user or a profile can break.
///
/// The sentences for people are made elsewhere. No case carries the field's value, so that a problem may be shown or
/// logged without giving away a profile or a password hash. Lengths count Unicode scalars, as Django does.
public enum FieldProblem: Hashable, Sendable {
  /// The field must not be blank (Django: `blank=False`, code `required`).
  case required
  /// More than the column holds (Django: `MaxLengthValidator`).
  case tooLong(limit: Int, length: Int)
  /// Holds U+0000, which databases refuse (Django: `ProhibitNullCharactersValidator`).
  case nullCharacter
  /// Other characters than letters, numbers and `@.+-_` (Django: `UnicodeUsernameValidator`).
  case invalidUsername
  /// A stored username that is not in the form NFKC, so that nobody can log in with it (Django:
  /// `AbstractBaseUser.normalize_username`, which every typed username goes through).
  case notNormalized
  /// Another user has this username (Django: `unique=True`); only the store can tell.
  case usernameTaken
  /// Not an address (Django: `EmailValidator`).
  case invalidEmail
  /// Not a hash that Django's `identify_hasher` knows, nor a mark for “no password”.
  case unknownPasswordFormat
  /// The record in the file lacks the field.
  case missing
}
