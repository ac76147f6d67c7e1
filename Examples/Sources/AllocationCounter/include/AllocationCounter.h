#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations of this program can be counted; so with glibc, whose allocator a program may stand in front of.
bool allocation_counter_is_available(void);

/// Begins to count.
void allocation_counter_begin(void);

/// Ends the count: how many blocks of memory the program has asked for since it began, on all threads; 0 where they cannot
/// be counted.
uint64_t allocation_counter_end(void);

#endif
