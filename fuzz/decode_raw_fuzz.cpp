// Fuzzes raw layouts: the first 17 bytes are width, height, stride and format, the rest pixels.
#include <cstring>

#include "decode_checked.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  genie::RawLayout layout;
  int64_t stride = 0;
  constexpr size_t kHeader = 17;
  if (size < kHeader) return 0;
  std::memcpy(&layout.width, data, 4);
  std::memcpy(&layout.height, data + 4, 4);
  std::memcpy(&stride, data + 8, 8);
  layout.stride_bytes = static_cast<ptrdiff_t>(stride);
  layout.format = static_cast<genie::PixelFormat>(data[16] % 5);
  const std::span<const uint8_t> pixels(data + kHeader, size - kHeader);
  const auto image = genie::Decode(pixels, {.limits = genie::fuzz::kLimits, .raw = layout});
  if (image) {
    genie::fuzz::Require(image->view().width == layout.width &&
                         image->view().height == layout.height);
  }
  return 0;
}
