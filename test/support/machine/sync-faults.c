/*
 * Preloaded into the service. Reads the file that SYNC_FAULTS names at every sync: it holds a number and the end of a
 * file's name. As long as it is there each sync of such a file fails with EIO, after that number of good ones. Writes what reaches a file of the database to
 * SYNC_TRACE, a line each: "write" or "sync", and the name.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void nameOf(int fd, char *name, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, name, size - 1);
  name[length < 0 ? 0 : length] = 0;
}

static int endsWith(const char *text, const char *end) {
  size_t length = strlen(text), wanted = strlen(end);
  return wanted > 0 && length >= wanted && strcmp(text + length - wanted, end) == 0;
}

static int mustFail(const char *name) {
  static int seen = 0;
  char text[64] = "", end[64] = "";
  int good = 0;
  const char *path = getenv("SYNC_FAULTS");
  int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) return seen = 0;
  ssize_t length = read(fd, text, sizeof text - 1);
  close(fd);
  if (length <= 0 || sscanf(text, "%d %63s", &good, end) != 2) return 0;
  return endsWith(name, end) && seen++ >= good;
}

static void trace(const char *what, const char *name) {
  char line[4200];
  const char *path = getenv("SYNC_TRACE");
  int fd = path ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
  if (fd < 0) return;
  int length = snprintf(line, sizeof line, "%s %s\n", what, name);
  if (write(fd, line, length) != length) abort();
  close(fd);
}

static int sync_(const char *call, int fd) {
  char name[4096];
  nameOf(fd, name, sizeof name);
  if (mustFail(name)) {
    trace("failed", name);
    errno = EIO;
    return -1;
  }
  int result = ((int (*)(int))dlsym(RTLD_NEXT, call))(fd);
  if (strstr(name, ".db")) trace("sync", name);
  return result;
}

int fsync(int fd) { return sync_("fsync", fd); }

int fdatasync(int fd) { return sync_("fdatasync", fd); }

static ssize_t pwrite_(const char *call, int fd, const void *bytes, size_t count, off64_t at) {
  char name[4096];
  nameOf(fd, name, sizeof name);
  if (strstr(name, ".db")) trace("write", name);
  return ((ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, call))(fd, bytes, count, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return pwrite_("pwrite", fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  return pwrite_("pwrite64", fd, bytes, count, at);
}
