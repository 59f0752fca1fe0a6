import ArgumentParser
import Glibc
import JSONStore
import Screens

Language.useLocale()
let command = UserstuiCommand.parseOrExit()
exit(await Program(command).run())
