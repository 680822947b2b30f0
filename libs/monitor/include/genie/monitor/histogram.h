// Histogram: how often each value came, in fixed memory, for values over twelve decades.
//
// Log-linear buckets: each power of two is cut into 64 equal ones, so a bucket is at most 1/64 of
// its values wide. Values below 128 are exact; those above kMaxValue count as it.
//
//   value   0 1 2 .. 127 | 128 130 .. 254 | 256 260 .. 508 | ...
//   width        1       |       2        |       4        | ...
//
// A quantile is the middle of its bucket: within 1/128 (0.8 %) of the value of that rank, never
// outside the smallest and the largest value seen. The unit is the caller's (nanoseconds, bytes).
//
// Record() takes no lock and allocates nothing; a HistogramSnapshot is a plain value that merges
// with others of any thread, process or machine.
//
// Depends on: the standard library only.
// Thread safety: Record and Snapshot from any thread. A snapshot taken while others record holds
// every value recorded before it began, and perhaps some of those recorded meanwhile.
// Source: the bucket layout of HdrHistogram (Tene), with a power-of-two count of sub-buckets.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace genie {

struct HistogramLayout {
  static constexpr int kSubBits = 6;
  static constexpr size_t kSubBuckets = size_t{1} << kSubBits;
  static constexpr int kValueBits = 42;  // 2^42 ns are 73 minutes
  static constexpr uint64_t kMaxValue = (uint64_t{1} << kValueBits) - 1;
  static constexpr size_t kBuckets = kSubBuckets * (kValueBits - kSubBits + 1);

  static constexpr size_t BucketOf(uint64_t value) {
    value = std::min(value, kMaxValue);
    const int shift = std::max(0, static_cast<int>(std::bit_width(value)) - kSubBits - 1);
    return kSubBuckets * static_cast<size_t>(shift) + static_cast<size_t>(value >> shift);
  }
  static constexpr uint64_t LowestOf(size_t bucket) {
    const int shift = ShiftOf(bucket);
    return uint64_t{bucket - kSubBuckets * static_cast<size_t>(shift)} << shift;
  }
  static constexpr uint64_t HighestOf(size_t bucket) {
    return LowestOf(bucket) + (uint64_t{1} << ShiftOf(bucket)) - 1;
  }

 private:
  static constexpr int ShiftOf(size_t bucket) {
    return std::max(0, static_cast<int>(bucket / kSubBuckets) - 1);
  }
};

// What a Histogram held at one time: 19 KB, a plain value.
struct HistogramSnapshot {
  std::array<uint64_t, HistogramLayout::kBuckets> counts{};
  uint64_t count = 0;
  uint64_t sum = 0;  // of the values as recorded; wraps at 2^64
  uint64_t smallest = UINT64_MAX;
  uint64_t largest = 0;

  // Counts as if both had been recorded in one Histogram.
  void Merge(const HistogramSnapshot& other);

  // The value that `permille` of 1000 values do not exceed: 500 is the median, 999 p99.9. 0 when
  // nothing was recorded; `permille` above 1000 counts as 1000.
  uint64_t Quantile(uint32_t permille) const;

  // How many values were recorded in buckets that lie wholly at or below `value`; exact where
  // `value` is the last of a bucket.
  uint64_t CountUpTo(uint64_t value) const;

  double Mean() const { return count == 0 ? 0 : double(sum) / double(count); }
};

class Histogram {
 public:
  // Cost: four relaxed atomic operations, two of them only when an extreme moves.
  void Record(uint64_t value);

  HistogramSnapshot Snapshot() const;

 private:
  std::array<std::atomic<uint64_t>, HistogramLayout::kBuckets> counts_{};
  std::atomic<uint64_t> sum_{0};
  std::atomic<uint64_t> smallest_{UINT64_MAX};
  std::atomic<uint64_t> largest_{0};
};

}  // namespace genie
