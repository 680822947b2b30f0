// Fuzzes the detector on raw pixels: the first 4 bytes are width, height, format, and the padding
// of a row with the alignment of the first; the rest pixels, repeated as often as the frame needs.
// Every frame must be detected, with the same Scene for tiles of 32 px, of 64 px and for the whole
// frame in one, without a look at padding or beyond the last pixel. Views that make no sense must
// be refused.
#include <cstdint>
#include <vector>

#include <genie/detect/detect.h>
#include <genie/scene/canonical.h>

#include "require.h"

namespace {

constexpr size_t kHeader = 4;
constexpr int32_t kMaxSide = 160;  // five tiles of 32 px, three of 64, one of 160

void DetectWith(genie::ConstImageView frame, int32_t tile_size, genie::Scene& scene) {
  static genie::DetectContext context;
  genie::DetectOptions options;
  options.tile_size = tile_size;
  genie::fuzz::Require(genie::Detect(frame, options, context, scene).ok());
}

void RequireRefused(genie::ConstImageView frame) {
  genie::DetectContext context;
  genie::Scene scene;
  genie::fuzz::Require(!genie::Detect(frame, {}, context, scene).ok());
  genie::fuzz::Require(scene.elements.size() == 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size <= kHeader) return 0;
  const int32_t width = 1 + data[0] % kMaxSide;
  const int32_t height = 1 + data[1] % kMaxSide;
  const auto format = static_cast<genie::PixelFormat>(data[2] % 5);
  const ptrdiff_t row_bytes = ptrdiff_t{width} * genie::BytesPerPixel(format);
  const ptrdiff_t stride = row_bytes + data[3] % 16;
  const size_t offset = data[3] / 16;  // of the first pixel to what the allocator aligns to
  // No padding behind the last row, so that reading it is seen.
  std::vector<uint8_t> bytes(offset + static_cast<size_t>(stride * (height - 1) + row_bytes));
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = data[kHeader + i % (size - kHeader)];
  const genie::ConstImageView frame{bytes.data() + offset, width, height, stride, format};
  genie::Scene whole;
  DetectWith(frame, kMaxSide, whole);
  for (const int32_t tile_size : {32, 64}) {
    genie::Scene tiled;
    DetectWith(frame, tile_size, tiled);
    genie::fuzz::Require(genie::SameScene(whole, tiled));
  }
  RequireRefused({frame.data, width, height, row_bytes - 1, format});
  RequireRefused({frame.data, width, height, -stride, format});
  RequireRefused({frame.data, width, 0, stride, format});
  RequireRefused({nullptr, width, height, stride, format});
  return 0;
}
