// RateLimit: when the next frame may be taken, so that there are never more than the wanted
// number a second. A change that comes too early is kept for the moment the frame is due, so the
// last state of the screen is always seen.
//
// Depends on: the standard library. Thread safety: one thread at a time.
#pragma once

#include <algorithm>
#include <cstdint>

namespace genie {

class RateLimit {
 public:
  // 0: no limit.
  explicit RateLimit(double max_rate_hz)
      : interval_ns_(max_rate_hz > 0 ? static_cast<int64_t>(std::min(1e9 / max_rate_hz, kLongestNs))
                                     : 0) {}

  // The first moment at which a frame may be taken.
  int64_t due_ns() const { return due_ns_; }
  // A frame was taken at `now_ns`.
  void Took(int64_t now_ns) { due_ns_ = now_ns + interval_ns_; }

 private:
  static constexpr double kLongestNs = 1e18;  // 30 years: a sum with the clock stays in 64 bits

  int64_t interval_ns_;
  int64_t due_ns_ = INT64_MIN;  // the first is due at once
};

}  // namespace genie
