#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How many readable bytes must stand behind the JSON text that is parsed.
enum { csimdjson_padding = 64 };

enum {
  csimdjson_null,
  csimdjson_false,
  csimdjson_true,
  csimdjson_number,
  csimdjson_string,
  csimdjson_array,
  csimdjson_object,
};

/// One value of a document, in document order. An object's members are pairs of a string token (the key) and the
/// value's tokens.
typedef struct {
  /// The unescaped text of a string, the literal of a number. Not terminated; lives until the next parse.
  const char *text;
  uint32_t length;
  /// The index behind this value's last token: where the next sibling is. 0 if the document broke off inside it.
  uint32_t next;
  /// How many elements an array has, or members an object.
  uint32_t count;
  uint8_t kind;
} csimdjson_token;

typedef struct {
  const csimdjson_token *tokens;
  size_t count;
  /// NULL, or a static English message. The tokens read before the error are there.
  const char *error;
  /// Where the error was noticed; the text's start where simdjson does not say.
  size_t error_offset;
  int is_utf8_error;
} csimdjson_result;

typedef struct csimdjson_parser csimdjson_parser;

csimdjson_parser *csimdjson_parser_new(void);
void csimdjson_parser_free(csimdjson_parser *parser);

/// How many arrays and objects may stand inside each other. Readers are recursive: without a limit, hostile text takes
/// the whole stack.
enum { csimdjson_depth = 200 };

/// Parses one object or array, every value of it, and nothing but white space behind it. Numbers of any size are
/// given as they are written.
csimdjson_result csimdjson_parse(csimdjson_parser *parser, const char *json, size_t length);

#ifdef __cplusplus
}
#endif

#endif
