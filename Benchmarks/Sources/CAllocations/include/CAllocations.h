#pragma once

/// Counts the calls of malloc and its relatives from now on, in all threads.
void allocations_begin(void);

/// How many there were since `allocations_begin`; stops counting.
long allocations_end(void);
