// Puts the right lengths and hash into a message whose bytes were changed: what a hostile writer
// sends, and what a fuzzer needs to come past the hash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <genie/wire/message.h>

namespace genie::wire::test {

// The hash of a message, as its header holds it. `length` is at least kHeaderBytes.
uint64_t HashOf(const uint8_t* message, size_t length);

// Sets length and hash; where the body is not compressed, its declared length too.
void Reseal(uint8_t* message, size_t length);

// A message around bytes that need not be a body. `declared` is the body's length as the header
// says it.
std::vector<uint8_t> Sealed(const std::vector<uint8_t>& sent, uint64_t declared, BodyKind kind,
                            Compression compression);

}  // namespace genie::wire::test
