// XXH3, 64 bits, without a seed: the hash of messages. The same value on every machine.
//
// Source: xxHash 0.8, whose headers are compiled into this library, once for each instruction set.
// Depends on: xxHash. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>

namespace genie::wire {

uint64_t Hash64(const uint8_t* bytes, size_t size);

namespace avx2 {
bool IsAvailable();
uint64_t Hash64(const uint8_t* bytes, size_t size);
}  // namespace avx2

}  // namespace genie::wire
