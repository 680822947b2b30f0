// The oracle of Median: see genie/kernels/median.h.
#include <genie/kernels/median.h>

#include <algorithm>

#include "median/median_networks.h"
#include "median/median_plan.h"

namespace genie::kernels::scalar {
namespace {

template <size_t kCount>
void Run(const MedianExchange (&exchanges)[kCount], uint8_t* values) {
  for (const MedianExchange exchange : exchanges) {
    const uint8_t low = std::min(values[exchange.low], values[exchange.high]);
    values[exchange.high] = std::max(values[exchange.low], values[exchange.high]);
    values[exchange.low] = low;
  }
}

// The median of the square with these rows, and in them the values at these columns.
template <class Network>
uint8_t MedianAt(const uint8_t* const* rows, const size_t* columns) {
  constexpr size_t kSide = Network::kSide;
  uint8_t values[kSide * kSide];
  for (size_t c = 0; c < kSide; ++c) {
    uint8_t column[kSide];
    for (size_t r = 0; r < kSide; ++r) column[r] = rows[r][columns[c]];
    Run(Network::kColumn, column);
    for (size_t r = 0; r < kSide; ++r) values[r * kSide + c] = column[r];
  }
  Run(Network::kSquare, values);
  return values[Network::kMedian];
}

template <class Network>
void MedianRows(const MedianPlan& plan, Rows<uint8_t> target) {
  constexpr size_t kSide = Network::kSide;
  const uint8_t* rows[kSide];
  size_t columns[kSide];
  for (size_t y = 0; y < plan.extent.height; ++y) {
    plan.RowsAround(y, rows);
    for (size_t i = 0; i < plan.count(); ++i) {
      for (size_t c = 0; c < kSide; ++c) {
        const auto x = static_cast<ptrdiff_t>(i / plan.channels + c);
        const ptrdiff_t inside =
            BorderIndex(x - ptrdiff_t(kSide / 2), plan.extent.width, Border::kReplicate);
        columns[c] = size_t(inside) * plan.channels + i % plan.channels;
      }
      target.row(ptrdiff_t(y))[i] = MedianAt<Network>(rows, columns);
    }
  }
}

}  // namespace

void Median(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
            size_t channels, MedianSide side) {
  if (extent.width == 0 || extent.height == 0) return;
  const MedianPlan plan = {source, outside, extent, channels, size_t(side)};
  if (side == MedianSide::kThree) {
    MedianRows<MedianOfThree>(plan, target);
  } else {
    MedianRows<MedianOfFive>(plan, target);
  }
}

}  // namespace genie::kernels::scalar
