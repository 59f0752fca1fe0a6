public import JSONStore
import Signals
import Users

extension Catalogue {
  /// Why a save was not made, and what is true now.
  ///
  /// - Parameter actor: who is told.
  func sentence(_ failure: Message.Failure, to actor: String) -> String {
    switch failure {
    case .store(let error): sentence(error)
    case .changedMeanwhile: self(.failOutdated)
    case .vetoed(let reason, nil): self(.failVetoed, ["reason": reason])
    case .vetoed(let reason, let receiver?): self(.failVetoedBy, ["receiver": receiver.name, "reason": reason])
    case .undoRefused(let refused): sentence(refused, to: actor)
    case .notExported(.exists, let path): self(.failExportExists, ["file": path])
    case .notExported(.unwritable(let errno), let path):
      self(.failExport, ["file": path, "reason": errno.description])
    case .notExported(let error, _): sentence(error)
    case .cancelled: self(.failCancelled)
    case .profileNotSaved(_, let failure): self(.failProfile, ["reason": sentence(failure, to: actor)])
    }
  }

  /// What a receiver that failed threw: a sentence if the error is one of ours, else in its own words.
  func sentence(_ error: any Error) -> String {
    switch error {
    case let error as StoreError: sentence(error)
    case let error as ProfileNotSaved: self(.failProfile, ["reason": sentence(error.reason)])
    case let error as DeliveryError: error.failures.flatMap(\.causes).map { sentence($0) }.joined(separator: " ")
    default: String(describing: error)
    }
  }

  /// Why the store takes no saves.
  func sentence(_ reason: ReadOnlyReason) -> String {
    switch reason {
    case .requested: self(.readOnlyRequested)
    case .unwritable(let errno): self(.readOnlyUnwritable, ["reason": errno.description])
    case .damagedSnapshot: self(.readOnlyDamagedFile)
    case .corruptJournal(let line): self(.readOnlyCorruptJournal, ["line": "\(line)"])
    case .newerJournal(let line): self(.readOnlyNewerJournal, ["line": "\(line)"])
    case .unsynced(let errno): self(.readOnlyUnsynced, ["reason": errno.description])
    }
  }

  /// Why what another program has made of the file is not taken in.
  func sentence(_ refused: FileRefused, of file: String) -> String {
    switch refused.error {
    case .notUnique(_, let field): self(.noticeFileConflict, ["field": name(ofUnique: field)])
    case .displaced(let file): self(.failDisplaced, ["file": file])
    case .directoryGone(let directory): self(.noticeDirectoryGone, ["directory": directory])
    case .fixture(let error):
      self(.noticeFileRefused, ["reason": "\(place(of: error)): \(sentence(error.reason))"])
    // Of which directory it is, the notice has no room to say.
    case .notAFile: self(.noticeFileRefused, ["reason": self(.openNotAFile, ["file": file])])
    case let error: self(.noticeFileRefused, ["reason": sentence(error, opening: file)])
    }
  }

  /// What another program has made of the file.
  func sentence(_ edit: EditTakenIn, of file: String) -> String {
    let counts: [(Phrase, Int)] = [
      (.editCreated, edit.created), (.editChanged, edit.changed), (.editDeleted, edit.deleted),
    ]
    let parts = counts.filter { $1 > 0 }.map { self($0, ["count": Self.grouped($1)]) }
    return self(.noticeEditTakenIn, ["file": file, "what": parts.joined(separator: ", ")])
  }

  private func name(ofUnique field: String) -> String { field == "pk" ? self(.fieldPrimaryKey) : field }

  /// Who keeps others from saving.
  func sentence(_ busy: Busy) -> String { sentence(busy.holder, .noticeBusy, unknown: .noticeBusyUnknown) }

  private func sentence(_ holder: LockHolder?, _ known: Phrase, unknown: Phrase) -> String {
    guard let holder else { return self(unknown) }
    return self(known, ["pid": "\(holder.pid)", "program": holder.program, "user": holder.user])
  }

  /// What others could do to the store, and what to do about it.
  func sentence(_ risk: StoreRisk) -> String {
    switch risk {
    case .writableByAnybody(let path): self(.riskWritable, ["path": path])
    case .ownedByAnother(let user): self(.riskOwner, ["user": user])
    }
  }

  /// What a save or a checkpoint says of an error.
  func sentence(_ error: StoreError) -> String {
    switch error {
    case .notUnique(_, let field): self(.failNotUnique, ["field": name(ofUnique: field)])
    case .invalid(_, let field): self(.failInvalid, ["field": field])
    case .noSuchRecord: self(.failNoSuchRecord)
    case .outdated: self(.failOutdated)
    case .tooLarge(let limit): self(.failTooLarge, ["limit": "\(limit)"])
    case .readOnly(let reason): sentence(reason)
    case .busy(let holder): sentence(holder, .failBusy, unknown: .failBusyUnknown)
    case .unwritable(let errno): self(.failUnwritable, ["reason": errno.description])
    case .unsynced(let errno): self(.failUnsynced, ["reason": errno.description])
    case .owed(let count): self(.failOwed, ["count": "\(count)"])
    case .directoryGone(let directory): self(.failDirectoryGone, ["directory": directory])
    case .displaced(let file): self(.failDisplaced, ["file": file])
    case .closed: self(.failClosed)
    case .fixture, .jsonLines, .notAFile, .unreadable, .noDirectory, .networkFilesystem, .changedOutside,
      .snapshotMissing, .exists, .rescued:
      sentence(error, opening: "")
    }
  }

  /// Why a file could not be opened: what is wrong, where, what now.
  public func sentence(_ error: StoreError, opening file: String) -> String {
    switch error {
    case .fixture(let error): sentence(error, file)
    case .jsonLines: self(.openJSONLines, ["file": file])
    case .notAFile(let file): self(.openNotAFile, ["file": file])
    case .unreadable(let file, let errno):
      self(errno.isOfDisk ? .openDiskFailed : .openUnreadable, ["file": file, "reason": errno.description])
    case .exists(let path): self(.openExists, ["file": path])
    case .noDirectory(let directory, _): self(.openNoDirectory, ["directory": directory])
    case .networkFilesystem(let name): self(.openNetworkFilesystem, ["file": file, "filesystem": name])
    case .changedOutside(let count): self(.openChangedOutside, ["file": file, "count": "\(count)"])
    case .snapshotMissing: self(.openSnapshotMissing, ["file": file])
    case .rescued(nil): self(.closeLost, ["file": file])
    case .rescued(let rescued?): self(.closeRescued, ["file": file, "rescued": rescued])
    case .notUnique, .invalid, .noSuchRecord, .outdated, .tooLarge, .readOnly, .busy, .unwritable, .unsynced, .owed,
      .directoryGone, .displaced, .closed:
      sentence(error)
    }
  }

  /// Why a file could not be rewritten on quitting, and where its saves are.
  public func sentence(_ error: StoreError, closing file: String) -> String {
    switch error {
    case .unwritable(let errno): self(.closeFailed, ["reason": errno.description])
    case .busy(let holder): self(.closeFailed, ["reason": sentence(holder, .closeBusy, unknown: .closeBusyUnknown)])
    case .unsynced(let errno), .readOnly(.unsynced(let errno)): self(.closeUnsynced, ["reason": errno.description])
    case .displaced: self(.closeGone, ["file": file])
    case .changedOutside(unwritten: 0): self(.closeRefused, ["file": file])
    case .changedOutside(let count): self(.closeChangedOutside, ["file": file, "count": "\(count)"])
    default: sentence(error, opening: file)
    }
  }

  /// Why a file could not be rewritten while the store is open, and where its saves are.
  func sentence(_ error: StoreError, rewriting file: String) -> String {
    switch error {
    case .unwritable(let errno): self(.noticeFileBehind, ["reason": errno.description])
    case .busy(let holder):
      self(.noticeFileBehind, ["reason": sentence(holder, .closeBusy, unknown: .closeBusyUnknown)])
    case let error: sentence(error, closing: file)
    }
  }

  /// What is wrong with a store's file, and where.
  public func sentence(_ finding: StoreCheck.Finding) -> String {
    func line(_ phrase: Phrase, _ number: Int) -> String {
      self(.checkLine, ["file": finding.file, "line": "\(number)", "reason": self(phrase)])
    }
    return switch finding.fault {
    case .fixture(let error): sentence(error, finding.file, .checkFixture)
    case .damagedFile: self(.checkDamagedFile, ["file": finding.file])
    case .unreadable(let bytes): sentence(.checkUnreadable, bytes, of: finding.file)
    case .damagedLine(let number): line(.checkDamaged, number)
    case .misplacedLine(let number): line(.checkMisplaced, number)
    case .unfinishedLine(let number): line(.checkUnfinished, number)
    case .unknownLine(let number): line(.checkUnknown, number)
    case .missingSegment: self(.checkMissingSegment, ["file": finding.file])
    case .missingEnd: self(.checkMissingEnd, ["file": finding.file])
    case .changedOutside(let count): sentence(.changedOutside(unwritten: count), opening: finding.file)
    case .snapshotMissing: sentence(.snapshotMissing, opening: finding.file)
    }
  }

  /// What could not be saved of a damaged store.
  public func sentence(_ loss: StoreRepair.Loss) -> String {
    func line(_ number: Int, _ reason: String) -> String {
      self(.checkLine, ["file": loss.file, "line": "\(number)", "reason": reason])
    }
    return switch loss.what {
    case .record(let error, let extent, let before): sentence(error, extent, before, of: loss.file)
    case .unreadable(let bytes): sentence(.lossUnreadable, bytes, of: loss.file)
    case .saves(let saves, let number, let extent):
      line(number, sentence(extent) + " " + sentence(lost: saves))
    case .lines(let number, let extent, let save):
      line(number, sentence(extent) + " " + self(.lossAfterSave, ["save": "\(save)"]))
    case .unknownLine(let number): line(number, self(.lossUnknownLine))
    case .file: self(.lossFile, ["file": loss.file])
    case .contested: self(.lossContested, ["file": loss.file])
    case .keyTwice(let pk, let kept, let missing):
      self(.lossKeyTwice, ["file": loss.file, "pk": "\(pk)", "kept": kept, "missing": missing])
    }
  }

  private func sentence(
    _ error: FixtureError, _ extent: Extent, _ before: StoreRepair.Before, of file: String
  ) -> String {
    var values = ["file": file, "place": place(of: error), "reason": sentence(error.reason)]
    values["extent"] = self(.lossExtent, ["lines": "\(extent.lines)", "bytes": "\(extent.bytes)"])
    if extent.lines == 0 { return self(before == .none ? .lossCut : .lossCutKept, values) }
    return switch before {
    case .none: self(extent.lines > 1 ? .lossText : .lossRecord, values)
    case .kept: self(.lossRecordKept, values)
    case .unknown: self(.lossRecordUnknown, values)
    }
  }

  private func sentence(_ phrase: Phrase, _ bytes: Range<Int>, of file: String) -> String {
    self(phrase, ["file": file, "first": "\(bytes.lowerBound)", "last": "\(bytes.upperBound - 1)"])
  }

  private func sentence(_ extent: Extent) -> String {
    let values = ["lines": "\(extent.lines)", "bytes": "\(extent.bytes)"]
    return switch extent.lines {
    case 0: self(.lossLinesMissing)
    case 1: self(.lossLineDamaged, values)
    default: self(.lossLinesDamaged, values)
    }
  }

  private func sentence(lost saves: ClosedRange<Int>) -> String {
    saves.count == 1
      ? self(.lossSave, ["save": "\(saves.lowerBound)"])
      : self(.lossSaves, ["first": "\(saves.lowerBound)", "last": "\(saves.upperBound)"])
  }

  private func sentence(_ error: FixtureError, _ file: String, _ phrase: Phrase = .openFixture) -> String {
    self(phrase, ["file": file, "place": place(of: error), "reason": sentence(error.reason)])
  }

  private func place(of error: FixtureError) -> String {
    let values = ["line": "\(error.line)", "record": error.record.map(String.init) ?? "", "field": error.field ?? ""]
    let place: Phrase =
      switch (error.record, error.field) {
      case (nil, nil): .openLine
      case (nil, _?): .openLineField
      case (_?, nil): .openLineRecord
      case (_?, _?): .openLineRecordField
      }
    return self(place, values)
  }

  private func sentence(_ reason: FixtureError.Reason) -> String {
    switch reason {
    case .empty: self(.fixtureEmpty)
    case .byteOrderMark: self(.fixtureByteOrderMark)
    case .compressed: self(.fixtureCompressed)
    case .notJSON(let words): self(.fixtureNotJSON, ["reason": told(fault: words)])
    case .endsInsideRecord: self(.fixtureEndsInsideRecord)
    case .notAnArray: self(.fixtureNotAnArray)
    case .recordExpected: self(.fixtureRecordExpected)
    case .commaExpected: self(.fixtureCommaExpected)
    case .textAfterEnd: self(.fixtureTextAfterEnd)
    case .recordNotAnObject: self(.fixtureRecordNotAnObject)
    case .memberMissing: self(.fixtureMemberMissing)
    case .nameTwice: self(.fixtureNameTwice)
    case .wrongType(let expected, let found): self(.fixtureWrongType, ["expected": expected, "found": found])
    case .notADateTime: self(.fixtureNotADateTime)
    case .pkNotAnInteger: self(.fixturePKNotAnInteger)
    case .pkTwice(let line): self(.fixturePKTwice, ["first": "\(line)"])
    case .valueTwice(let line): self(.fixtureValueTwice, ["first": "\(line)"])
    case .refersToNobody: self(.fixtureRefersToNobody)
    case .sameTargetTwice(let line): self(.fixtureSameTargetTwice, ["first": "\(line)"])
    }
  }

  /// What the parser says of a text that is not JSON, in the person's language if it is one of the usual faults.
  private func told(fault words: String) -> String {
    if let phrase = Self.faults[words] { return self(phrase) }
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }

  private static let faults: [String: Phrase] = [
    "it does not start with [": .jsonNotStarted,
    "the array is not closed": .jsonNotClosed,
    "The input is not valid UTF-8": .jsonNotUTF8,
    "Problem while parsing a string": .jsonString,
    "Problem while parsing a number": .jsonNumber,
    "A string is opened, but never closed.": .jsonStringNotClosed,
    "The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc.":
      .jsonStructure,
  ]
}
