#define _GNU_SOURCE
#include "CCurses.h"

#include <ncursesw/term.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT};
enum { crash_count = sizeof crashes / sizeof *crashes };

static volatile sig_atomic_t armed;
static int terminal;
static char sequence[512];
static size_t sequence_length;
static struct termios cooked;

void ccurses_restore_now(void) {
  if (!armed) return;
  armed = 0;
  int flags = fcntl(terminal, F_GETFL);
  fcntl(terminal, F_SETFL, flags | O_NONBLOCK);
  ssize_t written = write(terminal, sequence, sequence_length);
  (void)written;
  fcntl(terminal, F_SETFL, flags);
  tcsetattr(terminal, TCSANOW, &cooked);
}

static void restore(int number) {
  ccurses_restore_now();
  signal(number, SIG_DFL);
  raise(number);
}

void ccurses_restore_on_crash(int fd, const char *bytes, size_t count, const struct termios *modes) {
  armed = 0;
  terminal = fd;
  sequence_length = count < sizeof sequence ? count : sizeof sequence;
  memcpy(sequence, bytes, sequence_length);
  cooked = *modes;
  armed = 1;
  struct sigaction action = {.sa_handler = restore};
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < crash_count; index++) sigaction(crashes[index], &action, NULL);
}

void ccurses_forget_crash(void) {
  armed = 0;
  for (int index = 0; index < crash_count; index++) signal(crashes[index], SIG_DFL);
}

int ccurses_look_up_terminal(void) {
  int problem;
  return setupterm(NULL, STDOUT_FILENO, &problem) == OK ? 0 : -1;
}

WINDOW *ccurses_start(void) { return newterm(NULL, stdout, stdin) ? stdscr : NULL; }

int ccurses_width(wchar_t character) { return wcwidth(character); }

int ccurses_window_size(int fd, int *width, int *height) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
  *width = size.ws_col;
  *height = size.ws_row;
  return 0;
}
