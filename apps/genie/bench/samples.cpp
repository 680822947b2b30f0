#include "samples.h"

#include <algorithm>
#include <cmath>

namespace genie::bench {

double Samples::Quantile(double share) const {
  if (values_.empty()) return 0;
  std::vector<double> sorted = values_;
  std::ranges::sort(sorted);
  const double rank = std::ceil(share * static_cast<double>(sorted.size()));
  const auto index = static_cast<size_t>(std::max(rank - 1, 0.0));
  return sorted[std::min(index, sorted.size() - 1)];
}

}  // namespace genie::bench
