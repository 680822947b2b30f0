// Sorts 64-bit keys by their upper bits in passes of 11: linear, without branches on the data.
// On 20,000 keys some five times faster than std::sort, whose branches are unpredictable there.
//
// Depends on: base. Thread safety: one thread at a time.
#pragma once

#include <cstdint>
#include <utility>

#include <genie/base/list.h>

namespace genie::detect {

// Sorts `keys` by bits first_bit .. first_bit + bits - 1, stable. Errors: kOutOfMemory.
inline Status RadixSort(List<uint64_t>& keys, List<uint64_t>& scratch, int first_bit, int bits) {
  constexpr int kDigit = 11;
  constexpr size_t kBuckets = size_t{1} << kDigit;
  const size_t count = keys.size();
  // The two lists change places: equal capacities keep a steady state free of allocation.
  GENIE_RETURN_IF_ERROR(scratch.Reserve(keys.capacity()));
  GENIE_RETURN_IF_ERROR(scratch.Resize(count));
  for (int shift = first_bit; shift < first_bit + bits; shift += kDigit) {
    uint32_t start[kBuckets] = {};
    for (size_t i = 0; i < count; ++i) ++start[keys[i] >> shift & (kBuckets - 1)];
    uint32_t sum = 0;
    for (uint32_t& bucket : start) sum += std::exchange(bucket, sum);
    for (size_t i = 0; i < count; ++i) {
      scratch[start[keys[i] >> shift & (kBuckets - 1)]++] = keys[i];
    }
    std::swap(keys, scratch);
  }
  return Status::Ok();
}

}  // namespace genie::detect
