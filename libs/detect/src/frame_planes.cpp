// Pixels to planes of bits: see frame_planes.h.
#include "frame_planes.h"

#include <algorithm>
#include <bit>

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

// Fidelity is judged in cells of 32 pixels by 8 sampled rows (every fourth row of 32), those that
// hold both flat ground and edges: there a clean rendering has equal pairs and large steps, a
// lossy one rings. 299 compressed phone screens against 300 clean ones separate at these values.
constexpr int32_t kSampleWidth = 32;
constexpr int32_t kSampleRows = 8;
constexpr int32_t kSampleStep = 4;
constexpr uint8_t kSmallStep = 8;   // largest difference of a channel that counts as small
constexpr int32_t kEdgePairs = 12;  // of 256 pairs in a cell
constexpr int32_t kFlatPairs = 110;
constexpr int32_t kSmearPercent = 45;
constexpr int32_t kEnoughCells = 8;

void SampleRow(ConstImageView frame, int32_t y, FramePlanes& planes) {
  PackRow(frame, y, planes.packed.data());
  uint64_t* equal = planes.scratch.row(0);
  uint64_t* near = planes.scratch.row(1);
  MaskRow(planes.packed.data(), nullptr, frame.width, 0, equal, nullptr);
  MaskRow(planes.packed.data(), nullptr, frame.width, kSmallStep, near, nullptr);
  for (size_t c = 0; c < planes.samples.size(); ++c) {
    const int shift = (c & 1) != 0 ? 32 : 0;
    const auto half = [&](const uint64_t* bits) {
      return std::popcount(static_cast<uint32_t>(bits[c / 2] >> shift));
    };
    planes.samples[c].equal += half(equal);
    planes.samples[c].near += half(near);
  }
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

Result<Fidelity> MeasureFidelity(ConstImageView frame, FramePlanes& planes) {
  const size_t row_pixels = static_cast<size_t>(frame.width) + 64;
  GENIE_FAIL_IF_ERROR(planes.packed.Resize(row_pixels));
  GENIE_FAIL_IF_ERROR(planes.scratch.Resize(frame.width, 2));
  const auto columns = static_cast<size_t>(frame.width / kSampleWidth);
  GENIE_FAIL_IF_ERROR(planes.samples.Resize(columns));
  int32_t edged = 0;
  int32_t smeared = 0;
  for (int32_t y = 0; y + kSampleRows * kSampleStep <= frame.height;
       y += kSampleRows * kSampleStep) {
    std::fill_n(planes.samples.data(), columns, SampleCell{});
    for (int32_t row = 0; row < kSampleRows; ++row) {
      SampleRow(frame, y + row * kSampleStep, planes);
    }
    for (const SampleCell& cell : planes.samples) {
      const int32_t small = cell.near - cell.equal;
      const int32_t large = kSampleRows * kSampleWidth - cell.near;
      if (large < kEdgePairs || cell.equal < kFlatPairs) continue;
      ++edged;
      smeared += small * 100 >= kSmearPercent * (small + large) ? 1 : 0;
    }
  }
  return edged >= kEnoughCells && smeared * 2 >= edged ? Fidelity::kLossy : Fidelity::kClean;
}

}  // namespace genie::detect
