// The oracle of EqualMasks: see genie/kernels/equal_masks.h.
#include <genie/kernels/equal_masks.h>

#include <algorithm>

namespace genie::kernels::scalar {
namespace {

bool Near(uint32_t a, uint32_t b, int tolerance) {
  for (int shift = 0; shift < 32; shift += 8) {
    const int difference = int((a >> shift) & 255) - int((b >> shift) & 255);
    if (difference > tolerance || difference < -tolerance) return false;
  }
  return true;
}

}  // namespace

void EqualMasks(const uint32_t* row, const uint32_t* below, size_t width, size_t right_count,
                uint8_t tolerance, uint64_t* right_bits, uint64_t* down_bits) {
  std::fill_n(right_bits, MaskWords(width), 0);
  for (size_t i = 0; i < right_count; ++i) {
    right_bits[i / 64] |= uint64_t{Near(row[i], row[i + 1], tolerance)} << (i % 64);
  }
  if (down_bits == nullptr) return;
  std::fill_n(down_bits, MaskWords(width), 0);
  for (size_t i = 0; i < width; ++i) {
    down_bits[i / 64] |= uint64_t{Near(row[i], below[i], tolerance)} << (i % 64);
  }
}

}  // namespace genie::kernels::scalar
