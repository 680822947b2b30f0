// A 64-bit mixing hash for content keys: not cryptographic, the same on every target.
//
// Source: the finaliser of SplitMix64 (Steele, Lea, Flood 2014) over 8-byte little-endian words.
// Depends on: the standard library only. Thread safety: pure functions.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace genie {

constexpr uint64_t MixBits(uint64_t x) {
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebULL;
  x ^= x >> 31;
  return x;
}

// Order matters: CombineHash(CombineHash(s, a), b) differs from the other order.
constexpr uint64_t CombineHash(uint64_t seed, uint64_t value) {
  return MixBits(seed * 0x9e3779b97f4a7c15ULL + value + 0x632be59bd9b4e019ULL);
}

}  // namespace genie
