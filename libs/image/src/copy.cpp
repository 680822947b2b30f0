// CopyPixels: see genie/image/copy.h.
#include <genie/image/copy.h>

#include <atomic>
#include <cstring>
#include <limits>

namespace genie {
namespace {

// Relaxed: statistics, no other memory is published through them.
std::atomic<int64_t> copies{0};
std::atomic<int64_t> copied_bytes{0};

}  // namespace

CopyStats GetCopyStats() {
  return {.copies = copies.load(std::memory_order_relaxed),
          .bytes = copied_bytes.load(std::memory_order_relaxed)};
}

Status CopyPixels(ConstImageView source, ImageView target) {
  constexpr int64_t kAnySize = std::numeric_limits<int32_t>::max();
  constexpr ImageLimits kNoLimits = {.max_side = kAnySize, .max_pixels = kAnySize * kAnySize};
  GENIE_RETURN_IF_ERROR(Validate(source, kNoLimits));
  GENIE_RETURN_IF_ERROR(Validate(target, kNoLimits));
  if (source.width != target.width || source.height != target.height ||
      source.format != target.format) {
    return Status(StatusCode::kInvalidArgument, "pixels can be copied between equal shapes only")
        .With("source_width", source.width)
        .With("source_height", source.height)
        .With("target_width", target.width)
        .With("target_height", target.height);
  }
  if (Overlap(source, target)) {
    return Status(StatusCode::kInvalidArgument, "pixels can't be copied onto themselves");
  }
  const size_t row_bytes = static_cast<size_t>(source.width) * BytesPerPixel(source.format);
  const auto rows = static_cast<size_t>(source.height);
  const auto packed = static_cast<ptrdiff_t>(row_bytes);
  if (source.stride_bytes == packed && target.stride_bytes == packed) {
    std::memcpy(target.data, source.data, row_bytes * rows);
  } else {
    for (int32_t y = 0; y < source.height; ++y) {
      std::memcpy(target.row(y), source.row(y), row_bytes);
    }
  }
  copies.fetch_add(1, std::memory_order_relaxed);
  copied_bytes.fetch_add(static_cast<int64_t>(row_bytes * rows), std::memory_order_relaxed);
  return Status::Ok();
}

}  // namespace genie
