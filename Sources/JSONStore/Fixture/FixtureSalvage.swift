/// The records of a damaged fixture that can be read and do not contradict each other, and why the others cannot be kept.
struct FixtureSalvage {
  /// What can be kept.
  let fixture: Fixture
  /// A fault for each record, or piece of text, that was left out, and one where a piece is missing, in their order.
  let faults: [Fault]

  /// Why something cannot be kept.
  struct Fault {
    /// With its line in the damaged fixture.
    let error: FixtureError
    /// None where a piece is missing.
    let extent: Extent
    /// The record that it is, as far as that can be read.
    let record: (model: String, pk: PrimaryKey)?
  }

  /// Reads each record by itself, then all that are sound together. Costs that again for each key that is there twice.
  init(_ salvage: FileSalvage, schemas: Schemas) {
    let text = salvage.bytes
    let bytes = FileBytes(text)
    var (records, faults) = Self.records(in: bytes, salvage, schemas)
    if let cut = Self.cut(in: bytes, isInRecord: faults.last?.error.reason == .endsInsideRecord) { faults.append(cut) }
    while true {
      var reader = FixtureReader(
        FileBytes(Self.text(of: records, in: text)), schemas: schemas, collectingReferences: true)
      var contradictions: [FixtureError]
      do throws(FixtureError) {
        try reader.read(isAll: true)
        contradictions = reader.brokenReferences ?? []
      } catch {
        contradictions = [error]
      }
      if contradictions.isEmpty {
        fixture = reader.fixture()
        self.faults = faults.sorted { $0.error.line < $1.error.line }
        return
      }
      let numbers = contradictions.map { ($0.record ?? records.count) - 1 }
      faults += zip(contradictions, numbers).map { error, number in
        Self.fault(error.reason, line: error.line, field: error.field, records[number], of: bytes)
      }
      let broken = Set(numbers)
      records = records.enumerated().filter { !broken.contains($0.offset) }.map(\.element)
    }
  }

  /// A fixture of some of the records, each on the lines on which it was.
  private static func text(of records: [Range<Int>], in text: [UInt8]) -> [UInt8] {
    var result = [UInt8(ascii: "[")]
    var place = 0
    for record in records {
      if place > 0 { result.append(UInt8(ascii: ",")) }
      result += text[place..<record.lowerBound].filter { $0 == UInt8(ascii: "\n") }
      result += text[record]
      place = record.upperBound
    }
    return result + Array("\n]\n".utf8)
  }

  /// The fault of a text that ends, or begins, between two records: where no bracket closes the array, or none opens it,
  /// a piece is missing.
  private static func cut(in bytes: FileBytes, isInRecord: Bool) -> Fault? {
    let text = bytes[0..<bytes.count]
    func cut(_ reason: FixtureError.Reason, at place: Int) -> Fault {
      let error = FixtureError(line: bytes.line(at: place), record: nil, field: nil, reason: reason)
      return Fault(error: error, extent: .none, record: nil)
    }
    guard let first = text.firstIndex(where: { !space.contains($0) }),
      let last = text.last(where: { !space.contains($0) })
    else { return cut(text.isEmpty ? .empty : RecordSplitter.notClosed, at: text.count) }
    if "{,]".utf8.contains(text[first]) { return cut(RecordSplitter.kind(of: text, at: first), at: first) }
    // Of a record that it ends in there is a fault.
    return "},[".utf8.contains(last) && !isInRecord ? cut(RecordSplitter.notClosed, at: text.count) : nil
  }

  // MARK: One by one

  private static func records(
    in bytes: FileBytes, _ salvage: FileSalvage, _ schemas: Schemas
  ) -> ([Range<Int>], [Fault]) {
    let text = bytes[0..<bytes.count]
    let starts = starts(in: text)
    var records: [Range<Int>] = []
    var faults: [Fault] = []
    var place = 0
    for (number, start) in starts.enumerated() where start >= place {
      if let fault = fault(between: place..<start, in: bytes, salvage) { faults.append(fault) }
      let end = RecordSplitter.end(ofObjectAt: start, in: text)
      let record = start..<(end ?? bytes.count)
      let next = starts[(number + 1)...].first ?? bytes.count
      if let fault = fault(in: record, upTo: next, of: bytes, schemas) {
        faults.append(fault)
        place = next
      } else {
        records.append(record)
        place = record.upperBound
      }
    }
    if let fault = fault(between: place..<bytes.count, in: bytes, salvage) { faults.append(fault) }
    return (records, faults)
  }

  /// Where something begins that looks like a record, whatever is around it.
  private static func starts(in text: UnsafeRawBufferPointer) -> [Int] {
    let names = ["\"model\"", "\"pk\"", "\"fields\""].map { Array($0.utf8) }
    var last: UInt8?
    return text.indices.filter { place in
      guard !space.contains(text[place]) else { return false }
      defer { last = text[place] }
      guard text[place] == UInt8(ascii: "{") else { return false }
      let rest = text[(place + 1)...].drop { space.contains($0) }
      return names.contains { rest.starts(with: $0) }
        || rest.first == UInt8(ascii: "\"") && (last.map("[,}".utf8.contains) ?? true)
    }
  }

  /// What is wrong with a record by itself; all up to the next goes with it.
  private static func fault(
    in record: Range<Int>, upTo end: Int, of bytes: FileBytes, _ schemas: Schemas
  ) -> Fault? {
    var reader = FixtureReader(FileBytes([UInt8(ascii: "[")] + bytes[record]), schemas: schemas)
    let line = bytes.line(at: record.lowerBound)
    let lost = trimmed(record.lowerBound..<end, in: bytes)
    do throws(FixtureError) {
      // What it refers to may be elsewhere.
      try reader.read(isAll: false)
      return reader.fixture().end == 1 ? nil : fault(.endsInsideRecord, line: line, lost, of: bytes)
    } catch {
      return fault(error.reason, line: line + error.line - 1, field: error.field, lost, of: bytes)
    }
  }

  private static let space = Array(" \n\r\t".utf8)
  private static let separators = space + Array(",[]".utf8)

  /// Text between records that separates none. What cannot be read is no text.
  private static func fault(between range: Range<Int>, in bytes: FileBytes, _ salvage: FileSalvage) -> Fault? {
    let text = bytes[range]
    let start = text.indices.first { place in
      !separators.contains(text[place]) && !(text[place] == 0 && salvage.isGap(range.lowerBound + place))
    }
    guard let start else { return nil }
    let lost = trimmed(range.lowerBound + start..<range.upperBound, in: bytes)
    return fault(.recordExpected, line: bytes.line(at: lost.lowerBound), lost, of: bytes)
  }

  /// A range without the separators at its end.
  private static func trimmed(_ range: Range<Int>, in bytes: FileBytes) -> Range<Int> {
    let last = bytes[range].lastIndex { !separators.contains($0) } ?? 0
    return range.lowerBound..<range.lowerBound + last + 1
  }

  private static func fault(
    _ reason: FixtureError.Reason, line: Int, field: String? = nil, _ lost: Range<Int>, of bytes: FileBytes
  ) -> Fault {
    Fault(
      error: FixtureError(line: line, record: nil, field: field, reason: reason), extent: Extent(of: bytes[lost]),
      record: record(in: bytes[lost]))
  }

  /// Which record a text begins with that may be none.
  private static func record(in text: UnsafeRawBufferPointer) -> (model: String, pk: PrimaryKey)? {
    let text = String(decoding: text, as: UTF8.self)
    guard let model = text.firstMatch(of: /"model"\s*:\s*"(\w+\.\w+)"/),
      let digits = text.firstMatch(of: /"pk"\s*:\s*(-?[0-9]+)/), let pk = Int64(digits.1)
    else { return nil }
    return (String(model.1), .integer(pk))
  }
}
