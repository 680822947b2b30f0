// UTF-8: see utf8.h.
#include "utf8.h"

#include <genie/wire/format.h>

namespace genie::wire {
namespace {

constexpr uint64_t kHighBits = 0x8080808080808080;

// Bytes of the sequence at the start of `bytes`, or 0 where it is ill-formed.
size_t SequenceBytes(std::span<const uint8_t> bytes) {
  const uint8_t lead = bytes[0];
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes.size() < size) return 0;
  // Over-long forms, surrogates and values above U+10FFFF show in the second byte.
  const uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (bytes[1] < low || bytes[1] > high) return 0;
  for (size_t i = 2; i < size; ++i) {
    if ((bytes[i] & 0xC0) != 0x80) return 0;
  }
  return size;
}

}  // namespace

bool IsAscii(std::span<const uint8_t> bytes) {
  uint64_t seen = 0;
  size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) seen |= Load<uint64_t>(bytes.data() + i);
  for (; i < bytes.size(); ++i) seen |= bytes[i];
  return (seen & kHighBits) == 0;
}

bool IsUtf8(std::span<const uint8_t> bytes) {
  if (IsAscii(bytes)) return true;
  while (!bytes.empty()) {
    const size_t size = SequenceBytes(bytes);
    if (size == 0) return false;
    bytes = bytes.subspan(size);
  }
  return true;
}

}  // namespace genie::wire
