#include "AllocationCounter.h"

#include <stddef.h>

// The program's own definitions of the allocation functions take precedence over those of the C library in every
// library that it loads, the Swift runtime included. Each counts and passes the request on.

#if defined(__linux__)
#include <features.h>
#endif

#if defined(__GLIBC__)

#include <errno.h>
#include <stdatomic.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static _Atomic bool is_counting = false;
static _Atomic uint64_t requests = 0;

// Outside a count a request costs one predictable branch more, so that what allocates is not measured as slower than it is.
static void count_request(void) {
  if (atomic_load_explicit(&is_counting, memory_order_relaxed)) {
    atomic_fetch_add_explicit(&requests, 1, memory_order_relaxed);
  }
}

void *malloc(size_t size) {
  count_request();
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  count_request();
  return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
  count_request();
  return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  count_request();
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count_request();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  count_request();
  void *result = __libc_memalign(alignment, size);
  if (result == NULL) {
    return ENOMEM;
  }
  *block = result;
  return 0;
}

bool allocation_counter_is_available(void) { return true; }

void allocation_counter_begin(void) {
  atomic_store(&requests, 0);
  atomic_store(&is_counting, true);
}

uint64_t allocation_counter_end(void) {
  atomic_store(&is_counting, false);
  return atomic_load(&requests);
}

#else

bool allocation_counter_is_available(void) { return false; }

void allocation_counter_begin(void) {}

uint64_t allocation_counter_end(void) { return 0; }

#endif
