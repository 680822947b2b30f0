// Pace: how fast frames came and what they cost, for the status line and the last line.
//
// Depends on: detect's UpdateReport. Thread safety: one call at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include <genie/detect/session.h>

namespace genie::cli {

class Pace {
 public:
  void Add(int64_t seen_ns, int64_t detect_ns, const UpdateReport& report);

  // "frame 120  12.3 frames/s  1.9 ms a frame  3.1 % of the tiles  57 elements", over the frames
  // of the last two seconds, at most kWindow.
  std::string Line(int64_t now_ns, size_t elements) const;

  // "120 frames in 10.2 s: 1 full, 98 delta, 21 equal; 2.1 ms a frame".
  std::string Summary() const;

 private:
  struct Sample {
    int64_t seen_ns = 0;
    int64_t detect_ns = 0;
    int32_t dirty_permille = 0;
  };
  static constexpr size_t kWindow = 128;
  static constexpr int64_t kWindowNs = 2'000'000'000;

  std::array<Sample, kWindow> samples_{};  // a ring: the newest is frames_ - 1
  size_t frames_ = 0;
  std::array<size_t, 3> by_kind_{};  // by UpdateKind
  int64_t first_ns_ = 0;
  int64_t detect_ns_ = 0;  // of all
};

}  // namespace genie::cli
