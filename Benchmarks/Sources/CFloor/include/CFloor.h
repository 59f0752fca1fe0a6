#pragma once
#include <stddef.h>
#include <stdint.h>

/// Appends 300 bytes to a file and makes them durable with fdatasync, as often as there are places in `nanoseconds`, and
/// puts into each how long that took. Returns 0, or the errno of what failed.
int floor_append_durably(int descriptor, uint64_t *nanoseconds, size_t count);
