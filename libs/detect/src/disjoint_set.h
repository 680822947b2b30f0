// Union by smallest index, with path halving: the root of a set is its smallest member, so the
// result does not depend on the order of the unions.
//
// Depends on: base. Thread safety: one thread at a time.
#pragma once

#include <cstdint>
#include <utility>

namespace genie::detect {

inline uint32_t FindRoot(uint32_t* parent, uint32_t i) {
  while (parent[i] != i) {
    parent[i] = parent[parent[i]];
    i = parent[i];
  }
  return i;
}

inline void Unite(uint32_t* parent, uint32_t a, uint32_t b) {
  a = FindRoot(parent, a);
  b = FindRoot(parent, b);
  if (a == b) return;
  if (b < a) std::swap(a, b);
  parent[b] = a;
}

}  // namespace genie::detect
