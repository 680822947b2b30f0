// The oracle of Bilateral: see genie/kernels/bilateral.h.
#include <genie/kernels/bilateral.h>

#include <cstdlib>

#include "bilateral/bilateral_plan.h"

namespace genie::kernels::scalar {
namespace {

// The weights of all differences, a row of the table for each neighbour.
void FillTable(const BilateralPlan& plan, uint16_t* table) {
  for (size_t i = 0; i < plan.weights.count; ++i) {
    const uint32_t halvings = plan.weights.neighbours[i].halvings;
    for (uint32_t difference = 0; difference < plan.table_pitch(); ++difference) {
      *table++ = static_cast<uint16_t>(BilateralWeight(plan.weights, difference, halvings));
    }
  }
}

struct Sums {
  int32_t weights = 0;
  int32_t differences[3] = {};
};

// Adds what the pair of `upper` and `lower` gives to one of them; a pair's weighted difference is
// rounded down, whichever of the two it is added to.
void AddPair(const BilateralPlan& plan, const uint16_t* weights, const uint8_t* upper,
             const uint8_t* lower, bool is_upper, Sums& sums) {
  int difference = 0;
  for (size_t c = 0; c < plan.colours(); ++c) difference += std::abs(lower[c] - upper[c]);
  const int32_t weight = weights[difference];
  sums.weights += weight >> plan.weights.sum_shift;
  for (size_t c = 0; c < plan.colours(); ++c) {
    const int32_t product = (weight * ((lower[c] - upper[c]) * BilateralScale(plan.weights))) >> 16;
    sums.differences[c] += is_upper ? product : -product;
  }
}

void FilterPixel(const BilateralPlan& plan, const uint16_t* table, ptrdiff_t x, ptrdiff_t y,
                 uint8_t* target) {
  const uint8_t* pixel = plan.Pixel(x, y);
  Sums sums = {.weights = 32768 >> plan.weights.sum_shift};
  for (size_t i = 0; i < plan.weights.count; ++i, table += plan.table_pitch()) {
    const BilateralNeighbour at = plan.weights.neighbours[i];
    AddPair(plan, table, pixel, plan.Pixel(x + at.right, y + at.down), true, sums);
    AddPair(plan, table, plan.Pixel(x - at.right, y - at.down), pixel, false, sums);
  }
  for (size_t c = 0; c < plan.colours(); ++c) {
    target[c] = BilateralValue(plan.weights, pixel[c], sums.weights, sums.differences[c]);
  }
  if (plan.channels == 4) target[3] = pixel[3];
}

}  // namespace

void Bilateral(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
               size_t channels, const BilateralWeights& weights, uint64_t* scratch) {
  const BilateralPlan plan = {source, outside, extent, channels, weights};
  auto* table = reinterpret_cast<uint16_t*>(scratch);
  FillTable(plan, table);
  for (size_t y = 0; y < extent.height; ++y) {
    uint8_t* row = target.row(ptrdiff_t(y));
    for (size_t x = 0; x < extent.width; ++x) {
      FilterPixel(plan, table, ptrdiff_t(x), ptrdiff_t(y), row + x * channels);
    }
  }
}

}  // namespace genie::kernels::scalar
