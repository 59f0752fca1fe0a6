public import JSONStore
import Users

/// What users are found, filtered and sorted by: their texts, folded, one behind the other in one piece of memory, and
/// their flags and dates.
///
/// Costs some 100 bytes for a user and a few microseconds to make; it follows the store change by change.
public struct UserIndex: Sendable {
  /// What it was made of.
  private(set) var snapshot: StoreSnapshot
  /// By slot, ascending: the order of the file.
  private(set) var entries: [Entry] = []
  private var text: [UInt8] = []
  private let clock: LocalClock

  /// A user.
  struct Entry: Sendable {
    let slot: Slot
    /// Where its texts begin, of which each has a zero behind it.
    var start = 0
    /// Where each of them ends, counted from there.
    var ends = SIMD8<UInt16>()
    var flags: Flags = .isGone
    /// When it joined and last logged in, see ``LocalClock/sortable(_:)``; 0 for never.
    var joined: Int64 = 0
    var lastLogin: Int64 = 0
  }

  /// The texts that are looked through.
  enum Text: Int, Sendable {
    case username, name, email, phone, address

    static let last = Text.address
  }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8

    static let isActive = Flags(rawValue: 1)
    static let isStaff = Flags(rawValue: 2)
    static let isSuperuser = Flags(rawValue: 4)
    static let hasProfile = Flags(rawValue: 8)
    static let hasPassword = Flags(rawValue: 16)
    /// Deleted since the index was made.
    static let isGone = Flags(rawValue: 32)
    /// A value breaks a rule.
    static let isInvalid = Flags(rawValue: 64)
  }

  /// Reads all users of a store; not for the main actor.
  public init(_ snapshot: StoreSnapshot, clock: LocalClock) {
    self.snapshot = snapshot
    self.clock = clock
    var profiles: [Slot: [JSONValue?]] = [:]
    profiles.reserveCapacity(snapshot.userCount)
    snapshot.forEach(UserProfile.self, fields: ["user", "phonenumber", "address"]) { _, values in
      let user = values[0].flatMap { snapshot.slot(referredToBy: $0, in: User.self) }
      if let user { profiles[user] = values }
    }
    entries.reserveCapacity(snapshot.userCount)
    snapshot.forEach(User.self, fields: Self.userFields) { slot, values in
      add(Entry(slot: slot), values, profile: profiles[slot])
    }
  }

  private static let userFields = [
    "username", "first_name", "last_name", "email", "password", "is_active", "is_staff", "is_superuser", "date_joined",
    "last_login",
  ]

  private mutating func add(_ entry: Entry, _ user: [JSONValue?], profile: [JSONValue?]?) {
    entries.append(filled(entry, user, profile))
  }

  private mutating func filled(_ entry: Entry, _ user: [JSONValue?], _ profile: [JSONValue?]?) -> Entry {
    func string(_ place: Int) -> String { user[place]?.string ?? "" }
    var entry = entry
    entry.start = text.count
    append(string(0), .username, &entry)
    append(User.fullName(first: string(1), last: string(2)), .name, &entry)
    append(string(3), .email, &entry)
    append(profile?[1]?.string ?? "", .phone, &entry)
    append(profile?[2]?.string ?? "", .address, &entry)
    entry.flags = []
    if PasswordStatus(of: user[4]?.string ?? "") == .usable { entry.flags.insert(.hasPassword) }
    if user[5]?.bool ?? true { entry.flags.insert(.isActive) }
    if user[6]?.bool ?? false { entry.flags.insert(.isStaff) }
    if user[7]?.bool ?? false { entry.flags.insert(.isSuperuser) }
    if profile != nil { entry.flags.insert(.hasProfile) }
    if Self.isInvalid(user, profile) { entry.flags.insert(.isInvalid) }
    entry.joined = user[8]?.string.map(clock.sortable) ?? 0
    entry.lastLogin = user[9]?.string.map(clock.sortable) ?? 0
    return entry
  }

  /// Whether a user has problems, see ``Account/problems``. To read its values again, once somebody asks for that, would
  /// cost three times what it costs to check them while they are there.
  private static func isInvalid(_ user: [JSONValue?], _ profile: [JSONValue?]?) -> Bool {
    user[8]?.string == nil || zip(checkedFields, user).contains { !$0.problems(inFile: $1).isEmpty }
      || !UserField.phonenumber.problems(inFile: profile?[1]).isEmpty
      || !UserField.address.problems(inFile: profile?[2]).isEmpty
  }

  /// The first of the fields above, in their order.
  private static let checkedFields: [UserField] = [
    .username, .firstName, .lastName, .email, .password, .isActive, .isStaff, .isSuperuser,
  ]

  /// What is longer than any valid text is cut: it is found by its beginning.
  private mutating func append(_ value: String, _ field: Text, _ entry: inout Entry) {
    let start = text.count
    FoldedText.append(value, to: &text)
    text.removeLast(max(text.count - start - Self.longest, 0))
    entry.ends[field.rawValue] = UInt16(text.count - entry.start)
    text.append(0)
  }

  private static let longest = 4_096

  // MARK: Following the store

  /// Takes in what has changed since.
  ///
  /// - Returns: the slots of the users who changed; `nil` where an index has to be made anew: the file was read anew, or so
  ///   many have changed that it would keep the keys waiting.
  mutating func follow(_ snapshot: StoreSnapshot) -> Set<Slot>? {
    guard snapshot.hasSlots(of: self.snapshot), snapshot.changeCount(since: self.snapshot) <= Self.few,
      let changed = snapshot.userSlots(changedSince: self.snapshot)
    else { return nil }
    self.snapshot = snapshot
    for slot in changed.sorted() {
      let number = number(of: slot)
      let isKnown = number < entries.count && entries[number].slot == slot
      if !isKnown { entries.insert(Entry(slot: slot), at: number) }
      entries[number] = snapshot.account(slot: slot).map { read($0, slot) } ?? Entry(slot: slot)
    }
    return changed
  }

  /// How many changes are followed.
  static let few = 2_000

  private mutating func read(_ account: Account, _ slot: Slot) -> Entry {
    let fields = account.user.record.fields
    let profile = account.profile.map { [nil, $0.record.fields["phonenumber"], $0.record.fields["address"]] }
    return filled(Entry(slot: slot), Self.userFields.map { fields[$0] }, profile)
  }

  /// The number of a user's entry, or of the first behind where it would be.
  private func number(of slot: Slot) -> Int { entries.partitioningIndex { $0.slot >= slot } }

  /// A user's entry; `nil` if it is gone.
  subscript(slot: Slot) -> Entry? {
    let number = number(of: slot)
    guard number < entries.count, entries[number].slot == slot, !entries[number].flags.contains(.isGone) else {
      return nil
    }
    return entries[number]
  }

  /// Gives access to all texts, see ``UserTexts``.
  func withTexts<Result>(_ body: (UserTexts) -> Result) -> Result {
    text.withUnsafeBytes { body(UserTexts(all: $0)) }
  }
}
