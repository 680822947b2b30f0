// WarpAffine: see genie/kernels/warp_affine.h. Of each target row the pixels whose source pixels
// all lie inside are found by bisection and done in vectors; around them come some that touch the
// source's edge, done singly, and outside of these the border.
#include <genie/kernels/warp_affine.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "warp_affine/warp_affine.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>

#include "warp_affine/affine_walk.h"
#include "warp_affine/weigh_block-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void WarpAffine(Rows<const uint8_t> source, Rows<uint8_t> target, const WarpShape& shape,
                const AffineMatrix& matrix, WarpFilter filter, const BorderValue& border,
                uint32_t*) {
  scalar::WarpAffine(source, target, shape, matrix, filter, border);
}

#else

// Sides for which a coordinate inside fits into 32 bits.
inline constexpr size_t kMostSide = size_t{1} << 20;

// The pixels of a row that vectors may do: all that they read lies in the source.
WalkSpan InsideOf(const WarpSource& source, const AffineWalk& walk, WarpFilter filter,
                  size_t width) {
  if (source.extent.width > kMostSide || source.extent.height > kMostSide) return {0, 0};
  const bool is_nearest = filter == WarpFilter::kNearest;
  const int64_t right = is_nearest ? 1 : source.channels == 3 ? 3 : 2;
  const int64_t below = is_nearest ? 1 : 2;
  const WalkSpan span = Within(walk.x, 0, int64_t(source.extent.width) - right, {0, width});
  return Within(walk.y, 0, int64_t(source.extent.height) - below, span);
}

// The pixels of a row that take something from the source.
WalkSpan TouchedOf(const WarpSource& source, const AffineWalk& walk, size_t width) {
  const WalkSpan span = Within(walk.x, -1, int64_t(source.extent.width) - 1, {0, width});
  return Within(walk.y, -1, int64_t(source.extent.height) - 1, span);
}

void FillBorder(const WarpSource& source, WalkSpan span, uint8_t* target) {
  const size_t channels = source.channels;
  if (channels == 1) {
    std::memset(target + span.begin, source.border.channels[0], span.end - span.begin);
    return;
  }
  for (size_t x = span.begin; x < span.end; ++x) {
    std::memcpy(target + x * channels, source.border.channels, channels);
  }
}

void WarpSingly(const WarpSource& source, const AffineWalk& walk, WalkSpan span, WarpFilter filter,
                uint8_t* target) {
  for (size_t x = span.begin; x < span.end; ++x) {
    WarpPixel(source, walk, x, filter, target + x * source.channels);
  }
}

// What the columns add to the coordinates, modulo 2^32, and so for a block past the last one.
struct AddedByColumns {
  uint32_t* x;
  uint32_t* y;

  AddedByColumns(const AffineMatrix& matrix, size_t width, uint32_t* scratch)
      : x(scratch), y(scratch + width + kBlockPixels) {
    for (size_t i = 0; i < width + kBlockPixels; ++i) {
      x[i] = i < width ? uint32_t(RoundedPlace(matrix.xx * int64_t(i))) : 0;
      y[i] = i < width ? uint32_t(RoundedPlace(matrix.yx * int64_t(i))) : 0;
    }
  }
};

void WarpBlocks(const WarpSource& source, const AffineWalk& walk, const AddedByColumns& added,
                WalkSpan span, WarpFilter filter, uint8_t* target) {
  const size_t channels = source.channels;
  BlockPlaces places;
  for (size_t x = span.begin; x < span.end; x += kBlockPixels) {
    const size_t count = HWY_MIN(kBlockPixels, span.end - x);
    uint8_t* out = target + x * channels;
    PlaceBlock({uint32_t(walk.x.start), uint32_t(walk.y.start), added.x + x, added.y + x}, count,
               places);
    if (filter == WarpFilter::kNearest) {
      TakeBlock(source.rows, channels, places, count, out);
    } else if (channels == 1) {
      WarpBlockOfPlane(source.rows, places, count, out);
    } else if (channels == 3) {
      WarpBlockOfPixels<3>(source.rows, places, count, out);
    } else {
      WarpBlockOfPixels<4>(source.rows, places, count, out);
    }
  }
}

void WarpAffine(Rows<const uint8_t> source, Rows<uint8_t> target, const WarpShape& shape,
                const AffineMatrix& matrix, WarpFilter filter, const BorderValue& border,
                uint32_t* scratch) {
  const WarpSource from = {source, shape.source, shape.channels, border};
  const size_t width = shape.target.width;
  const AddedByColumns added(matrix, width, scratch);
  for (size_t y = 0; y < shape.target.height; ++y) {
    const AffineWalk walk = WalkOf(matrix, y, filter);
    const WalkSpan touched = TouchedOf(from, walk, width);
    WalkSpan inside = InsideOf(from, walk, filter, width);
    if (inside.begin >= inside.end) inside = {touched.end, touched.end};
    uint8_t* out = target.row(ptrdiff_t(y));
    FillBorder(from, {0, touched.begin}, out);
    WarpSingly(from, walk, {touched.begin, inside.begin}, filter, out);
    WarpBlocks(from, walk, added, inside, filter, out);
    WarpSingly(from, walk, {inside.end, touched.end}, filter, out);
    FillBorder(from, {touched.end, width}, out);
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(WarpAffine);

void WarpAffine(Rows<const uint8_t> source, Rows<uint8_t> target, const WarpShape& shape,
                const AffineMatrix& matrix, WarpFilter filter, const BorderValue& border,
                uint32_t* scratch) {
  HWY_DYNAMIC_DISPATCH(WarpAffine)(source, target, shape, matrix, filter, border, scratch);
}

}  // namespace genie::kernels
#endif
