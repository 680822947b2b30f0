// Wraps WebP bitstreams into an animation. For tests and for the fuzzers' corpus.
//
// Source: the WebP container specification (RIFF chunks VP8X, ANIM, ANMF).
#pragma once

#include <cstdint>
#include <vector>

#include "png_writer.h"

namespace genie::codec_test {

struct WebpFrame {
  uint32_t x = 0;  // even
  uint32_t y = 0;  // even
  uint32_t width = 1;
  uint32_t height = 1;
  FileBytes file;  // a whole still WebP without VP8X
};

FileBytes WriteWebpAnimation(uint32_t canvas_width, uint32_t canvas_height,
                             const std::vector<WebpFrame>& frames);

}  // namespace genie::codec_test
