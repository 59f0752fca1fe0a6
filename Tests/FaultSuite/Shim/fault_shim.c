// Loaded before libc into a process whose store is put to the test. It counts the system calls that open, write, sync,
// cut, rename, link or remove files below FAULT_ROOT, writes them down in FAULT_TRACE, and lets those from number FAULT_AT on (FAULT_COUNT of them; 1 unless
// told) go wrong as FAULT_DO says. FAULT_OF names other calls that are counted in their place: "read" (read, pread),
// "status" (stat, fstat, statx, access), "lock" (flock, the locks of fcntl) or "copy" (of a descriptor, by fcntl).
// FAULT_UNREADABLE, as INODE:FIRST-END, names bytes that the disk does not give back, however often they are asked for.
//
//   kill       the process dies in place of the call
//   torn:N     a write puts down N bytes, and the process dies; other calls as "kill"
//   short      a write puts down half of its bytes; other calls are unharmed
//   errno:N    the call does nothing and fails with that error
//   part:N     a write puts down half of its bytes, and what comes after it fails with that error, as on a disk that fills
//
// A line of the trace is an operation, its objects and, of a write, the bytes in hexadecimal. A write to standard output
// is written down too, as what the process told the world by then; it is not counted.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *root = "", *action = "", *kind = "change";
static size_t root_length;
static long first = -1, faults = 1, calls;
static unsigned long unreadable_inode;
static long unreadable_first, unreadable_end;
static int trace = -1;

__attribute__((constructor)) static void start(void) {
  const char *value;
  if ((value = getenv("FAULT_ROOT"))) root = value;
  if ((value = getenv("FAULT_DO"))) action = value;
  if ((value = getenv("FAULT_OF"))) kind = value;
  if ((value = getenv("FAULT_AT"))) first = atol(value);
  if ((value = getenv("FAULT_COUNT"))) faults = atol(value);
  if ((value = getenv("FAULT_UNREADABLE")))
    sscanf(value, "%lu:%ld-%ld", &unreadable_inode, &unreadable_first, &unreadable_end);
  if ((value = getenv("FAULT_TRACE"))) trace = (int)syscall(SYS_openat, AT_FDCWD, value, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  root_length = strlen(root);
}

/// The path below the root, or NULL for what does not belong to the store.
static const char *below_root(const char *path) {
  if (!root_length || strncmp(path, root, root_length)) return NULL;
  if (!path[root_length]) return ".";
  return path[root_length] == '/' ? path + root_length + 1 : NULL;
}

static int is_ours(int fd) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return below_root(path) != NULL;
}

/// What fstat tells, of whom the store's own calls alone are counted.
static int status_of(int fd, struct stat *status) { return fstatat(fd, "", status, AT_EMPTY_PATH); }

static unsigned long inode(int fd) {
  struct stat status;
  return status_of(fd, &status) ? 0 : (unsigned long)status.st_ino;
}

/// Whether this call, one of those that are counted, is to go wrong.
static int is_due(void) {
  long number = __sync_add_and_fetch(&calls, 1);
  return first > 0 && number >= first && number < first + faults;
}

/// Whether this call, which may change a file, is to go wrong.
static int goes_wrong(void) { return !strcmp(kind, "change") && is_due(); }

static void die(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

/// Dies or fails; returns 0 where the fault is for writes alone.
static int fail(void) {
  if (!strcmp(action, "kill") || !strncmp(action, "torn:", 5)) die();
  if (strncmp(action, "errno:", 6) && strncmp(action, "part:", 5)) return 0;
  errno = atoi(strchr(action, ':') + 1);
  return -1;
}

__attribute__((format(printf, 1, 2))) static void note(const char *format, ...) {
  if (trace < 0) return;
  int saved = errno;
  char line[2 * PATH_MAX];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  syscall(SYS_write, trace, line, (size_t)length);
  errno = saved;
}

/// Notes an operation with bytes, in one piece: other processes may write down theirs meanwhile.
static void note_bytes(const char *operation, const unsigned char *bytes, size_t count) {
  if (trace < 0) return;
  size_t length = strlen(operation);
  char *line = malloc(length + 2 * count + 2);
  memcpy(line, operation, length);
  for (size_t i = 0; i < count; i++) sprintf(line + length + 2 * i, "%02x", bytes[i]);
  line[length + 2 * count] = '\n';
  syscall(SYS_write, trace, line, length + 2 * count + 1);
  free(line);
}

/// Writes to one of the store's files, at a place of it.
static ssize_t write_file(int fd, const void *bytes, size_t count, off_t place) {
  size_t asked = count;
  if (goes_wrong()) {
    if (!strncmp(action, "torn:", 5)) {
      size_t torn = (size_t)atol(action + 5);
      syscall(SYS_pwrite64, fd, bytes, torn < count ? torn : count, place);
    }
    static int has_begun;
    int is_part = !strncmp(action, "part:", 5) && !has_begun;
    has_begun = 1;
    if (!is_part && fail()) return -1;
    asked = count > 1 ? count / 2 : count;
  }
  ssize_t written = syscall(SYS_pwrite64, fd, bytes, asked, place);
  if (written >= 0) {
    char operation[64];
    snprintf(operation, sizeof operation, "write %lu %ld ", inode(fd), (long)place);
    note_bytes(operation, bytes, (size_t)written);
  }
  return written;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  if (fd == STDOUT_FILENO) note_bytes("out ", bytes, count);
  if (fd == STDOUT_FILENO || !is_ours(fd)) return syscall(SYS_write, fd, bytes, count);
  int is_appended = syscall(SYS_fcntl, fd, F_GETFL) & O_APPEND;
  ssize_t written = write_file(fd, bytes, count, lseek(fd, 0, is_appended ? SEEK_END : SEEK_CUR));
  if (written > 0) lseek(fd, written, SEEK_CUR);
  return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t place) {
  if (!is_ours(fd)) return syscall(SYS_pwrite64, fd, bytes, count, place);
  return write_file(fd, bytes, count, place);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t place) { return pwrite(fd, bytes, count, place); }

static int open_file(const char *path, int flags, mode_t mode) {
  const char *name = below_root(path);
  if (!name) return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  if (goes_wrong() && fail()) return -1;
  struct stat status;
  int is_new = fstatat(AT_FDCWD, path, &status, 0) != 0;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  if (fd >= 0) note("open %lu %d %s\n", inode(fd), is_new, name);
  else note("none\n");
  return fd;
}

int open(const char *path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = va_arg(arguments, mode_t);
  va_end(arguments);
  return open_file(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = va_arg(arguments, mode_t);
  va_end(arguments);
  return open_file(path, flags, mode);
}

/// What others write meanwhile may get to the disk or not, whatever they are told afterwards.
static int sync_file(int fd, long number) {
  if (!is_ours(fd)) return (int)syscall(number, fd);
  if (goes_wrong() && fail()) return -1;
  note("flush %lu %d\n", inode(fd), getpid());
  int result = (int)syscall(number, fd);
  note("sync %lu %d\n", inode(fd), getpid());
  return result;
}

int fsync(int fd) { return sync_file(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_file(fd, SYS_fdatasync); }

static int truncate_file(int fd, off_t size) {
  if (!is_ours(fd)) return (int)syscall(SYS_ftruncate, fd, size);
  if (goes_wrong() && fail()) return -1;
  int result = (int)syscall(SYS_ftruncate, fd, size);
  note("truncate %lu %ld\n", inode(fd), (long)size);
  return result;
}

int ftruncate(int fd, off_t size) { return truncate_file(fd, size); }
int ftruncate64(int fd, off_t size) { return truncate_file(fd, size); }

int fchmod(int fd, mode_t mode) {
  if (is_ours(fd)) {
    if (goes_wrong() && fail()) return -1;
    note("none\n");
  }
  return (int)syscall(SYS_fchmod, fd, mode);
}

static int two_names(const char *operation, long number, const char *from, const char *to) {
  const char *old = below_root(from), *new = below_root(to);
  if (!old || !new) return (int)syscall(number, from, to);
  if (goes_wrong() && fail()) return -1;
  int result = (int)syscall(number, from, to);
  if (result == 0) note("%s %s %s\n", operation, old, new);
  else note("none\n");
  return result;
}

int rename(const char *from, const char *to) { return two_names("rename", SYS_rename, from, to); }
int link(const char *from, const char *to) { return two_names("link", SYS_link, from, to); }

int unlink(const char *path) {
  const char *name = below_root(path);
  if (!name) return (int)syscall(SYS_unlink, path);
  if (goes_wrong() && fail()) return -1;
  int result = (int)syscall(SYS_unlink, path);
  if (result == 0) note("unlink %s\n", name);
  else note("none\n");
  return result;
}

/// Whether a call that changes no file, of a kind, fails.
static int look_fails(const char *of) {
  if (strcmp(of, kind)) return 0;
  note("look\n");
  return is_due() && fail();
}

/// How many bytes can be read from a place before the first that the disk does not give back; -1 if that is the first.
static ssize_t readable(int fd, size_t count, off_t place) {
  if (!unreadable_inode || inode(fd) != unreadable_inode) return (ssize_t)count;
  if (place >= unreadable_end || place + (off_t)count <= unreadable_first) return (ssize_t)count;
  if (place < unreadable_first) return (ssize_t)(unreadable_first - place);
  errno = EIO;
  return -1;
}

ssize_t read(int fd, void *bytes, size_t count) {
  if (is_ours(fd)) {
    if (look_fails("read")) return -1;
    ssize_t length = readable(fd, count, lseek(fd, 0, SEEK_CUR));
    if (length < 0) return -1;
    count = (size_t)length;
  }
  return syscall(SYS_read, fd, bytes, count);
}

ssize_t pread(int fd, void *bytes, size_t count, off_t place) {
  if (is_ours(fd)) {
    if (look_fails("read")) return -1;
    ssize_t length = readable(fd, count, place);
    if (length < 0) return -1;
    count = (size_t)length;
  }
  return syscall(SYS_pread64, fd, bytes, count, place);
}

int stat(const char *path, struct stat *status) {
  if (below_root(path) && look_fails("status")) return -1;
  return fstatat(AT_FDCWD, path, status, 0);
}

int fstat(int fd, struct stat *status) {
  if (is_ours(fd) && look_fails("status")) return -1;
  return status_of(fd, status);
}

int statx(int at, const char *restrict path, int flags, unsigned mask, struct statx *restrict status) {
  if ((*path ? below_root(path) != NULL : is_ours(at)) && look_fails("status")) return -1;
  return (int)syscall(SYS_statx, at, path, flags, mask, status);
}

int access(const char *path, int mode) {
  if (below_root(path) && look_fails("status")) return -1;
  return faccessat(AT_FDCWD, path, mode, 0);
}

int flock(int fd, int operation) {
  if (is_ours(fd) && look_fails("lock")) return -1;
  return (int)syscall(SYS_flock, fd, operation);
}

int fcntl(int fd, int command, ...) {
  va_list arguments;
  va_start(arguments, command);
  void *argument = va_arg(arguments, void *);
  va_end(arguments);
  const char *of = command == F_DUPFD_CLOEXEC ? "copy" : command == F_OFD_SETLK || command == F_OFD_GETLK ? "lock" : NULL;
  if (of && is_ours(fd) && look_fails(of)) return -1;
  return (int)syscall(SYS_fcntl, fd, command, argument);
}
