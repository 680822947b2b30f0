// Pictures of a set: bytes on disk to pixels, through libs/codec.
//
// Depends on: base, image, codec. Thread safety: functions without state.
#pragma once

#include <filesystem>

#include <genie/base/limits.h>
#include <genie/base/status.h>
#include <genie/image/image.h>

namespace genie::eval {

struct PictureSize {
  int32_t width = 0;
  int32_t height = 0;
};

// Errors: as the codec's, and those of reading a file; each names the file.
Result<Image> ReadPicture(const std::filesystem::path& path, const ImageLimits& limits);
Result<PictureSize> ReadPictureSize(const std::filesystem::path& path);

}  // namespace genie::eval
