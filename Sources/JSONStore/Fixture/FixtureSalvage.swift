/// The records of a damaged fixture that can be read and do not contradict each other, and why the others cannot be kept.
struct FixtureSalvage {
  /// What can be kept.
  let fixture: Fixture
  /// A fault for each record, or piece of text, that was left out, with its line in the damaged fixture.
  let faults: [FixtureError]

  /// Reads each record by itself, then all that are sound together. Costs that again for each key that is there twice.
  init(_ text: [UInt8], schemas: Schemas) {
    var (records, faults) = Self.records(in: FileBytes(text), schemas)
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
        self.faults = faults.sorted { $0.line < $1.line }
        return
      }
      let numbers = Set(contradictions.map { $0.record ?? records.count })
      records = records.enumerated().filter { !numbers.contains($0.offset + 1) }.map(\.element)
      faults += contradictions.map { FixtureError(line: $0.line, record: nil, field: $0.field, reason: $0.reason) }
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

  // MARK: One by one

  private static func records(in bytes: FileBytes, _ schemas: Schemas) -> ([Range<Int>], [FixtureError]) {
    let text = bytes[0..<bytes.count]
    let starts = starts(in: text)
    var records: [Range<Int>] = []
    var faults: [FixtureError] = []
    var place = 0
    for (number, start) in starts.enumerated() where start >= place {
      if let fault = fault(between: place..<start, in: bytes) { faults.append(fault) }
      let end = RecordSplitter.end(ofObjectAt: start, in: text)
      let record = start..<(end ?? bytes.count)
      if let fault = fault(in: record, of: bytes, schemas) {
        faults.append(fault)
        place = starts[(number + 1)...].first ?? bytes.count
      } else {
        records.append(record)
        place = record.upperBound
      }
    }
    if let fault = fault(between: place..<bytes.count, in: bytes) { faults.append(fault) }
    return (records, faults)
  }

  /// Where something begins that looks like a record, whatever is around it.
  private static func starts(in text: UnsafeRawBufferPointer) -> [Int] {
    let space = Array(" \n\r\t".utf8)
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

  /// What is wrong with a record by itself.
  private static func fault(in record: Range<Int>, of bytes: FileBytes, _ schemas: Schemas) -> FixtureError? {
    var reader = FixtureReader(FileBytes([UInt8(ascii: "[")] + bytes[record]), schemas: schemas)
    do throws(FixtureError) {
      // What it refers to may be elsewhere.
      try reader.read(isAll: false)
      return reader.fixture().end == 1 ? nil : fault(.endsInsideRecord, at: record.lowerBound, in: bytes)
    } catch {
      let line = bytes.line(at: record.lowerBound) + error.line - 1
      return FixtureError(line: line, record: nil, field: error.field, reason: error.reason)
    }
  }

  /// Text between records that separates none.
  private static func fault(between range: Range<Int>, in bytes: FileBytes) -> FixtureError? {
    let separators = Array(" \n\r\t,[]".utf8)
    return bytes[range].firstIndex { !separators.contains($0) }.map {
      fault(.recordExpected, at: range.lowerBound + $0, in: bytes)
    }
  }

  private static func fault(_ reason: FixtureError.Reason, at offset: Int, in bytes: FileBytes) -> FixtureError {
    FixtureError(line: bytes.line(at: offset), record: nil, field: nil, reason: reason)
  }
}
