/* What the harness asks of a process, in a file that both have in memory. */
#ifndef CONTROL_H
#define CONTROL_H

#include <stdint.h>

enum control { CLOCK_MS, DISK_FULL, WRITES, SYNCS, WRITE_AT, WRITE_ACT, SYNC_AT, SYNC_ACT, FIELDS };
/** What the control file asks for instead of an errno. */
enum { ACT_KILL = -1 };

extern volatile int64_t *control;

#endif
