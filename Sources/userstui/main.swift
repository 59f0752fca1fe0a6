import Glibc

Language.useLocale()
// Not exit(3): it would take down what C++ libraries have set up, under threads that still use it.
_exit(await Program.run(CommandLine.arguments))
