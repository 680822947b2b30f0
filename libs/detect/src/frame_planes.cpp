// Pixels to planes of bits: see frame_planes.h.
#include "frame_planes.h"

#include <algorithm>

#include <genie/kernels/equal_masks.h>
#include <genie/kernels/pack_rgbx.h>

namespace genie::detect {
namespace {

constexpr int32_t kBandRows = 64;
constexpr int32_t kRowPadding = 64;  // pixels behind a packed row, so that loads stay inside

// Rows first .. last - 1 of both planes, whole words that hold pixels left .. right - 1.
void ComputeRows(ConstImageView frame, const Box& part, uint32_t* packed, size_t row_pixels,
                 FramePlanes& planes) {
  const int32_t left = part.x / 64 * 64;
  const int32_t right = std::min((part.right() + 63) / 64 * 64, frame.width);
  const bool at_edge = right == frame.width;
  const int32_t count = right - left + (at_edge ? 0 : 1);
  const auto width = static_cast<size_t>(right - left);
  const auto word = static_cast<size_t>(left) / 64;
  uint32_t* current = packed;
  uint32_t* next = packed + row_pixels;
  PackRow(frame, part.y, left, count, next);
  for (int32_t y = part.y; y < part.bottom(); ++y) {
    std::swap(current, next);
    const bool has_below = y + 1 < frame.height;
    if (has_below) PackRow(frame, y + 1, left, count, next);
    uint64_t* down = planes.down.row(y) + word;
    kernels::EqualMasks(current, has_below ? next : nullptr, width, width - (at_edge ? 1 : 0),
                        planes.tolerance, planes.right.row(y) + word, has_below ? down : nullptr);
    if (!has_below) std::fill_n(down, (width + 63) / 64, uint64_t{0});
    if (!at_edge) continue;
    planes.right.row(y)[planes.right.stride - 1] = 0;
    planes.down.row(y)[planes.down.stride - 1] = 0;
  }
}

}  // namespace

void PackRow(ConstImageView frame, int32_t y, int32_t x, int32_t count, uint32_t* packed) {
  const auto width = static_cast<size_t>(count);
  const uint8_t* pixels = frame.row(y) + ptrdiff_t{x} * BytesPerPixel(frame.format);
  kernels::PackRgbx({pixels, frame.stride_bytes}, static_cast<kernels::PixelOrder>(frame.format),
                    {packed, static_cast<ptrdiff_t>(width * sizeof(uint32_t))},
                    {.width = width, .height = 1});
}

Status ComputeEqualPlanes(ConstImageView frame, uint8_t tolerance, Executor& executor,
                          FramePlanes& planes) {
  planes.tolerance = tolerance;
  GENIE_RETURN_IF_ERROR(planes.right.Resize(frame.width, frame.height));
  GENIE_RETURN_IF_ERROR(planes.down.Resize(frame.width, frame.height));
  // A pair of packed rows for each piece of work that runs at once.
  const auto bands = static_cast<size_t>((frame.height + kBandRows - 1) / kBandRows);
  const size_t workers = std::min(std::max(executor.concurrency(), size_t{1}), bands);
  const size_t row_pixels = static_cast<size_t>(frame.width + kRowPadding);
  GENIE_RETURN_IF_ERROR(planes.packed.Resize(workers * 2 * row_pixels));
  executor.Run(workers, [&](size_t worker) {
    uint32_t* packed = planes.packed.data() + worker * 2 * row_pixels;
    for (size_t band = worker; band < bands; band += workers) {
      const auto first = static_cast<int32_t>(band) * kBandRows;
      const int32_t rows = std::min(kBandRows, frame.height - first);
      ComputeRows(frame, {0, first, frame.width, rows}, packed, row_pixels, planes);
    }
  });
  return Status::Ok();
}

Status UpdateEqualPlanes(ConstImageView frame, const Box& changed, FramePlanes& planes) {
  const size_t row_pixels = static_cast<size_t>(frame.width + kRowPadding);
  GENIE_RETURN_IF_ERROR(planes.packed.Resize(2 * row_pixels));
  // The pixels to the left of changed ones and above them compare with them.
  const Box reads =
      Intersection(BoxFromEdges(changed.x - 1, changed.y - 1, changed.right(), changed.bottom()),
                   {0, 0, frame.width, frame.height});
  if (!reads.empty()) ComputeRows(frame, reads, planes.packed.data(), row_pixels, planes);
  return Status::Ok();
}

}  // namespace genie::detect
