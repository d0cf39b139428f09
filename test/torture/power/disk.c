/*
 * Stands between the service and its database files: notes which written bytes are synced, so that a power
 * cut can be played afterwards, and fails or kills when the control file says so.
 *
 * Beside each database file grows a log of what was written since the last sync: where, what was there before
 * and what is there now. A record is written before its bytes are, so a process that dies in between has
 * at most a record too many, which is a write that the disk had not got yet.
 */
#define _GNU_SOURCE
#include "control.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FDS 8192
#define MAX_FILES 16

enum record { WRITE = 1, TRUNCATE = 2, SYNCED = 3, DOOMED = 4 };

struct header {
  int64_t kind, offset, length, old_size, old_length;
};

struct tracked {
  char name[256];
  int log, doomed;
  pthread_mutex_t lock;
};

static struct tracked files[MAX_FILES];
static int file_count;
static int slot_of[MAX_FDS];
static pthread_mutex_t table = PTHREAD_MUTEX_INITIALIZER;
static const char *folder, *logs;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_truncate)(int, off64_t);
static int (*real_sync)(int);
static int (*real_unlink)(const char *);

/** Before the first call: constructors of other libraries make some, too. */
static void begin(void) {
  if (real_unlink) return;
  real_open = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_truncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_sync = dlsym(RTLD_NEXT, "fsync");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  folder = getenv("TORTURE_FOLDER");
  logs = getenv("TORTURE_LOGS");
}

/** The name of a database file or its WAL or journal, without the folder; NULL for every other path. */
static const char *tracked_name(const char *path) {
  if (!folder || !logs || !path || strncmp(path, folder, strlen(folder)) != 0) return NULL;
  const char *name = strrchr(path, '/') + 1;
  const char *end = strstr(name, ".db");
  if (!end) return NULL;
  return strcmp(end, ".db") == 0 || strcmp(end, ".db-wal") == 0 || strcmp(end, ".db-journal") == 0
             ? name
             : NULL;
}

static int slot_for(const char *name) {
  pthread_mutex_lock(&table);
  int at = 0;
  while (at < file_count && strcmp(files[at].name, name) != 0) at++;
  if (at == file_count && file_count < MAX_FILES) {
    char path[4096];
    snprintf(files[at].name, sizeof files[at].name, "%s", name);
    snprintf(path, sizeof path, "%s/%s.log", logs, name);
    files[at].log = real_open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    pthread_mutex_init(&files[at].lock, NULL);
    file_count++;
  }
  pthread_mutex_unlock(&table);
  return at < MAX_FILES ? at + 1 : 0;
}

static struct tracked *file_of(int fd) {
  return fd >= 0 && fd < MAX_FDS && slot_of[fd] ? &files[slot_of[fd] - 1] : NULL;
}

static void append(struct tracked *file, const void *bytes, size_t length) {
  if (length && real_write(file->log, bytes, length) != (ssize_t)length) abort();
}

/** One write, so that a process that dies leaves a whole record or the beginning of one. */
static void note(struct tracked *file, int fd, int64_t kind, int64_t offset, const void *bytes, int64_t length) {
  struct stat64 now;
  fstat64(fd, &now);
  int64_t from = kind == TRUNCATE ? length : offset;
  int64_t to = kind == TRUNCATE ? now.st_size : offset + length;
  if (to > now.st_size) to = now.st_size;
  int64_t old = to > from ? to - from : 0;
  int64_t added = kind == WRITE ? length : 0;
  char *record = malloc(sizeof(struct header) + old + added);
  struct header *header = (struct header *)record;
  *header = (struct header){kind, offset, length, now.st_size, old};
  if (old && pread64(fd, record + sizeof *header, old, from) != old) abort();
  if (added) memcpy(record + sizeof *header + old, bytes, added);
  append(file, record, sizeof *header + old + added);
  free(record);
}

/** Does what the control file asks for at its n-th write or sync: 0, or -1 with errno. */
static int strike(int counter, int at, int act) {
  int64_t now = __sync_add_and_fetch(&control[counter], 1);
  if (control[at] == 0 || now != control[at]) return 0;
  if (control[act] == ACT_KILL) kill(getpid(), SIGKILL);
  errno = (int)control[act];
  return -1;
}

static int refuse_write(void) {
  if (strike(WRITES, WRITE_AT, WRITE_ACT) != 0) return -1;
  if (!control[DISK_FULL]) return 0;
  errno = ENOSPC;
  return -1;
}

int open64(const char *path, int flags, ...) {
  begin();
  __builtin_va_list rest;
  __builtin_va_start(rest, flags);
  int mode = flags & (O_CREAT | O_TMPFILE) ? __builtin_va_arg(rest, int) : 0;
  __builtin_va_end(rest);
  int fd = real_open(path, flags, mode);
  const char *name = fd >= 0 && fd < MAX_FDS ? tracked_name(path) : NULL;
  if (fd >= 0 && fd < MAX_FDS) slot_of[fd] = name ? slot_for(name) : 0;
  return fd;
}

int close(int fd) {
  begin();
  if (fd >= 0 && fd < MAX_FDS) slot_of[fd] = 0;
  return real_close(fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  begin();
  struct tracked *file = file_of(fd);
  if (!file) return real_pwrite(fd, bytes, length, offset);
  if (refuse_write() != 0) return -1;
  pthread_mutex_lock(&file->lock);
  note(file, fd, WRITE, offset, bytes, length);
  ssize_t done = real_pwrite(fd, bytes, length, offset);
  pthread_mutex_unlock(&file->lock);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  begin();
  struct tracked *file = file_of(fd);
  if (!file) return real_write(fd, bytes, length);
  ssize_t done = pwrite64(fd, bytes, length, lseek64(fd, 0, SEEK_CUR));
  if (done > 0) lseek64(fd, done, SEEK_CUR);
  return done;
}

int ftruncate64(int fd, off64_t size) {
  begin();
  struct tracked *file = file_of(fd);
  if (!file) return real_truncate(fd, size);
  pthread_mutex_lock(&file->lock);
  note(file, fd, TRUNCATE, 0, NULL, size);
  int result = real_truncate(fd, size);
  pthread_mutex_unlock(&file->lock);
  return result;
}

/** Up to where the log was when the sync began: what came during it may not be on the disk. */
static void settle(struct tracked *file, int64_t kind, int64_t upto) {
  pthread_mutex_lock(&file->lock);
  if (kind == DOOMED) file->doomed = 1;
  if (kind == SYNCED && !file->doomed && lseek64(file->log, 0, SEEK_END) == upto) {
    if (real_truncate(file->log, 0) != 0) abort();
  } else {
    struct header header = {kind, upto, 0, 0, 0};
    append(file, &header, sizeof header);
  }
  pthread_mutex_unlock(&file->lock);
}

int fsync(int fd) {
  begin();
  struct tracked *file = file_of(fd);
  if (!file) return real_sync(fd);
  pthread_mutex_lock(&file->lock);
  int64_t upto = lseek64(file->log, 0, SEEK_END);
  pthread_mutex_unlock(&file->lock);
  /* Linux marks pages clean after a sync that failed: what waited for it is never written again. */
  if (strike(SYNCS, SYNC_AT, SYNC_ACT) != 0) {
    settle(file, DOOMED, upto);
    errno = (int)control[SYNC_ACT];
    return -1;
  }
  int result = real_sync(fd);
  settle(file, result == 0 ? SYNCED : DOOMED, upto);
  return result;
}

int fdatasync(int fd) { return fsync(fd); }

int unlink(const char *path) {
  begin();
  const char *name = tracked_name(path);
  int slot = name ? slot_for(name) : 0;
  int result = real_unlink(path);
  if (slot && result == 0 && real_truncate(files[slot - 1].log, 0) != 0) abort();
  return result;
}
