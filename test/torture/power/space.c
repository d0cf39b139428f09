/*
 * Lets no file of PostgreSQL grow while its disk is full. What is written over space that a file has already
 * succeeds, as it does on a full disk.
 */
#define _GNU_SOURCE
#include "control.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static int is_limited;
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off_t);
static int (*real_fallocate)(int, off_t, off_t);

/** Before the first call: constructors of other libraries make some, too. */
static void begin(void) {
  if (real_fallocate) return;
  real_pwrite = dlsym(RTLD_NEXT, "pwrite");
  real_pwritev = dlsym(RTLD_NEXT, "pwritev");
  real_fallocate = dlsym(RTLD_NEXT, "posix_fallocate");
  is_limited = getenv("TORTURE_NO_GROWTH") != NULL;
}

static int is_out_of_space(int fd, off_t end) {
  struct stat now;
  if (!is_limited || !control[DISK_FULL] || fstat(fd, &now) != 0) return 0;
  return S_ISREG(now.st_mode) && end > now.st_size;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  begin();
  if (!is_out_of_space(fd, offset + (off_t)length)) return real_pwrite(fd, bytes, length, offset);
  errno = ENOSPC;
  return -1;
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  begin();
  off_t end = offset;
  for (int n = 0; n < count; n++) end += (off_t)parts[n].iov_len;
  if (!is_out_of_space(fd, end)) return real_pwritev(fd, parts, count, offset);
  errno = ENOSPC;
  return -1;
}

int posix_fallocate(int fd, off_t offset, off_t length) {
  begin();
  return is_out_of_space(fd, offset + length) ? ENOSPC : real_fallocate(fd, offset, length);
}
