// Tells ThreadSanitizer of contended locks.
//
// On Linux, the uncontended half of Synchronization's `Mutex` is inlined into our code, where the sanitizer sees it. The
// contended half is a call into a library that it does not see: one thread waits for another, and what both touched under
// the lock would be reported as a race. The two functions below stand in for those of the library, call them, and say what
// they did. Nothing is suppressed, and should the names change one day, the false reports come back.

#ifdef __linux__
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>
#include <stdint.h>

#define SELF __attribute__((swift_context)) void *mutex
// Synchronization._MutexHandle._lockSlow(UInt32) and _unlockSlow()
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

typedef __attribute__((swiftcall)) void Lock(uint32_t thread, SELF);
typedef __attribute__((swiftcall)) void Unlock(SELF);

Lock lock_slow __asm__(LOCK);
Unlock unlock_slow __asm__(UNLOCK);

__attribute__((swiftcall)) void lock_slow(uint32_t thread, SELF) {
  ((Lock *)dlsym(RTLD_NEXT, LOCK))(thread, mutex);
  __tsan_acquire(mutex);
}

__attribute__((swiftcall)) void unlock_slow(SELF) {
  __tsan_release(mutex);
  ((Unlock *)dlsym(RTLD_NEXT, UNLOCK))(mutex);
}
#endif
