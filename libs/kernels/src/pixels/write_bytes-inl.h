// WriteRows: the loop of operations that make each byte of a plane from the bytes at its place.
//
// Vectors are stored at their own alignment, so that no store crosses a cache line; past the size
// of caches they go around them: a line that is written whole need not be read first, which saves
// a third of the traffic. Measured on 3840x2160 RGBA: see kStreamBytes.
//
// Included once for each target. For HWY_SCALAR, too.
#if defined(GENIE_KERNELS_WRITE_BYTES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_WRITE_BYTES_INL_H_
#undef GENIE_KERNELS_WRITE_BYTES_INL_H_
#else
#define GENIE_KERNELS_WRITE_BYTES_INL_H_
#endif

#include <genie/kernels/rows.h>
#include <hwy/cache_control.h>
#include <hwy/highway.h>

#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Targets of this size do not stay in a cache until they are read again: half of a large one.
inline constexpr size_t kStreamBytes = size_t{16} << 20;

using WriteTag = hn::ScalableTag<uint8_t>;

// The vector at `row + x`, or as much of it as `count` bytes are; the rest 0.
HWY_INLINE hn::Vec<WriteTag> LoadPart(const uint8_t* row, size_t count) {
  alignas(64) uint8_t bytes[hn::MaxLanes(WriteTag())] = {};
  std::memcpy(bytes, row, count);
  return hn::Load(WriteTag(), bytes);
}

template <class Source>
HWY_INLINE void WritePart(const Source& source, size_t x, size_t count, uint8_t* target) {
  alignas(64) uint8_t bytes[hn::MaxLanes(WriteTag())];
  hn::Store(source.Part(x, count), WriteTag(), bytes);
  std::memcpy(target + x, bytes, count);
}

enum class Writing : uint8_t { kCached, kStreamed };

template <Writing kWriting, class Source>
HWY_INLINE void WriteRow(const Source& source, uint8_t* target, size_t width) {
  const WriteTag d;
  const size_t step = hn::Lanes(d);
  const size_t past = reinterpret_cast<uintptr_t>(target) % step;
  size_t x = past == 0 ? 0 : HWY_MIN(step - past, width);
  if (x != 0) WritePart(source, 0, x, target);
  for (; x + step <= width; x += step) {
    if constexpr (kWriting == Writing::kStreamed) {
      hn::Stream(source.Whole(x), d, target + x);
    } else {
      hn::Store(source.Whole(x), d, target + x);
    }
  }
  if (x < width) WritePart(source, x, width - x, target);
}

// source(y) gives the row's Source: Whole(x) is the vector at x, Part(x, count) its first `count`
// bytes. A target that is also a source is in the caches by then, and is not streamed.
template <class SourceOfRow>
HWY_INLINE void WriteRows(const SourceOfRow& source, bool is_in_place, Rows<uint8_t> target,
                          Extent extent) {
  if (extent.width * extent.height < kStreamBytes || is_in_place) {
    for (size_t y = 0; y < extent.height; ++y) {
      WriteRow<Writing::kCached>(source(y), target.row(y), extent.width);
    }
    return;
  }
  for (size_t y = 0; y < extent.height; ++y) {
    WriteRow<Writing::kStreamed>(source(y), target.row(y), extent.width);
  }
  hwy::FlushStream();
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
