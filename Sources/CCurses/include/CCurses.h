#ifndef CCURSES_H
#define CCURSES_H

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS
#include <locale.h>
#include <ncursesw/curses.h>
#include <stdlib.h>
#include <termios.h>
#include <wchar.h>

// Macros with arguments do not reach Swift; each of these is one of them.
static inline attr_t ccurses_bold(void) { return A_BOLD; }
static inline attr_t ccurses_dim(void) { return A_DIM; }
static inline attr_t ccurses_reverse(void) { return A_REVERSE; }
static inline int ccurses_has_utf8(void) { return MB_CUR_MAX > 1; }
static inline attr_t ccurses_underline(void) { return A_UNDERLINE; }

/// Looks up the type of the terminal on standard output; sends nothing. 0 if it is known.
int ccurses_look_up_terminal(void);

/// Starts curses on standard input and output, and gives its window; NULL where the terminal cannot do it. (`initscr`
/// ends the process then, and `stdscr` is a variable that Swift may not read.)
WINDOW *ccurses_start(void);

/// The size of the window behind a terminal; 0 if it is known.
int ccurses_window_size(int fd, int *width, int *height);

/// The columns that the C library, and so curses, counts for a character; -1 for one it does not know.
int ccurses_width(wchar_t character);

/// Arms the handlers of crash signals: they write `bytes` to the terminal and set its modes, and then let the crash go
/// on. Copies both. Only calls that are safe in a signal handler are made in them.
void ccurses_restore_on_crash(int fd, const char *bytes, size_t count, const struct termios *modes);

/// Does at once what those handlers do, without waiting for a terminal that takes nothing.
void ccurses_restore_now(void);

/// Disarms them.
void ccurses_forget_crash(void);

#endif
