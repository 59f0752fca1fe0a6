/// The models a store was opened with, by label and by place.
struct Schemas: Sendable {
  let all: [ModelSchema]

  subscript(model: String) -> ModelSchema? { all.first { $0.model == model } }

  /// A model's place in `all`.
  func number(of model: String) -> Int? { all.firstIndex { $0.model == model } }

  /// The one-to-one fields that refer to a model.
  func references(to model: String) -> [(schema: ModelSchema, field: Field)] {
    all.flatMap { schema in schema.fields.filter { $0.target == model }.map { (schema, $0) } }
  }
}
