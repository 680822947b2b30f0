// Bands: the rows that have to be fetched so that every damaged box is up to date. The server
// writes packed rows, so a band is as wide as the frame, and only then it lands in its place.
//
// Depends on: base. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/geometry.h>
#include <genie/base/list.h>

namespace genie {

// Rows between two bands that are fetched with them rather than asked for apart: 16 rows of a
// 1920-wide screen are 120 KiB, about what a request costs.
inline constexpr int32_t kBandGapRows = 16;

// Replaces `bands` by the fewest bands of `frame`'s width that cover `damage`, from top to bottom,
// more than kBandGapRows apart. Every box lies inside `frame`, which begins at 0, 0; their order
// does not matter, and they may overlap. `damage` may not be the memory of `bands`.
// Cost: n log n. Errors: kOutOfMemory.
Status CoverByBands(std::span<const Box> damage, const Box& frame, List<Box>& bands);

}  // namespace genie
