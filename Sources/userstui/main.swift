import Glibc

Language.useLocale()
exit(await Program.run(CommandLine.arguments))
