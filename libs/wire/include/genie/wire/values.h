// The values of a tree that are more than a number or a text, as writers take and readers give
// them.
//
// Ownership: views; they borrow what they point to. Depends on: base, format.h. Thread safety:
// values.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <genie/base/geometry.h>
#include <genie/wire/format.h>

namespace genie::wire {

// A wall clock's time, in microseconds since 1970-01-01 00:00 on that clock.
struct Datetime {
  int64_t microseconds = 0;
  int64_t offset_microseconds = 0;  // of the clock from UTC, where `zoned`
  bool zoned = false;
  uint8_t fold = 0;  // 1: the second of two equal times when a clock is set back
};

// An n-dimensional array in C order.
struct ArrayView {
  // What an item is, as numpy's array interface says it ("<f4", "|b1"), or a JSON list of fields.
  std::string_view type = {};
  uint32_t item_bytes = 0;
  uint8_t dimensions = 0;
  const uint8_t* shape = nullptr;  // `dimensions` u64s, little-endian, at any address
  std::span<const uint8_t> data = {};

  uint64_t Dimension(size_t i) const { return Load<uint64_t>(shape + i * sizeof(uint64_t)); }
};

// One element on its own, away from its Scene.
struct ElementView {
  int64_t id = 0;
  Box box = {};
  int64_t parent_id = 0;  // where `has_parent`
  bool has_parent = false;
  uint16_t confidence = 0;  // thousandths
  uint8_t role = 0;         // a Role; readers check it
  uint8_t flags = 0;        // ElementFlag
  std::string_view text = {};
};

}  // namespace genie::wire
