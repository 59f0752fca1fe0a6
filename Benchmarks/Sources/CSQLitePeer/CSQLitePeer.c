#include "CSQLitePeer.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct sqlite_peer {
  sqlite3 *database;
  sqlite3_stmt *insert;
};

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static int insert(sqlite_peer *peer, const char *prefix, size_t number) {
  char name[64], email[96];
  snprintf(name, sizeof name, "%s%zu", prefix, number);
  snprintf(email, sizeof email, "%s@example.org", name);
  sqlite3_bind_text(peer->insert, 1, name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text(peer->insert, 2, email, -1, SQLITE_TRANSIENT);
  int code = sqlite3_step(peer->insert);
  sqlite3_reset(peer->insert);
  return code == SQLITE_DONE ? 0 : code;
}

sqlite_peer *sqlite_peer_open(const char *path, size_t rows) {
  sqlite_peer *peer = calloc(1, sizeof *peer);
  const char *setup =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
    "CREATE TABLE IF NOT EXISTS auth_user (id INTEGER PRIMARY KEY AUTOINCREMENT, password VARCHAR(128) NOT NULL,"
    " last_login DATETIME, is_superuser BOOL NOT NULL, username VARCHAR(150) NOT NULL UNIQUE,"
    " first_name VARCHAR(150) NOT NULL, last_name VARCHAR(150) NOT NULL, email VARCHAR(254) NOT NULL,"
    " is_staff BOOL NOT NULL, is_active BOOL NOT NULL, date_joined DATETIME NOT NULL)";
  const char *row =
    "INSERT INTO auth_user (password, is_superuser, username, first_name, last_name, email, is_staff, is_active,"
    " date_joined) VALUES ('pbkdf2_sha256$1000000$KdhOlJq7zUgYIe4FkQsUrX$R32Tnq4+Fe43kdJMX3KTT8stUtPzM2ZYnNVGg154um0=',"
    " 0, ?, 'Ada', 'Lovelace', ?, 0, 1, '2026-11-22 15:02:44.156')";
  if (sqlite3_open(path, &peer->database) == SQLITE_OK && sqlite3_busy_timeout(peer->database, 60000) == SQLITE_OK
      && sqlite3_exec(peer->database, setup, NULL, NULL, NULL) == SQLITE_OK
      && sqlite3_prepare_v2(peer->database, row, -1, &peer->insert, NULL) == SQLITE_OK) {
    int failed = rows && sqlite3_exec(peer->database, "BEGIN", NULL, NULL, NULL);
    for (size_t i = 0; i < rows && !failed; i++) failed = insert(peer, "user", i);
    if (!failed && (!rows || sqlite3_exec(peer->database, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL) == SQLITE_OK))
      return peer;
  }
  sqlite_peer_close(peer);
  return NULL;
}

int sqlite_peer_insert(sqlite_peer *peer, const char *prefix, size_t first, uint64_t *nanoseconds, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint64_t start = now();
    int code = insert(peer, prefix, first + i);
    if (code) return code;
    if (nanoseconds) nanoseconds[i] = now() - start;
  }
  return 0;
}

void sqlite_peer_close(sqlite_peer *peer) {
  sqlite3_finalize(peer->insert);
  sqlite3_close(peer->database);
  free(peer);
}
