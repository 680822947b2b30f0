// Well-formed UTF-8 or not.
//
// Source: the Unicode Standard 15.0, table 3-7. Depends on: the standard library only.
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace genie::wire {

// Cost: 8 bytes at a time where all are ASCII.
bool IsAscii(std::span<const uint8_t> bytes);
bool IsUtf8(std::span<const uint8_t> bytes);

}  // namespace genie::wire
