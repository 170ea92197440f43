/*
 * Loaded into the desk's Node before everything else (LD_PRELOAD). It stands between SQLite and the system for the files
 * whose path begins with WD_SHIM_HOME, and does what a file of 16 numbers (WD_SHIM_CONTROL, shared memory) says:
 *
 *   [0] armed         [1] which calls: 1 write, 2 sync, 4 truncate, 8 malloc of SQLite
 *   [2] what happens  [3] at which call, counted from 1     [4] from then on always
 *   [5] ms of a delay [6] calls seen  [7] faults injected   [8] which files: 0 all, 1 the write-ahead log, 2 the database itself
 *   [9], [10] the wall clock stands ahead by so many ms (low and high half)
 *
 * With WD_SHIM_RECORD it writes every change of those files, in order, to a log of its own instead.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { ARMED, OPS, KIND, AT, STICKY, DELAY, SEEN, FIRED, FILES, AHEAD_LOW, AHEAD_HIGH, WORDS = 16 };
enum { OP_WRITE = 1, OP_SYNC = 2, OP_TRUNCATE = 4, OP_MALLOC = 8 };
enum { K_EIO = 1, K_ENOSPC, K_EROFS, K_SHORT, K_TORN_KILL, K_KILL, K_KILL_AFTER, K_SLOW, K_IGNORE, K_NOMEM };

static volatile int32_t *control;
static const char *home;
static size_t home_length;
static int record = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_clock)(clockid_t, struct timespec *);
static int (*real_day)(struct timeval *, void *);
extern void *__libc_malloc(size_t);
extern void *__libc_realloc(void *, size_t);

__attribute__((constructor)) static void begin(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_rename = dlsym(RTLD_NEXT, "rename");
  real_clock = dlsym(RTLD_NEXT, "clock_gettime");
  real_day = dlsym(RTLD_NEXT, "gettimeofday");
  home = getenv("WD_SHIM_HOME");
  home_length = home ? strlen(home) : 0;
  const char *path = getenv("WD_SHIM_CONTROL");
  if (path) {
    int fd = open(path, O_RDWR | O_CLOEXEC);
    void *map = fd < 0 ? MAP_FAILED : mmap(0, WORDS * 4, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (map != MAP_FAILED) control = map;
    if (fd >= 0) close(fd);
  }
  const char *log = getenv("WD_SHIM_RECORD");
  if (log) record = open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

/* The path of an open file, when it is one of ours. */
static int ours(int fd, char *path) {
  if (!home_length || (!control && record < 0) || fd == record) return 0;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, 1023);
  if (length <= 0) return 0;
  path[length] = 0;
  /* The folder itself counts: a new name stands only after it was synced. */
  return !strncmp(path, home, home_length) || (strlen(path) == home_length - 1 && !strncmp(path, home, home_length - 1));
}

static int ends(const char *path, const char *end) {
  size_t a = strlen(path), b = strlen(end);
  return a >= b && !strcmp(path + a - b, end);
}

/* What the next call of this kind suffers; 0: nothing. */
static int fault(int op, const char *path) {
  if (!control || !control[ARMED] || !(control[OPS] & op)) return 0;
  if (path && ends(path, "-shm")) return 0;
  if (path && control[FILES] == 1 && !ends(path, "watchdesk.db-wal")) return 0;
  if (path && control[FILES] == 2 && !ends(path, "watchdesk.db")) return 0;
  int32_t seen = __sync_add_and_fetch(&control[SEEN], 1);
  if (seen != control[AT] && !(control[STICKY] && seen > control[AT])) return 0;
  __sync_add_and_fetch(&control[FIRED], 1);
  return control[KIND];
}

static int code(int kind) {
  return kind == K_ENOSPC ? ENOSPC : kind == K_EROFS ? EROFS : EIO;
}

static void slow(void) {
  struct timespec rest = {control[DELAY] / 1000, (control[DELAY] % 1000) * 1000000L};
  while (nanosleep(&rest, &rest) && errno == EINTR) {
  }
}

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

/* One record: a letter, four numbers, the path, the bytes. */
static void note(char what, const char *path, const char *other, int64_t offset, const void *data, int64_t size) {
  uint32_t a = (uint32_t)strlen(path), b = other ? (uint32_t)strlen(other) : 0;
  char head[32];
  memset(head, 0, sizeof head);
  head[0] = what;
  memcpy(head + 4, &a, 4);
  memcpy(head + 8, &b, 4);
  memcpy(head + 16, &offset, 8);
  memcpy(head + 24, &size, 8);
  pthread_mutex_lock(&lock);
  size_t kept = data ? (size_t)size : 0;
  char *all = __libc_malloc(sizeof head + a + b + kept);
  memcpy(all, head, sizeof head);
  memcpy(all + sizeof head, path, a);
  if (b) memcpy(all + sizeof head + a, other, b);
  if (kept) memcpy(all + sizeof head + a + b, data, kept);
  size_t length = sizeof head + a + b + kept, done = 0;
  while (done < length) {
    ssize_t now = real_write(record, all + done, length - done);
    if (now <= 0) break;
    done += (size_t)now;
  }
  free(all);
  pthread_mutex_unlock(&lock);
}

static ssize_t put(int fd, const void *data, size_t size, off_t offset, int has_offset) {
  char path[1024];
  int is_ours = ours(fd, path);
  int kind = is_ours ? fault(OP_WRITE, path) : 0;
  if (kind == K_EIO || kind == K_ENOSPC || kind == K_EROFS) { errno = code(kind); return -1; }
  if (kind == K_IGNORE) return (ssize_t)size;
  if (kind == K_KILL) die();
  if (kind == K_SLOW) slow();
  if (kind == K_SHORT || kind == K_TORN_KILL) size = size > 1 ? size / 2 : size;
  if (is_ours && record >= 0 && !has_offset) {
    struct stat about;
    int flags = fcntl(fd, F_GETFL);
    offset = (flags & O_APPEND) && !fstat(fd, &about) ? about.st_size : lseek(fd, 0, SEEK_CUR);
  }
  ssize_t done = has_offset ? real_pwrite(fd, data, size, offset) : real_write(fd, data, size);
  if (kind == K_TORN_KILL || kind == K_KILL_AFTER) die();
  if (is_ours && record >= 0 && done > 0) note('W', path, 0, offset, data, done);
  return done;
}

ssize_t write(int fd, const void *data, size_t size) {
  if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
  return put(fd, data, size, 0, 0);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
  if (!real_pwrite) real_pwrite = dlsym(RTLD_NEXT, "pwrite");
  return put(fd, data, size, offset, 1);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset) { return pwrite(fd, data, size, offset); }

static int sync_file(int fd, int (*real)(int)) {
  char path[1024];
  int is_ours = ours(fd, path);
  int kind = is_ours ? fault(OP_SYNC, path) : 0;
  if (kind == K_EIO || kind == K_ENOSPC || kind == K_EROFS) { errno = code(kind); return -1; }
  if (kind == K_IGNORE) return 0;
  if (kind == K_KILL || kind == K_TORN_KILL) die();
  if (kind == K_SLOW) slow();
  int done = real(fd);
  if (kind == K_KILL_AFTER) die();
  if (is_ours && record >= 0 && !done) note('S', path, 0, 0, 0, 0);
  return done;
}
int fsync(int fd) {
  if (!real_fsync) real_fsync = dlsym(RTLD_NEXT, "fsync");
  return sync_file(fd, real_fsync);
}
int fdatasync(int fd) {
  if (!real_fdatasync) real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  return sync_file(fd, real_fdatasync);
}

int ftruncate(int fd, off_t size) {
  char path[1024];
  if (!real_ftruncate) real_ftruncate = dlsym(RTLD_NEXT, "ftruncate");
  int is_ours = ours(fd, path);
  int kind = is_ours ? fault(OP_TRUNCATE, path) : 0;
  if (kind == K_EIO || kind == K_ENOSPC || kind == K_EROFS) { errno = code(kind); return -1; }
  if (kind == K_IGNORE) return 0;
  if (kind == K_KILL || kind == K_TORN_KILL) die();
  int done = real_ftruncate(fd, size);
  if (kind == K_KILL_AFTER) die();
  if (is_ours && record >= 0 && !done) note('T', path, 0, size, 0, 0);
  return done;
}
int ftruncate64(int fd, off_t size) { return ftruncate(fd, size); }

int unlink(const char *path) {
  if (!real_unlink) real_unlink = dlsym(RTLD_NEXT, "unlink");
  int done = real_unlink(path);
  if (!done && record >= 0 && home_length && !strncmp(path, home, home_length)) note('U', path, 0, 0, 0, 0);
  return done;
}
int rename(const char *from, const char *to) {
  if (!real_rename) real_rename = dlsym(RTLD_NEXT, "rename");
  int done = real_rename(from, to);
  if (!done && record >= 0 && home_length && !strncmp(to, home, home_length)) note('R', from, to, 0, 0, 0);
  return done;
}

/* Where SQLite's own code lies: only what it asks for may fail, since Node itself ends at the first refusal. */
static uintptr_t code_from, code_to;
static int find_code(struct dl_phdr_info *info, size_t size, void *data) {
  (void)size;
  (void)data;
  if (!info->dlpi_name || !strstr(info->dlpi_name, "better")) return 0;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
    code_from = info->dlpi_addr + part->p_vaddr;
    code_to = code_from + part->p_memsz;
  }
  return 0;
}
static int refuses(void *caller) {
  if (!control || !control[ARMED] || !(control[OPS] & OP_MALLOC)) return 0;
  if (!code_to) {
    code_to = 1;
    dl_iterate_phdr(find_code, 0);
  }
  uintptr_t at = (uintptr_t)caller;
  return at >= code_from && at < code_to && fault(OP_MALLOC, 0) == K_NOMEM;
}
void *malloc(size_t size) { return refuses(__builtin_return_address(0)) ? NULL : __libc_malloc(size); }
void *realloc(void *old, size_t size) {
  return refuses(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}

static int64_t ahead_ms(void) {
  return control ? (int64_t)(((uint64_t)(uint32_t)control[AHEAD_HIGH] << 32) | (uint32_t)control[AHEAD_LOW]) : 0;
}
int clock_gettime(clockid_t clock, struct timespec *at) {
  if (!real_clock) real_clock = dlsym(RTLD_NEXT, "clock_gettime");
  int done = real_clock(clock, at);
  int64_t ms = ahead_ms();
  if (done || !ms || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return done;
  int64_t ns = at->tv_nsec + (ms % 1000) * 1000000LL;
  at->tv_sec += ms / 1000;
  if (ns < 0) { ns += 1000000000LL; at->tv_sec -= 1; }
  if (ns >= 1000000000LL) { ns -= 1000000000LL; at->tv_sec += 1; }
  at->tv_nsec = ns;
  return done;
}
int gettimeofday(struct timeval *at, void *zone) {
  if (!real_day) real_day = dlsym(RTLD_NEXT, "gettimeofday");
  int done = real_day(at, zone);
  int64_t ms = ahead_ms();
  if (done || !ms) return done;
  int64_t us = at->tv_usec + (ms % 1000) * 1000LL;
  at->tv_sec += ms / 1000;
  if (us < 0) { us += 1000000LL; at->tv_sec -= 1; }
  if (us >= 1000000LL) { us -= 1000000LL; at->tv_sec += 1; }
  at->tv_usec = us;
  return done;
}
