// Hash64: see hash.h. What every machine of this architecture has.
#include "hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace genie::wire {
namespace {

// Up to here XXH3 uses no vectors.
constexpr size_t kShortBytes = 240;

}  // namespace

uint64_t Hash64(const uint8_t* bytes, size_t size) {
  static const bool has_avx2 = avx2::IsAvailable();
  if (size > kShortBytes && has_avx2) return avx2::Hash64(bytes, size);
  return XXH3_64bits(bytes, size);
}

}  // namespace genie::wire
