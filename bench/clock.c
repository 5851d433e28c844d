/* Gives a process a clock that can be set while it runs: loaded with LD_PRELOAD, it adds the seconds in CLOCK_OFFSET, a file of eight bytes, to the time
   of day. Time that only goes forward, by which waits are measured, stays. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

static int (*real)(clockid_t, struct timespec *);
static const volatile int64_t *offset;

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("CLOCK_OFFSET");
  int open_file = file ? open(file, O_RDONLY | O_CLOEXEC) : -1;
  void *mapped = open_file < 0 ? MAP_FAILED : mmap(0, sizeof *offset, PROT_READ, MAP_SHARED, open_file, 0);
  if (mapped != MAP_FAILED) offset = mapped;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(clock, time);
  if (clock == CLOCK_REALTIME && offset) time->tv_sec += *offset;
  return result;
}
