// The oracle of ConvertFormat: see genie/kernels/convert_format.h.
#include <genie/kernels/convert_format.h>
#include <genie/kernels/gray.h>

namespace genie::kernels::scalar {
namespace {

bool IsRedFirst(PixelOrder order) {
  return order == PixelOrder::kRgb || order == PixelOrder::kRgba;
}

void ConvertRow(const uint8_t* source, PixelOrder from, uint8_t* target, PixelOrder to,
                size_t width) {
  const size_t source_step = PixelBytes(from);
  const size_t target_step = PixelBytes(to);
  // Where the target's channels lie in a source pixel.
  const size_t middle = from == PixelOrder::kGray ? 0 : 1;
  const size_t last = from == PixelOrder::kGray ? 0 : 2;
  const bool is_swapped = IsRedFirst(from) != IsRedFirst(to);
  const size_t first = is_swapped ? last : 0;
  for (size_t x = 0; x < width; ++x) {
    const uint8_t* pixel = source + x * source_step;
    uint8_t* out = target + x * target_step;
    out[0] = pixel[first];
    out[1] = pixel[middle];
    out[2] = pixel[last - first];
    if (target_step == 4) out[3] = source_step == 4 ? pixel[3] : uint8_t{255};
  }
}

}  // namespace

void ConvertFormat(Rows<const uint8_t> source, PixelOrder from, Rows<uint8_t> target, PixelOrder to,
                   Extent extent) {
  if (to == PixelOrder::kGray) return scalar::Gray(source, from, target, extent);
  for (size_t y = 0; y < extent.height; ++y) {
    ConvertRow(source.row(y), from, target.row(y), to, extent.width);
  }
}

}  // namespace genie::kernels::scalar
