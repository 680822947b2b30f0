// The oracles of Invert, ApplyTable and BrightnessContrast: see genie/kernels/tone.h.
#include <genie/kernels/tone.h>

#include <algorithm>

namespace genie::kernels::scalar {

void Invert(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) target.row(y)[x] = uint8_t(255 - source.row(y)[x]);
  }
}

void ApplyTable(Rows<const uint8_t> source, const uint8_t* table, Rows<uint8_t> target,
                Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) target.row(y)[x] = table[source.row(y)[x]];
  }
}

void BrightnessContrast(Rows<const uint8_t> source, Contrast contrast, Rows<uint8_t> target,
                        Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) {
      const int32_t value = (source.row(y)[x] * contrast.factor_q8 + 128) >> 8;
      target.row(y)[x] = uint8_t(std::clamp(value + contrast.brightness, 0, 255));
    }
  }
}

}  // namespace genie::kernels::scalar
