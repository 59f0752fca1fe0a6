"""A program in a pseudo-terminal, and what it has put on the screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

import pyte
import pyte.graphics

# pyte knows no dim text. Nothing that is pictured blinks, so that this stands for it; both end with 0.
pyte.graphics.TEXT[2] = "+blink"

KEYS = {
    "Enter": "\r", "Escape": "\x1b", "Tab": "\t", "BackTab": "\x1b[Z", "Space": " ",
    "Up": "\x1bOA", "Down": "\x1bOB", "Right": "\x1bOC", "Left": "\x1bOD", "Home": "\x1b[1~",
    "End": "\x1b[4~",
}


class Screen(pyte.Screen):
    """The lines can be moved, too."""

    def scroll_up(self, count=1):
        margins = self.margins or pyte.screens.Margins(0, self.lines - 1)
        self._scroll(margins.bottom, self.index, count)

    def scroll_down(self, count=1):
        margins = self.margins or pyte.screens.Margins(0, self.lines - 1)
        self._scroll(margins.top, self.reverse_index, count)

    def _scroll(self, edge, step, count):
        before, self.cursor.y = self.cursor.y, edge
        for _ in range(count):
            step()
        self.cursor.y = before


class Stream(pyte.ByteStream):
    csi = pyte.ByteStream.csi | {"S": "scroll_up", "T": "scroll_down"}


class Unexpected(Exception):
    """The screen that was waited for did not come."""


class Terminal:
    """The program runs from here to the end of the `with`."""

    # One of 256 colours that repeats no characters by a sequence, which pyte does not know.
    TYPE = "screen-256color"
    PATIENCE = 20
    # How long nothing must come for a screen to be whole.
    STILL = 0.15

    def __init__(self, command, environment, columns, rows):
        self.screen = Screen(columns, rows)
        self.stream = Stream(self.screen)
        self.process, self.master = pty.fork()
        if self.process == 0:
            size = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            try:
                os.execve(command[0], command, environment | {"TERM": self.TYPE})
            except OSError as error:
                print(error, flush=True)
            os._exit(127)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.master)

    def press(self, *keys):
        """Presses keys by their names; whatever is no name is typed."""
        for key in keys:
            os.write(self.master, KEYS.get(key, key).encode())

    def wait(self, *texts, gone=()):
        """Waits until all of the texts are on the screen, nothing of `gone` is, and the screen stands still."""
        deadline = time.monotonic() + self.PATIENCE
        is_still = False
        while not (is_still and self._shows(texts, gone)):
            left = deadline - time.monotonic()
            if left <= 0:
                self._give_up("No screen came that has " + ", ".join(f"“{text}”" for text in texts) + ".")
            is_still = not self._read(min(self.STILL, left))

    def _shows(self, texts, gone):
        text = "\n".join(self.screen.display)
        return all(wanted in text for wanted in texts) and not any(unwanted in text for unwanted in gone)

    def _read(self, seconds):
        """Takes in what the program writes within that time; whether there was anything."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            self.stream.feed(os.read(self.master, 65536))
        except OSError:
            self._give_up("The program has ended.")
        return True

    def _give_up(self, reason):
        raise Unexpected("\n".join([f"{reason} The last one was:", *self.screen.display])) from None
