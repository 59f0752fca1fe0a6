"""Times of inserting one user with TinyDB, in ns: as many as the second argument says, into as many as the first says."""

import json
import sys
import tempfile
import time

from tinydb import TinyDB

ROW = {
    "password": "pbkdf2_sha256$1000000$KdhOlJq7zUgYIe4FkQsUrX$R32Tnq4+Fe43kdJMX3KTT8stUtPzM2ZYnNVGg154um0=",
    "last_login": None, "is_superuser": False, "first_name": "Ada", "last_name": "Lovelace", "is_staff": False,
    "is_active": True, "date_joined": "2026-11-22T15:02:44.156Z", "groups": [], "user_permissions": [],
}

users, count, directory = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
with tempfile.NamedTemporaryFile(dir=directory, suffix=".json") as file:
    database = TinyDB(file.name)
    database.insert_multiple(ROW | {"username": f"user{n}", "email": f"user{n}@example.org"} for n in range(users))
    times = []
    for number in range(count):
        start = time.perf_counter_ns()
        database.insert(ROW | {"username": f"new{number}", "email": f"new{number}@example.org"})
        times.append(time.perf_counter_ns() - start)
print(json.dumps(times))
