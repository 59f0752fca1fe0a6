#include "CSimdjson.h"

#include <simdjson.h>

#include <vector>

static_assert(csimdjson_padding >= simdjson::SIMDJSON_PADDING, "callers pad for this simdjson");

struct csimdjson_parser {
  simdjson::ondemand::parser parser;
  std::vector<csimdjson_token> tokens;
};

namespace {

using namespace simdjson;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// RFC 8259, section 6. simdjson's own check refuses integers over 64 bits, which are JSON all the same.
bool is_number(std::string_view text) {
  auto at = text.begin(), end = text.end();
  auto digits = [&] {
    auto start = at;
    while (at != end && is_digit(*at)) ++at;
    return at != start;
  };
  if (at != end && *at == '-') ++at;
  auto first = at;
  if (!digits() || (*first == '0' && at - first > 1)) return false;
  if (at != end && *at == '.' && (++at, !digits())) return false;
  if (at != end && (*at == 'e' || *at == 'E')) {
    if (++at != end && (*at == '+' || *at == '-')) ++at;
    if (!digits()) return false;
  }
  return at == end;
}

std::string_view trimmed(std::string_view text) {
  auto last = text.find_last_not_of(" \t\r\n");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

class Reader {
public:
  explicit Reader(std::vector<csimdjson_token> &tokens) : tokens(tokens) {}

  template <typename Value> error_code read(Value &&value, int depth = 1) {
    if (depth > csimdjson_depth) return DEPTH_ERROR;
    ondemand::json_type type;
    SIMDJSON_TRY(value.type().get(type));
    switch (type) {
    case ondemand::json_type::object: {
      auto index = open(csimdjson_object);
      ondemand::object object;
      SIMDJSON_TRY(value.get_object().get(object));
      uint32_t count = 0;
      for (auto member : object) {
        ondemand::field field;
        SIMDJSON_TRY(std::move(member).get(field));
        std::string_view key;
        SIMDJSON_TRY(field.unescaped_key().get(key));
        add(csimdjson_string, key);
        SIMDJSON_TRY(read(field.value(), depth + 1));
        ++count;
      }
      close(index, count);
      return SUCCESS;
    }
    case ondemand::json_type::array: {
      auto index = open(csimdjson_array);
      ondemand::array array;
      SIMDJSON_TRY(value.get_array().get(array));
      uint32_t count = 0;
      for (auto member : array) {
        ondemand::value element;
        SIMDJSON_TRY(std::move(member).get(element));
        SIMDJSON_TRY(read(element, depth + 1));
        ++count;
      }
      close(index, count);
      return SUCCESS;
    }
    case ondemand::json_type::string: {
      std::string_view text;
      SIMDJSON_TRY(value.get_string().get(text));
      add(csimdjson_string, text);
      return SUCCESS;
    }
    default: {
      std::string_view literal;
      SIMDJSON_TRY(simdjson_result<std::string_view>(value.raw_json_token()).get(literal));
      literal = trimmed(literal);
      if (literal == "null") add(csimdjson_null, literal);
      else if (literal == "true") add(csimdjson_true, literal);
      else if (literal == "false") add(csimdjson_false, literal);
      else if (is_number(literal)) add(csimdjson_number, literal);
      else return NUMBER_ERROR;
      return SUCCESS;
    }
    }
  }

private:
  std::vector<csimdjson_token> &tokens;

  void add(uint8_t kind, std::string_view text) {
    auto next = static_cast<uint32_t>(tokens.size() + 1);
    tokens.push_back({text.data(), static_cast<uint32_t>(text.size()), next, 0, kind});
  }
  size_t open(uint8_t kind) {
    tokens.push_back({nullptr, 0, 0, 0, kind});
    return tokens.size() - 1;
  }
  void close(size_t index, uint32_t count) {
    tokens[index].count = count;
    tokens[index].next = static_cast<uint32_t>(tokens.size());
  }
};

} // namespace

csimdjson_parser *csimdjson_parser_new(void) { return new csimdjson_parser; }

void csimdjson_parser_free(csimdjson_parser *parser) { delete parser; }

csimdjson_result csimdjson_parse(csimdjson_parser *parser, const char *json, size_t length) {
  parser->tokens.clear();
  ondemand::document document;
  size_t offset = 0;
  auto error = parser->parser.iterate(json, length, length + SIMDJSON_PADDING).get(document);
  if (!error) {
    error = Reader(parser->tokens).read(document);
    const char *location = nullptr;
    if (document.current_location().get(location) == SUCCESS && location >= json && location < json + length) {
      offset = static_cast<size_t>(location - json);
      if (!error) error = TRAILING_CONTENT;
    }
  }
  return {parser->tokens.data(), parser->tokens.size(), error ? error_message(error) : nullptr, offset,
          error == UTF8_ERROR};
}
