// UTF-8: see utf8.h.
#include "utf8.h"

namespace genie {
namespace {

// What may follow a lead byte: how many bytes in all, and the range of the second one. The ranges
// shut out over-long forms, surrogates and values above U+10FFFF.
struct Lead {
  size_t bytes = 0;  // 0: not a lead byte
  uint8_t second_low = 0x80;
  uint8_t second_high = 0xBF;
};

Lead LeadOf(uint8_t byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {0};
  if (byte < 0xE0) return {2};
  if (byte < 0xF0) {
    return {3, static_cast<uint8_t>(byte == 0xE0 ? 0xA0 : 0x80),
            static_cast<uint8_t>(byte == 0xED ? 0x9F : 0xBF)};
  }
  if (byte > 0xF4) return {0};
  return {4, static_cast<uint8_t>(byte == 0xF0 ? 0x90 : 0x80),
          static_cast<uint8_t>(byte == 0xF4 ? 0x8F : 0xBF)};
}

}  // namespace

Utf8Part NextUtf8(std::string_view text) {
  const Lead lead = LeadOf(static_cast<uint8_t>(text[0]));
  if (lead.bytes == 0) return {1, false};
  for (size_t i = 1; i < lead.bytes; ++i) {
    const uint8_t low = i == 1 ? lead.second_low : 0x80;
    const uint8_t high = i == 1 ? lead.second_high : 0xBF;
    const auto byte = i < text.size() ? static_cast<uint8_t>(text[i]) : uint8_t{0};
    if (byte < low || byte > high) return {i, false};
  }
  return {lead.bytes, true};
}

}  // namespace genie
