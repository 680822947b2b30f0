// Fuzzes the detector on raw pixels: the first 4 bytes are width, height, format and padding of a
// row, the rest pixels, repeated as often as the frame needs. Every frame must be detected, with
// the same Scene for tiles of 32 px and for the whole frame in one.
#include <cstdint>
#include <vector>

#include <genie/detect/detect.h>

#include "require.h"

namespace {

constexpr size_t kHeader = 4;
constexpr int32_t kMaxSide = 96;  // three tiles of 32 px

void DetectWith(genie::ConstImageView frame, int32_t tile_size, genie::Scene& scene) {
  static genie::DetectContext context;
  genie::DetectOptions options;
  options.tile_size = tile_size;
  genie::fuzz::Require(genie::Detect(frame, options, context, scene).ok());
}

void RequireEqual(const genie::Scene& a, const genie::Scene& b) {
  genie::fuzz::Require(a.elements.size() == b.elements.size());
  genie::fuzz::Require(a.scale_permille == b.scale_permille && a.content_key == b.content_key);
  for (size_t i = 0; i < a.elements.size(); ++i) {
    const genie::Element& x = a.elements[i];
    const genie::Element& y = b.elements[i];
    genie::fuzz::Require(x.box == y.box && x.role == y.role && x.flags == y.flags);
    genie::fuzz::Require(x.confidence == y.confidence && x.parent == y.parent);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size <= kHeader) return 0;
  const int32_t width = 1 + data[0] % kMaxSide;
  const int32_t height = 1 + data[1] % kMaxSide;
  const auto format = static_cast<genie::PixelFormat>(data[2] % 5);
  const ptrdiff_t stride = ptrdiff_t{width} * genie::BytesPerPixel(format) + data[3] % 16;
  std::vector<uint8_t> pixels(static_cast<size_t>(stride) * static_cast<size_t>(height));
  for (size_t i = 0; i < pixels.size(); ++i) pixels[i] = data[kHeader + i % (size - kHeader)];
  const genie::ConstImageView frame{pixels.data(), width, height, stride, format};
  genie::Scene tiled;
  genie::Scene whole;
  DetectWith(frame, 32, tiled);
  DetectWith(frame, 0, whole);
  RequireEqual(tiled, whole);
  return 0;
}
