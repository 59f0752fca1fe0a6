import ArgumentParser
import Glibc
import JSONStore
import Screens

/// The program around a sitting: says in a sentence what went wrong, and ends with the right status.
@MainActor
struct Program {
  private let command: UserstuiCommand

  init(_ command: UserstuiCommand) { self.command = command }

  /// Runs the program with the arguments of a command line.
  static func run(_ arguments: [String]) async -> Int32 {
    let arguments = Array(arguments.dropFirst())
    let rest = Array(arguments.dropFirst())
    return switch arguments.first {
    case CheckCommand.word: await run(CheckCommand.self, rest, report)
    case RepairCommand.word: await run(RepairCommand.self, rest, report)
    case PurgeCommand.word: await run(PurgeCommand.self, rest, report)
    case "help": await help(with: rest.first)
    default: await open(arguments)
    }
  }

  /// Tells the usage of a command, or of all else, as `--help` behind it does.
  private static func help(with word: String?) async -> Int32 {
    let commands = [CheckCommand.word, RepairCommand.word, PurgeCommand.word]
    return await run(["userstui"] + commands.filter { $0 == word } + ["--help"])
  }

  private static func open(_ arguments: [String]) async -> Int32 {
    if let command = UserstuiCommand.plain(arguments) { return await Program(command).run() }
    return await run(UserstuiCommand.self, arguments) { await Program($0).run() }
  }

  private static func run<Command: ParsableCommand>(
    _ command: Command.Type, _ arguments: [String], _ body: (Command) async -> Int32
  ) async -> Int32 {
    do {
      return await body(try Command.parse(arguments))
    } catch {
      let status = Command.exitCode(for: error).rawValue
      for line in Command.fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false) {
        write(String(line), to: status == Status.success ? STDOUT_FILENO : STDERR_FILENO)
      }
      return status
    }
  }

  private static func report(_ command: some FileCommand) async -> Int32 {
    do throws(StoreError) {
      let (lines, status) = try await command.report(Language.texts)
      for line in lines { write(line, to: STDOUT_FILENO) }
      return status
    } catch {
      say(Language.texts.sentence(error, opening: command.path))
      return Status.of(error)
    }
  }

  private func run() async -> Int32 {
    let texts = command.language.map(Language.catalogue) ?? Language.texts
    do throws(Terminal.Failure) { try Terminal.check() } catch { return refuse(error, texts) }
    let path = command.path ?? StoreLocation.standard()
    var options = OpenOptions(actor: Person.current)
    options.isReadOnly = command.isReadOnly
    options.allowsNetworkFilesystem = command.allowsNetworkFilesystem
    options.rescueDirectories = StoreLocation.rescue
    do throws(StoreError) {
      switch try await Session(path: path, options: options, texts: texts).run() {
      case .quit: return Status.success
      case .noTerminal(let failure): return refuse(failure, texts)
      case .signalled(let number, let failure):
        if let failure { Self.say(texts.sentence(failure, closing: path)) }
        ProcessSignals.takeDefaultAction(of: number)
        return 128 + number
      case .notOpened(let error):
        Self.say(texts.sentence(error, opening: path))
        return Status.of(error)
      }
    } catch {
      Self.say(texts.sentence(error, closing: path))
      return Status.ioError
    }
  }

  private func refuse(_ failure: Terminal.Failure, _ texts: Catalogue) -> Int32 {
    switch failure {
    case .notATerminal: Self.say(texts(.noTerminal))
    case .unknown(let type): Self.say(texts(.terminalUnknown, ["type": type]))
    }
    return Status.noTerminal
  }

  private static func say(_ sentence: String) { write("userstui: " + sentence, to: STDERR_FILENO) }

  /// Asks, and leaves the cursor behind the question.
  nonisolated static func ask(_ question: String) { write(question + " ", to: STDOUT_FILENO, end: "") }

  /// A sentence may quote a file: what is invisible in it is shown, never sent.
  private nonisolated static func write(_ line: String, to descriptor: Int32, end: String = "\n") {
    let bytes = Array((Glyphs(line).map(\.text).joined() + end).utf8)
    _ = Glibc.write(descriptor, bytes, bytes.count)
  }
}
