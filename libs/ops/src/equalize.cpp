// Otsu's threshold and histogram equalisation: see genie/ops/equalize.h.
#include <genie/ops/equalize.h>
#include <genie/ops/threshold.h>
#include <genie/ops/tone.h>

#include "check.h"

namespace genie::ops {
namespace {

Status CheckPair(ConstImageView source, ConstImageView target) {
  GENIE_RETURN_IF_ERROR(CheckGray(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckGray(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  return CheckApartOrSame(source, target);
}

std::array<uint8_t, 256> EqualizingTable(const HistogramCounts& counts) {
  std::array<uint8_t, 256> table = {};
  uint64_t total = 0;
  for (const uint32_t count : counts) total += count;
  size_t first = 0;
  while (first < 255 && counts[first] == 0) ++first;
  const uint64_t range = total - counts[first];
  if (range == 0) {  // one value: it stays
    table.fill(uint8_t(first));
    return table;
  }
  uint64_t sum = 0;
  for (size_t value = first + 1; value < 256; ++value) {
    sum += counts[value];
    table[value] = uint8_t((2 * 255 * sum + range) / (2 * range));
  }
  return table;
}

}  // namespace

uint8_t OtsuLimit(const HistogramCounts& counts) {
  uint64_t total = 0, total_sum = 0;
  for (size_t value = 0; value < 256; ++value) {
    total += counts[value];
    total_sum += uint64_t{value} * counts[value];
  }
  double best = 0;
  uint8_t limit = 0;
  uint64_t below = 0, below_sum = 0;
  for (size_t value = 0; value < 255; ++value) {
    below += counts[value];
    below_sum += uint64_t{value} * counts[value];
    const uint64_t above = total - below;
    if (below == 0 || above == 0) continue;
    // The variance between the classes times total^2: below * above * (difference of the means)^2.
    const double apart =
        double(total_sum - below_sum) / double(above) - double(below_sum) / double(below);
    const double variance = double(below) * double(above) * (apart * apart);
    if (variance > best) {
      best = variance;
      limit = uint8_t(value);
    }
  }
  return limit;
}

Result<uint8_t> OtsuThreshold(ConstImageView source, ImageView target) {
  GENIE_FAIL_IF_ERROR(CheckPair(source, target));
  HistogramCounts counts;
  GENIE_FAIL_IF_ERROR(Histogram(source, 0, counts));
  const uint8_t limit = OtsuLimit(counts);
  GENIE_FAIL_IF_ERROR(Threshold(source, limit, target));
  return limit;
}

Status EqualizeHistogram(ConstImageView source, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckPair(source, target));
  HistogramCounts counts;
  GENIE_RETURN_IF_ERROR(Histogram(source, 0, counts));
  return ApplyTable(source, EqualizingTable(counts), target);
}

}  // namespace genie::ops
