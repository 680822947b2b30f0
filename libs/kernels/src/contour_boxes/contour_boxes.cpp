// ContourBoxes: see genie/kernels/contour_boxes.h, and contour_forest.h for the method.
#include <genie/kernels/contour_boxes.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "contour_boxes/contour_boxes.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <utility>

#include "contour_boxes/contour_forest.h"
#include "pixels/byte_bits-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

// `bits` and `bits_above` hold a row each, all zeros at first. Rows like the one above are many on
// screens: blank ones and vertical lines.
std::optional<size_t> ContourBoxes(Rows<const uint8_t> mask, Extent extent, ContourForest& forest,
                                   uint64_t* bits, uint64_t* bits_above) {
  const size_t words = (extent.width + 63) / 64;
  for (size_t y = 0; y < extent.height; ++y) {
    BitsOfRow(mask.row(ptrdiff_t(y)), extent.width, 0, bits);
    if (std::equal(bits, bits + words, bits_above)) {
      forest.RepeatRow(int32_t(y));
      continue;
    }
    const size_t count = FindRuns(bits, extent.width, forest.next_runs());
    if (!forest.AddRow(count, int32_t(y))) return std::nullopt;
    std::swap(bits, bits_above);
  }
  return forest.Finish();
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(ContourBoxes);

// Two rows of bits, of runs, of the numbers of their shapes and of their gaps.
size_t ContourBoxesScratchWords(size_t width) {
  return 2 * ((width + 63) / 64) + 4 * MaxRuns(width);
}

std::optional<size_t> ContourBoxes(Rows<const uint8_t> mask, Extent extent,
                                   const ContourPieces& pieces, uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return 0;
  if (pieces.gaps.empty()) return std::nullopt;
  const size_t words = (extent.width + 63) / 64, most = MaxRuns(extent.width);
  std::fill_n(scratch, 2 * words, uint64_t{0});
  auto* runs = reinterpret_cast<Run*>(scratch + 2 * words);
  auto* numbers = reinterpret_cast<uint32_t*>(scratch + 2 * words + 2 * most);
  ContourForest forest({runs, numbers, numbers + most},
                       {runs + most, numbers + 2 * most, numbers + 3 * most}, pieces);
  return HWY_DYNAMIC_DISPATCH(ContourBoxes)(mask, extent, forest, scratch, scratch + words);
}

}  // namespace genie::kernels
#endif
