// Linking: which boxes of one host stand beside each other closely enough to be one thing. Used
// twice: letters to words, words to lines.
//
// Boxes are sorted by their left side into bands of 16 px, so each one meets only its neighbours:
// O(n log n) for n boxes whose heights are bounded.
//
// Depends on: base. Thread safety: one context, one thread.
#pragma once

#include <cstdint>

#include <genie/base/geometry.h>
#include <genie/base/list.h>

namespace genie::detect {

struct LinkBox {
  Box box;
  uint32_t host;
};

// Shares in hundredths of a box's height.
struct LinkRule {
  int32_t gap;      // of the taller: the largest distance
  int32_t overlap;  // of the shorter: the least shared rows
  int32_t bottoms;  // of the taller: how far apart the bottoms may be ...
  int32_t inside;   // ... unless this share of the shorter lies inside the taller's rows
};

struct LinkState {
  List<uint64_t> order;
  List<uint64_t> scratch;
  List<uint32_t> band_begin;
  List<uint32_t> band_items;
  List<uint32_t> parent;  // result: union-find, a set's root is its smallest index
};

// Errors: kOutOfMemory.
Status LinkBoxes(const List<LinkBox>& boxes, int32_t frame_height, const LinkRule& rule,
                 LinkState& state);

}  // namespace genie::detect
