extension StoreSnapshot {
  /// What a fixture holds that is in memory, not in a file.
  ///
  /// - Throws: what is wrong with it, by the rules of ``JSONStore/open(_:models:options:onProgress:)``.
  public init(fixture json: [UInt8], models: [any Model.Type]) throws(FixtureError) {
    var reader = FixtureReader(FileBytes(json), schemas: Schemas(all: models.map { $0.schema }))
    try reader.read(isAll: true)
    self.init(reader.fixture())
  }
}
