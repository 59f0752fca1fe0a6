"""Makes the pictures of the README: starts the program, presses keys, and draws what it puts on the screen.

    python screenshots.py PROGRAM DIRECTORY [NAME …]

With names, only those pictures. When a screen does not come, it says so and ends with status 1.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from people import PEOPLE, fixture
from picture import DARK, LIGHT, Picture
from terminal import Terminal, Unexpected

FIELDS = [
    "Username", "First name", "Last name", "Email", "Active", "Staff", "Superuser", "Password", "Phone", "Address",
]
START_OF_LINE, KILL_TO_END = "\x01", "\x0b"
SCENES = {}


def scene(columns=80, rows=24, theme=DARK, language="en"):
    """Marks what leads from the list, and a save in the log, to the screen that is drawn under the function's name."""

    def add(function):
        SCENES[function.__name__] = (function, columns, rows, theme, language)
        return function

    return add


@scene(columns=120, rows=32)
def overview(terminal):
    welcome(terminal, {
        "Username": "theo", "First name": "Theo", "Last name": "Lindqvist", "Email": "theo@example.org",
        "Phone": "+44 20 7946 0841", "Address": "9 Quay Street, Bristol",
    })
    terminal.press("Escape")
    terminal.wait("q Quit")


@scene(theme=LIGHT)
def finding(terminal):
    terminal.press("/", "ha is:")
    terminal.wait("/ha is:", "is:active 4")


@scene()
def actions(terminal):
    mark(terminal, "danbi", "fiona", "eunji")
    terminal.press("x", "Down")
    terminal.wait("Actions on 3 users", "▸i")


@scene()
def form(terminal):
    select(terminal, "imogen")
    terminal.press("e")
    fill(terminal, {"Last name": "Clarke-Yun", "Email": "imogen@example"})
    terminal.press("Tab", "Tab", "Tab", "Tab")
    terminal.wait("Not an email address.", "Del Disable")


@scene(rows=28)
def event(terminal):
    welcome(terminal, {
        "Username": "rowan", "First name": "Rowan", "Last name": "Ellis", "Email": "rowan@example.org",
        "Phone": "+44 161 496 0529", "Address": "27 Orchard Street, Chester",
    })
    terminal.press("BackTab", "Up", "Up", "Enter", "End")
    terminal.wait("Event #3", "rowan@example.org", "users.create_profile ✓", "▸    → #4")


@scene()
def palette(terminal):
    terminal.press(":")
    terminal.wait("Search", "Add a user")


@scene(language="ko")
def korean(terminal):
    welcome(terminal, {
        "Username": "yuna", "First name": "유나", "Last name": "강", "Email": "yuna@example.org",
        "Phone": "010-0000-3141", "Address": "서울특별시 성동구 왕십리로 83",
    })
    terminal.press("/", "name:ㄱ")
    terminal.wait("/name:ㄱ", "23명 중")


def move(terminal):
    """Gives somebody a new address, number and email: a save of the user and one of the profile."""
    select(terminal, "chulsoo")
    terminal.press("e")
    fill(terminal, {"Email": "chulsoo@example.org", "Phone": "010-0000-8765", "Address": "부산광역시 해운대구 우동2로 15"})
    terminal.press("Enter")
    terminal.wait("auth.user 4 chulsoo email", "userprofile 4 phonenumber, address", "anna@desk", gone=["[x]"])


def welcome(terminal, values):
    """Adds a user: a save that has a receiver make the profile."""
    terminal.press("a")
    fill(terminal, values)
    terminal.press("Enter")
    profile = f"users.userprofile {len(PEOPLE) + 1} phonenumber"
    terminal.wait(f" {values['Username']} ─", "users.create_profile ✓", profile, "anna@desk", gone=["[x]"])


def mark(terminal, *usernames):
    for count, username in enumerate(usernames, 1):
        select(terminal, username)
        terminal.press("Space")
        terminal.wait(f"{count} marked")


def select(terminal, username):
    """Puts the list's cursor on somebody, and waits for the detail, which is drawn last."""
    terminal.press("g", *["Down"] * [person[0] for person in PEOPLE].index(username))
    terminal.wait(f" {username} ─")


def fill(terminal, values):
    """Types into fields of the form, which are named in its order, and stays in the last."""
    terminal.wait("[x]")
    for field in FIELDS[: FIELDS.index(list(values)[-1]) + 1]:
        if field != FIELDS[0]:
            terminal.press("Tab")
        if field in values:
            terminal.press(START_OF_LINE, KILL_TO_END, values[field])


def picture(program, name):
    """Draws what the scene of that name leads to. The program has a store of its own, and is run by anna at a desk."""
    play, columns, rows, theme, language = SCENES[name]
    with TemporaryDirectory() as directory:
        store, users, groups = (Path(directory, file) for file in ("users.json", "passwd", "group"))
        store.write_text(fixture())
        users.write_text(f"anna:x:{os.getuid()}:{os.getgid()}:Anna:/:/bin/sh\n")
        groups.write_text(f"anna:x:{os.getgid()}:\n")
        environment = {
            "HOME": directory, "LANG": "C.UTF-8", "TZ": "UTC", "LD_PRELOAD": "libnss_wrapper.so",
            "NSS_WRAPPER_PASSWD": str(users), "NSS_WRAPPER_GROUP": str(groups), "NSS_WRAPPER_HOSTNAME": "desk",
        }
        with Terminal([program, "--lang", language, str(store)], environment, columns, rows) as terminal:
            terminal.wait(f" {PEOPLE[0][0]} ─")
            move(terminal)
            play(terminal)
            return Picture(terminal.screen, theme)


def main(program, directory, *names):
    for name in names or SCENES:
        if name not in SCENES:
            sys.exit(f"There is no picture {name}, but: {', '.join(SCENES)}.")
        path = Path(directory, f"{name}.png")
        try:
            picture(program, name).save(path)
        except Unexpected as error:
            sys.exit(f"{name}: {error}")
        print(path)


main(*sys.argv[1:])
