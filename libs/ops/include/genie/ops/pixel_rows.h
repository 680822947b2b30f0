// Views as kernels take them: the bridge from libs/image to libs/kernels.
//
// Depends on: image's view.h, kernels' rows.h. Thread safety: pure functions.
#pragma once

#include <genie/image/view.h>
#include <genie/kernels/rows.h>

namespace genie::ops {

constexpr kernels::PixelOrder OrderOf(PixelFormat format) {
  return static_cast<kernels::PixelOrder>(format);
}
static_assert(OrderOf(PixelFormat::kGray) == kernels::PixelOrder::kGray);
static_assert(OrderOf(PixelFormat::kRgb) == kernels::PixelOrder::kRgb);
static_assert(OrderOf(PixelFormat::kBgr) == kernels::PixelOrder::kBgr);
static_assert(OrderOf(PixelFormat::kRgba) == kernels::PixelOrder::kRgba);
static_assert(OrderOf(PixelFormat::kBgra) == kernels::PixelOrder::kBgra);

constexpr kernels::Rows<const uint8_t> RowsOf(ConstImageView view) {
  return {view.data, view.stride_bytes};
}
constexpr kernels::Rows<uint8_t> RowsOf(ImageView view) { return {view.data, view.stride_bytes}; }

constexpr kernels::Extent ExtentOf(ConstImageView view) {
  return {static_cast<size_t>(view.width), static_cast<size_t>(view.height)};
}

}  // namespace genie::ops
