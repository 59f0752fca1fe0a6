/// Every sentence and word that the program shows: the keys of the catalogues.
public enum Phrase: String, CaseIterable, Sendable {
  case paneUsers, paneSignals, paneHelp
  case titleUser, titleUsers, titleLoading, titleReadOnly
  case titleFileRefused
  case columnUsername, columnName, columnEmail, columnPhone, columnJoined
  case columnLastLogin, columnStatus, columnAddress, paneColumns
  case askHiddenOne, askHidden
  case titleShown, titleMarked, titleSort, titleFilter, filterUnknown, emptyFilter
  case hintFind, hintKeep, hintComplete, hintToggleColumn, hintSort, hintMoveUp, hintMoveDown
  case hintMarkUp, hintMarkDown, hintEndRange, hintDropRange
  case helpFind, helpStepBack, helpMark, helpMarkRange, helpMarkAll, helpUnmarkAll, helpSort, helpSortToo, helpColumns,
    helpKeepFilter, helpCancelFilter, helpComplete, helpToggleColumn, helpSortColumn, helpMoveColumnUp,
    helpMoveColumnDown
  case helpCompleteBack
  case helpSortBy, helpSortByToo
  case emptyNobody, emptyAdd, emptySample
  case fieldUsername, fieldName, fieldFirstName, fieldLastName, fieldEmail, fieldStatus, fieldActive, fieldStaff,
    fieldSuperuser, fieldJoined, fieldLastLogin, fieldPassword, fieldPhone, fieldAddress
  case fieldNewPassword, fieldPasswordAgain, fieldStrength
  case strengthWeak, strengthFair, strengthStrong
  case statusActive, statusInactive, statusStaff, statusSuperuser
  case valueNever, valuePasswordSet, valuePasswordNone, valueNoProfile
  case valuePasswordDisabled, valuePasswordNew
  case logNotRun, logEmpty, logLive, logScrolled, logMissed, logFailed, logRetry,
    logSetAside
  case logNothingPasses, logPassing, logPaused, logWaiting
  case paneEvent, eventSave, eventTime, eventActor, eventOrigin, eventSignal, eventRecord, eventField, eventOld,
    eventNew,
    eventNotKnown, eventSecretChanged, eventCauses, eventNotHere, eventReceivers, eventNoReceivers
  case formAdd, formEdit, formSaving
  case formPassword, formHashing, passwordRules
  case hintSetPassword, hintDisablePassword
  case helpSetPassword, helpDisablePassword, helpTakePassword, helpLeavePassword
  case problemPasswordSimilar, problemPasswordShort, problemPasswordCommon, problemPasswordNumeric,
    problemPasswordsDiffer
  case hintAdd, hintEdit, hintDelete, hintPane, hintHelp, hintQuit, hintSave, hintLeave, hintNextField, hintToggle,
    hintClose
  case hintOpenEvent, hintFilterLog, hintPause, hintFollow, hintFullHeight, hintGoToEvent, hintBack, hintRetry, hintCopy
  case helpAdd, helpEdit, helpDelete, helpSample, helpUp, helpDown, helpPageUp, helpPageDown, helpFirst, helpLast,
    helpNextPane, helpPreviousPane, helpRetry, helpHelp, helpQuit, helpRedraw, helpSuspend, helpSave, helpLeave,
    helpNextField,
    helpPreviousField, helpToggle, helpLeft, helpRight, helpStart, helpEnd, helpWordLeft, helpWordRight,
    helpDeleteBackward, helpDeleteForward, helpKillToEnd, helpKillToStart, helpKillWord, helpYank, helpConfirm,
    helpCancel, helpClose
  case paneDetail, paneCommands
  case hintRun, helpRun, helpPalette, helpHalfPageUp, helpHalfPageDown
  case commandsSearch, commandsNone
  case rowsShown
  case noticeNobodySelected, noticeNotEmpty
  case helpOpenEvent, helpFilterLog, helpFilterLogUser, helpPause, helpFollow, helpFullHeight, helpStepBackInLog,
    helpCopyEntry, helpGoToEvent, helpBack, helpCopyEvent, helpCloseEvent,
    helpLastLine
  case askDelete, askDeleteProfile, askDeleteAlone, askQuit, askQuitLost, askLeave, askLeaveLost, askOverwrite,
    askOverwriteField, askOverwriteLast, valueEmpty, valueYes, valueNo
  case answerDelete, answerKeep, answerQuit, answerLeave, answerOverwrite, answerStay
  case noticeLoading, noticeFileRefused, noticeFileConflict, noticeBusy, noticeBusyUnknown, noticeTornTail,
    noticeFileRestored, noticeFileDamaged,
    noticeReplayedOne, noticeReplayed,
    noticeNothingToRetry
  case noticeNothingToRetryHere
  case noticeCopied, noticeTooLongToCopy, noticeLeadsNowhere
  case riskWritable, riskOwner
  case screenTooSmall
  case problemRequired, problemTooLong, problemNullCharacter, problemInvalidUsername, problemNotNormalized,
    problemUsernameTaken, problemInvalidEmail, problemUnknownPassword, problemMissing, problemOfField
  case failNotUnique, failInvalid, failNoSuchRecord, failOutdated, failTooLarge, failBusy, failBusyUnknown,
    failUnwritable,
    failUnsynced, failOwed, failClosed,
    failVetoed, failProfile
  case failDirectoryGone, failDisplaced
  case readOnlyRequested, readOnlyUnwritable, readOnlyDamagedFile, readOnlyCorruptJournal,
    readOnlyNewerJournal,
    readOnlyUnsynced
  case openFixture, openLine, openLineRecord, openLineRecordField, openLineField
  case fixtureEmpty, fixtureByteOrderMark, fixtureCompressed, fixtureNotJSON, fixtureEndsInsideRecord,
    fixtureNotAnArray, fixtureRecordExpected, fixtureCommaExpected, fixtureTextAfterEnd, fixtureRecordNotAnObject,
    fixtureMemberMissing, fixtureNameTwice, fixtureWrongType, fixtureNotADateTime, fixturePKNotAnInteger,
    fixturePKTwice, fixtureValueTwice, fixtureRefersToNobody, fixtureSameTargetTwice
  case openJSONLines, openNotAFile, openUnreadable, openExists, openNoDirectory, openNetworkFilesystem,
    openChangedOutside,
    openSnapshotMissing
  case openDiskFailed
  case commandAbstract, commandDiscussion, commandPath, commandEmptyPath, commandReadOnly, commandUnsafeFilesystem,
    commandLanguage,
    commandUnknownLanguage, commandCheck, commandCheckPath, commandRepair, commandPurge, commandYes
  case checkFixture
  case checkSound, checkLine, checkDamagedFile, checkDamaged, checkMisplaced, checkUnfinished, checkUnknown,
    checkMissingSegment
  case checkUnreadable, checkMissingEnd, checkUnwritten
  case purgeAsk, purgeYes, purgeNot, purgeUnanswered, purgeDone
  case repairUnneeded, repairNothing, repairWhole, repairWritten, lossRecord, lossSave, lossSaves,
    lossUnknownLine, lossFile, lossContested, lossKeyTwice
  case repairHistoryAlone, lossUnreadable, lossText, lossExtent, lossRecordKept, lossRecordUnknown, lossLinesMissing,
    lossLineDamaged, lossLinesDamaged, lossAfterSave
  case lossCut, lossCutKept
  case noTerminal
  case terminalUnknown
  case closeFailed
  case closeBusy, closeBusyUnknown, closeUnsynced, closeRefused, closeChangedOutside, closeGone, closeRescued, closeLost
  case noticeFileMissing, noticeDirectoryGone, titleFilesGone
  case hintActions, hintUndo, hintChoose, hintGoOn, hintCancel
  case helpActions, helpUndo, helpRedo, helpChoose, helpCloseMenu, helpGoOn, helpCancelWork, helpAlternative
  case actionActivate, actionDeactivate, actionStaff, actionUnstaff, actionDelete, actionExport
  case titleActionsOne, titleActions, titleExportOne, titleExport, titleWork
  case promptFile
  case workPreparing, workCancelling, workWriting
  case workNothingSaved, workNotCancelled, askQuitWork
  case logNotShown
  case logUndo
  case askActivateOne, askActivate, askDeactivateOne, askDeactivate, askStaffOne, askStaff, askUnstaffOne, askUnstaff,
    askDeleteMany, askNoProfiles, askProfile, askProfiles, askUnchangedOne, askUnchanged, askExportOne, askExport,
    askExportPasswords
  case stateNotStaff
  case answerChange, answerWithPasswords, answerWithoutPasswords, answerCancel
  case noticeUnchangedOne, noticeUnchanged, noticeNothingChanged, noticeDone, noticeUndone, noticeRedone,
    noticeNothingToUndo, noticeNothingToRedo, noticeExportedOne, noticeExported
  case didAddOne, didAdd, didEditOne, didEdit, didDeleteOne, didDelete, didActivateOne, didActivate, didDeactivateOne,
    didDeactivate, didStaffOne, didStaff, didUnstaffOne, didUnstaff
  case noticeSaved, noticeDeleted
  case columnNoRoom
  case undoSomebody, undoChanged, undoDeleted, undoMade
  case undoYourself
  case problemPasswordShortOne
  case fieldPrimaryKey
  case usersShown
  case jsonNotStarted, jsonNotClosed, jsonNotUTF8, jsonString, jsonNumber, jsonStringNotClosed, jsonStructure
  case failVetoedBy, failExport, failExportExists, failCancelled
  case listOutside
  case logNew
  case hintNextEvent, hintPreviousEvent, helpNextEvent, helpPreviousEvent, noticeLastEvent, noticeFirstEvent
  case noticeRetried, noticeRetryFailed
  case helpBorderLeft, helpBorderRight, noticeNoBorder
  case filterMisnamed
  case titleFileBehind, noticeFileBehind
  case noticeEditTakenIn, editCreated, editChanged, editDeleted
}
