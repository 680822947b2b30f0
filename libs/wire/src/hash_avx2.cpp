// Hash64 with AVX2: see hash.h. The functions of xxHash's header are compiled for AVX2 by a pragma
// around it; system headers come before, so that nothing else is.
#include "hash.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include <cstdlib>
#include <cstring>

#define XXH_INLINE_ALL
#define XXH_VECTOR 2  // XXH_AVX2
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif
#include <xxhash.h>

namespace genie::wire::avx2 {
uint64_t Hash64(const uint8_t* bytes, size_t size) { return XXH3_64bits(bytes, size); }
}  // namespace genie::wire::avx2

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

namespace genie::wire::avx2 {
bool IsAvailable() { return __builtin_cpu_supports("avx2") != 0; }
}  // namespace genie::wire::avx2

#else

namespace genie::wire::avx2 {
bool IsAvailable() { return false; }
uint64_t Hash64(const uint8_t*, size_t) { return 0; }  // never called
}  // namespace genie::wire::avx2

#endif
