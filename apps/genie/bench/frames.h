// Frames that the benchmarks run on: the sample screens, and frames made of them or of nothing.
//
// Depends on: image, codec. Thread safety: values and pure functions.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <genie/base/status.h>
#include <genie/image/image.h>

namespace genie::bench {

struct Frame {
  std::string name;
  std::filesystem::path file;  // empty: made, not read
  Image rgb;                   // 8-bit RGB, rows without padding
};

// The PNG files of a folder whose pictures have this size, by name; reads their headers alone.
// Errors: kNotFound (no folder, or none of that size).
Result<std::vector<std::filesystem::path>> FindScreens(const std::filesystem::path& folder,
                                                       int32_t width, int32_t height);

// Their pixels. Errors: as above, and those of decoding.
Result<std::vector<Frame>> ReadScreens(const std::filesystem::path& folder, int32_t width,
                                       int32_t height);

// Four screens of equal size as the quarters of one.
Result<Frame> MakeQuadruple(const std::vector<Frame>& screens);

// Every byte random, from a fixed seed: the worst a screen can be.
Result<Frame> MakeNoise(int32_t width, int32_t height);

// As rivals read them: width, height (32 bit), RGB bytes, for each frame. Errors:
// kOutputNotWritten.
Status WriteRawFrames(const std::vector<Frame>& frames, const std::filesystem::path& path);

}  // namespace genie::bench
