#define _GNU_SOURCE
#include "CStatx.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

int cstatx_extent_of(const char *path, int descriptor, cstatx_extent *extent) {
  struct statx status;
  int from = path ? AT_FDCWD : descriptor;
  if (statx(from, path ? path : "", path ? 0 : AT_EMPTY_PATH, STATX_INO | STATX_SIZE, &status)) return -1;
  extent->device = makedev(status.stx_dev_major, status.stx_dev_minor);
  extent->inode = status.stx_ino;
  extent->size = (int64_t)status.stx_size;
  return 0;
}
