// TextWriter: the one way in which this library writes text: JSON, CSV, lists of marks.
//
// It appends to a List<char> and keeps the first error, so that a writer of many small pieces
// checks once, at its end. Numbers never depend on the process's locale.
//
// Depends on: base. Thread safety: one thread at a time.
#pragma once

#include <cstdint>
#include <string_view>

#include <genie/base/list.h>
#include <genie/base/status.h>

namespace genie {

class TextWriter {
 public:
  // Borrows `out` for the writer's life; what it holds already stays.
  explicit TextWriter(List<char>& out) : out_(out) {}

  TextWriter& Raw(std::string_view text);
  TextWriter& Integer(int64_t value);
  TextWriter& Boolean(bool value) { return Raw(value ? "true" : "false"); }

  // `thousandths` / 1000 with at least one and at most three decimals: 1500 is "1.5", 0 is "0.0".
  TextWriter& Decimal(int64_t thousandths);

  // `text` in double quotes with JSON's escapes (RFC 8259). Bytes that are not UTF-8 become
  // U+FFFD, one for each maximal part of an ill-formed sequence (Unicode 15, 3.9), so the result
  // is always valid.
  TextWriter& JsonString(std::string_view text);

  // `text` as one CSV field (RFC 4180): in quotes where it holds a comma, a quote or a line break.
  // Ill-formed UTF-8 as above.
  TextWriter& CsvField(std::string_view text);

  // `text` without control characters, which become spaces. Ill-formed UTF-8 as above.
  TextWriter& OneLine(std::string_view text);

  // The first error, kOutOfMemory; what was written before it is in the list.
  [[nodiscard]] const Status& status() const { return status_; }

 private:
  List<char>& out_;
  Status status_;
};

}  // namespace genie
