// Pixels to planes of bits: see frame_planes.h.
#include "frame_planes.h"

#include <algorithm>

#include <genie/kernels/equal_masks.h>
#include <genie/kernels/pack_rgbx.h>

namespace genie::detect {
namespace {

constexpr int32_t kBandRows = 64;

// How much a square grows in each step, from 2 on: the overlap is at least one pixel, so every
// pair of neighbours in the larger square lies in one of the four smaller ones.
struct Growth {
  int32_t by;
  int32_t side;
  int32_t step;  // index into kSquareSides, or -1 for a side in between
};
constexpr std::array<Growth, 7> kGrowths = {
    {{1, 3, -1}, {2, 5, 0}, {2, 7, 1}, {3, 10, 2}, {4, 14, 3}, {7, 21, 4}, {0, 0, -1}}};

void PackRow(ConstImageView frame, int32_t y, uint32_t* packed) {
  const auto width = static_cast<size_t>(frame.width);
  kernels::PackRgbx(
      {frame.row(y), frame.stride_bytes}, static_cast<kernels::PixelOrder>(frame.format),
      {packed, static_cast<ptrdiff_t>(width * sizeof(uint32_t))}, {.width = width, .height = 1});
}

void MaskRow(const uint32_t* row, const uint32_t* below, int32_t width, uint8_t tolerance,
             uint64_t* right, uint64_t* down) {
  const auto count = static_cast<size_t>(width);
  kernels::EqualMasks(row, below, count, count - 1, tolerance, right, down);
}

void GrowSquares(const BitPlane& from, int32_t by, BitPlane& to) {
  const size_t words = from.words_per_row();
  for (int32_t y = 0; y < from.height; ++y) {
    uint64_t* out = to.row(y);
    if (y + by >= from.height) {
      std::fill_n(out, words + 1, uint64_t{0});
      continue;
    }
    const uint64_t* a = from.row(y);
    const uint64_t* b = from.row(y + by);
    for (size_t w = 0; w < words; ++w) {
      const uint64_t here = a[w] & b[w];
      const uint64_t next = a[w + 1] & b[w + 1];
      out[w] = here & (here >> by | next << (64 - by));
    }
    out[words] = 0;
  }
}

void SeedSquares(const FramePlanes& planes, BitPlane& to) {
  const size_t words = to.words_per_row();
  for (int32_t y = 0; y < to.height; ++y) {
    uint64_t* out = to.row(y);
    const uint64_t* r = planes.right.row(y);
    const uint64_t* r2 = planes.right.row(std::min(y + 1, to.height - 1));
    const uint64_t* d = planes.down.row(y);
    for (size_t w = 0; w < words; ++w) {
      out[w] = r[w] & r2[w] & d[w] & (d[w] >> 1 | d[w + 1] << 63);
    }
    out[words] = 0;
  }
}

}  // namespace

Status ComputeEqualPlanes(ConstImageView frame, uint8_t tolerance, Executor& executor,
                          FramePlanes& planes) {
  planes.tolerance = tolerance;
  GENIE_RETURN_IF_ERROR(planes.right.Resize(frame.width, frame.height));
  GENIE_RETURN_IF_ERROR(planes.down.Resize(frame.width, frame.height));
  const auto bands = static_cast<size_t>((frame.height + kBandRows - 1) / kBandRows);
  const size_t row_pixels = static_cast<size_t>(frame.width) + 64;
  GENIE_RETURN_IF_ERROR(planes.packed.Resize(bands * 2 * row_pixels));
  executor.Run(bands, [&](size_t band) {
    uint32_t* current = planes.packed.data() + band * 2 * row_pixels;
    uint32_t* next = current + row_pixels;
    const auto first = static_cast<int32_t>(band) * kBandRows;
    const int32_t last = std::min(first + kBandRows, frame.height);
    PackRow(frame, first, next);
    for (int32_t y = first; y < last; ++y) {
      std::swap(current, next);
      const bool has_below = y + 1 < frame.height;
      if (has_below) PackRow(frame, y + 1, next);
      uint64_t* down = planes.down.row(y);
      MaskRow(current, has_below ? next : nullptr, frame.width, tolerance, planes.right.row(y),
              has_below ? down : nullptr);
      if (!has_below) std::fill_n(down, planes.down.stride, uint64_t{0});
      planes.right.row(y)[planes.right.stride - 1] = 0;
      planes.down.row(y)[planes.down.stride - 1] = 0;
    }
  });
  return Status::Ok();
}

Status ComputeSquarePlanes(FramePlanes& planes) {
  const int32_t width = planes.right.width;
  const int32_t height = planes.right.height;
  for (BitPlane& plane : planes.square) GENIE_RETURN_IF_ERROR(plane.Resize(width, height));
  GENIE_RETURN_IF_ERROR(planes.scratch.Resize(width, height));
  BitPlane& two = planes.square[kSquareSteps - 1];  // overwritten last
  SeedSquares(planes, two);
  const BitPlane* from = &two;
  for (const Growth& growth : kGrowths) {
    if (growth.by == 0) break;
    BitPlane& to =
        growth.step < 0 ? planes.scratch : planes.square[static_cast<size_t>(growth.step)];
    GrowSquares(*from, growth.by, to);
    from = &to;
  }
  return Status::Ok();
}

Result<int32_t> SmallDifferencePermille(ConstImageView frame, FramePlanes& planes) {
  constexpr uint8_t kSmall = 8;
  const size_t row_pixels = static_cast<size_t>(frame.width) + 64;
  GENIE_FAIL_IF_ERROR(planes.packed.Resize(row_pixels));
  GENIE_FAIL_IF_ERROR(planes.scratch.Resize(frame.width, 2));
  int64_t differ = 0;
  int64_t small = 0;
  for (int32_t y = 0; y < frame.height; y += 4) {
    PackRow(frame, y, planes.packed.data());
    uint64_t* exact = planes.scratch.row(0);
    uint64_t* near = planes.scratch.row(1);
    MaskRow(planes.packed.data(), nullptr, frame.width, 1, exact, nullptr);
    MaskRow(planes.packed.data(), nullptr, frame.width, kSmall, near, nullptr);
    exact[planes.scratch.stride - 1] = 0;
    near[planes.scratch.stride - 1] = 0;
    const int32_t equal = CountBits(exact, 0, frame.width - 1);
    differ += frame.width - 1 - equal;
    small += CountBits(near, 0, frame.width - 1) - equal;
  }
  return differ == 0 ? 0 : static_cast<int32_t>(small * 1000 / differ);
}

}  // namespace genie::detect
