// Histogram: see genie/monitor/histogram.h.
#include <genie/monitor/histogram.h>

namespace genie {

void HistogramSnapshot::Merge(const HistogramSnapshot& other) {
  for (size_t i = 0; i < counts.size(); ++i) {
    counts[i] += other.counts[i];
  }
  count += other.count;
  sum += other.sum;
  smallest = std::min(smallest, other.smallest);
  largest = std::max(largest, other.largest);
}

uint64_t HistogramSnapshot::Quantile(uint32_t permille) const {
  if (count == 0) {
    return 0;
  }
  // The rank, from 1, rounded up; in two steps so that nothing overflows.
  const uint64_t part = std::min(permille, uint32_t{1000});
  const uint64_t rank = count / 1000 * part + (count % 1000 * part + 999) / 1000;
  uint64_t seen = 0;
  for (size_t bucket = 0; bucket < counts.size(); ++bucket) {
    seen += counts[bucket];
    if (seen >= std::max(rank, uint64_t{1})) {
      const uint64_t lowest = HistogramLayout::LowestOf(bucket);
      const uint64_t middle = lowest + (HistogramLayout::HighestOf(bucket) - lowest) / 2;
      return std::clamp(middle, smallest, std::max(smallest, largest));
    }
  }
  return largest;
}

uint64_t HistogramSnapshot::CountUpTo(uint64_t value) const {
  uint64_t total = 0;
  for (size_t i = 0; i < counts.size() && HistogramLayout::HighestOf(i) <= value; ++i) {
    total += counts[i];
  }
  return total;
}

// Relaxed: each figure is a statistic of its own and publishes no other memory.
void Histogram::Record(uint64_t value) {
  value = std::min(value, HistogramLayout::kMaxValue);
  counts_[HistogramLayout::BucketOf(value)].fetch_add(1, std::memory_order_relaxed);
  sum_.fetch_add(value, std::memory_order_relaxed);
  uint64_t low = smallest_.load(std::memory_order_relaxed);
  while (value < low && !smallest_.compare_exchange_weak(low, value, std::memory_order_relaxed)) {
  }
  uint64_t high = largest_.load(std::memory_order_relaxed);
  while (value > high && !largest_.compare_exchange_weak(high, value, std::memory_order_relaxed)) {
  }
}

HistogramSnapshot Histogram::Snapshot() const {
  HistogramSnapshot out;
  for (size_t i = 0; i < counts_.size(); ++i) {
    out.counts[i] = counts_[i].load(std::memory_order_relaxed);
    out.count += out.counts[i];
  }
  out.sum = sum_.load(std::memory_order_relaxed);
  out.smallest = smallest_.load(std::memory_order_relaxed);
  out.largest = largest_.load(std::memory_order_relaxed);
  return out;
}

}  // namespace genie
