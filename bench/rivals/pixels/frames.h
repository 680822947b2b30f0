// The frames of the races: a sample screen, and four of them as one of 4K.
//
// Owns: the pixels. Depends on: codec, ops. Thread safety: one thread.
#pragma once

#include <filesystem>
#include <vector>

#include "race.h"

namespace genie::races {

class FrameSet {
 public:
  // Every 1080p PNG of `screens`, by name; the first is the 1080p frame, the next its `other`.
  // Ends the program where there are fewer than four.
  explicit FrameSet(const std::filesystem::path& screens);

  const Frames& hd() const { return hd_; }    // 1920x1080
  const Frames& uhd() const { return uhd_; }  // 3840x2160

 private:
  Frames Prepare(const OwnedImage& first, const OwnedImage& second);
  ConstImageView Keep(const OwnedImage& rgb, PixelFormat format);

  std::vector<OwnedImage> kept_;
  Frames hd_, uhd_;
};

}  // namespace genie::races
