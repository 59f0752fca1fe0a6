#ifndef CSTATX_H
#define CSTATX_H

#include <stdint.h>

/// What stat(2) tells of a file, without its times.
typedef struct {
  uint64_t device;
  uint64_t inode;
  int64_t size;
} cstatx_extent;

/// Which file that is and how large: the one under a path, or the open one where the path is NULL. Asks statx(2), which
/// the headers have for GNU's C alone. 0, or -1 and `errno`.
int cstatx_extent_of(const char *path, int descriptor, cstatx_extent *extent);

#endif
