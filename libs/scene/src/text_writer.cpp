// TextWriter: see genie/scene/text_writer.h.
#include <genie/scene/text_writer.h>

#include <charconv>
#include <cstring>

#include "utf8.h"

namespace genie {
namespace {

// The length of the prefix that goes out as it is: printable ASCII without quote and backslash.
size_t PlainPrefix(std::string_view text) {
  size_t i = 0;
  while (i < text.size() && text[i] >= 0x20 && text[i] < 0x7F && text[i] != '"' &&
         text[i] != '\\') {
    ++i;
  }
  return i;
}

void WriteControl(TextWriter& out, char c) {
  switch (c) {
    case '"':
      out.Raw("\\\"");
      return;
    case '\\':
      out.Raw("\\\\");
      return;
    case '\n':
      out.Raw("\\n");
      return;
    case '\r':
      out.Raw("\\r");
      return;
    case '\t':
      out.Raw("\\t");
      return;
    default: {
      static constexpr std::string_view kHex = "0123456789abcdef";
      const auto byte = static_cast<uint8_t>(c);
      out.Raw("\\u00").Raw(kHex.substr(byte >> 4, 1)).Raw(kHex.substr(byte & 15, 1));
    }
  }
}

}  // namespace

TextWriter& TextWriter::Raw(std::string_view text) {
  if (!status_.ok() || text.empty()) return *this;
  const size_t begin = out_.size();
  status_ = out_.Resize(begin + text.size());
  if (status_.ok()) std::memcpy(out_.data() + begin, text.data(), text.size());
  return *this;
}

TextWriter& TextWriter::Integer(int64_t value) {
  char digits[24];
  const char* end = std::to_chars(digits, digits + sizeof(digits), value).ptr;
  return Raw({digits, static_cast<size_t>(end - digits)});
}

TextWriter& TextWriter::Decimal(int64_t thousandths) {
  const uint64_t sign = thousandths < 0 ? ~uint64_t{0} : 0;  // two's complement, INT64_MIN too
  const uint64_t value = (static_cast<uint64_t>(thousandths) ^ sign) - sign;
  if (sign != 0) Raw("-");
  Integer(static_cast<int64_t>(value / 1000));
  const auto rest = static_cast<int>(value % 1000);
  const char decimals[3] = {static_cast<char>('0' + rest / 100),
                            static_cast<char>('0' + rest / 10 % 10),
                            static_cast<char>('0' + rest % 10)};
  const size_t shown = rest % 10 != 0 ? 3 : rest % 100 != 0 ? 2 : 1;
  return Raw(".").Raw({decimals, shown});
}

TextWriter& TextWriter::JsonString(std::string_view text) {
  Raw("\"");
  while (!text.empty()) {
    if (const size_t plain = PlainPrefix(text); plain != 0) {
      Raw(text.substr(0, plain));
      text.remove_prefix(plain);
      continue;
    }
    const Utf8Part part = NextUtf8(text);
    if (!part.well_formed) {
      Raw(kReplacement);
    } else if (part.bytes > 1 || text[0] == 0x7F) {
      Raw(text.substr(0, part.bytes));
    } else {
      WriteControl(*this, text[0]);
    }
    text.remove_prefix(part.bytes);
  }
  return Raw("\"");
}

TextWriter& TextWriter::CsvField(std::string_view text) {
  const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) Raw("\"");
  while (!text.empty()) {
    const Utf8Part part = NextUtf8(text);
    Raw(part.well_formed ? text.substr(0, part.bytes) : kReplacement);
    if (text[0] == '"') Raw("\"");
    text.remove_prefix(part.bytes);
  }
  if (quoted) Raw("\"");
  return *this;
}

TextWriter& TextWriter::OneLine(std::string_view text) {
  while (!text.empty()) {
    const Utf8Part part = NextUtf8(text);
    const bool control = text[0] >= 0 && (text[0] < 0x20 || text[0] == 0x7F);
    Raw(!part.well_formed ? kReplacement : control ? " " : text.substr(0, part.bytes));
    text.remove_prefix(part.bytes);
  }
  return *this;
}

}  // namespace genie
