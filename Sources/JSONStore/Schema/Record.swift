/// One record of a fixture: a model's name, a primary key, the fields.
public struct Record: Sendable, Equatable {
  /// The model's label, such as `auth.user`.
  public let model: String
  /// `nil` for a record that was never saved: the store gives it a key.
  public internal(set) var pk: PrimaryKey?
  /// All fields, those the model does not know included.
  public var fields: JSONObject
  /// What the fixture's record has beside `model`, `pk` and `fields`. Django ignores it; here it is kept.
  var extra: JSONObject

  /// A record that was never saved.
  public init(model: String, fields: JSONObject) {
    self.init(model: model, pk: nil, fields: fields)
  }

  init(model: String, pk: PrimaryKey?, fields: JSONObject, extra: JSONObject = [:]) {
    self.model = model
    self.pk = pk
    self.fields = fields
    self.extra = extra
  }

  /// The record as its line in a fixture.
  var line: [UInt8] {
    var members: [(String, JSONValue)] = [("model", .string(model))]
    if case .integer(let number)? = pk { members.append(("pk", JSONValue(number))) }
    members.append(("fields", .object(fields)))
    members += extra.members.map { ($0.name, $0.value) }
    return JSONEncoder.encode(.object(JSONObject(members)), .spaced)
  }
}
