#pragma once
#include <stddef.h>
#include <stdint.h>

/// An SQLite database with a table of users, in WAL mode and synced at each commit.
typedef struct sqlite_peer sqlite_peer;

/// Opens the database, makes the table if it is not there, and fills an empty one with `rows` users. NULL on failure.
sqlite_peer *sqlite_peer_open(const char *path, size_t rows);

/// Inserts `count` users, each in a transaction of its own, and puts how long that took into `nanoseconds`, unless it is
/// NULL. Their names begin with `prefix` and count from `first`. Returns 0, or SQLite's code of what failed.
int sqlite_peer_insert(sqlite_peer *peer, const char *prefix, size_t first, uint64_t *nanoseconds, size_t count);

void sqlite_peer_close(sqlite_peer *peer);
