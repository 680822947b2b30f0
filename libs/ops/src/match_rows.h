// MatchRows: an image as planes of u16, a band at a time, with the running sums of its windows.
//
// Depends on: base, image, kernels' match_template.h. Thread safety: one thread at a time.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/match_template.h>

#include "match_pattern.h"

namespace genie::ops {

class MatchRows {
 public:
  // Takes memory for bands of the image and tells `pattern` where its values lie in them.
  // Errors: kOutOfMemory.
  Status Prepare(ConstImageView image, PatternOfMatch& pattern, Arena& scratch);

  // Moves to the next row of windows, from the top one on.
  void Advance();

  // Of the row of windows: its first element, and what is known of each of them.
  const uint16_t* first() const { return band_.data() + ptrdiff_t(row_) * row_stride_; }
  // The same in the planes of squares' sums.
  const uint16_t* squares() const { return squares_.data() + ptrdiff_t(row_) * row_stride_; }
  const kernels::MatchWindows& windows() const { return windows_; }
  size_t count() const { return size_t(image_.width) - pattern_->kernel().extent.width + 1; }

  // The sums of window `x`, by plane, and of its squares.
  void SumsOf(size_t x, uint64_t* sums, uint64_t& squares) const;

 private:
  void LoadRow(size_t band_row);
  void MoveUp();
  Status TakeSums(Arena& scratch);

  ConstImageView image_ = {};
  PatternOfMatch* pattern_ = nullptr;
  std::span<uint16_t> band_ = {};
  std::span<uint16_t> squares_ = {};  // the band itself where squares are pixels
  size_t band_rows_ = 0;
  ptrdiff_t row_stride_ = 0, plane_stride_ = 0;
  size_t row_ = 0;      // of the band, where the row of windows begins
  int32_t loaded_ = 0;  // rows of the image
  bool has_begun_ = false;
  kernels::MatchColumns columns_ = {};
  kernels::MatchWindows windows_ = {};
};

}  // namespace genie::ops
