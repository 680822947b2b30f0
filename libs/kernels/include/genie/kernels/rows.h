// What a kernel is told about pixels: where rows lie, how many, and the order of the channels.
//
//   Rows<T>     first element, and bytes from one row to the next (never negative)
//   Extent      columns and rows; zero is allowed everywhere and does nothing
//   PixelOrder  bytes of a pixel in memory; the same numbers as PixelFormat of libs/image
//
// Kernels trust their arguments (libs/ops checks), never allocate and never fail. No kernel reads
// or writes outside the elements that its arguments name, padding between rows included.
//
// Depends on: the standard library only.
// Thread safety: values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace genie::kernels {

template <typename T>
struct Rows {
  T* data = nullptr;
  ptrdiff_t stride_bytes = 0;

  T* row(size_t y) const {
    using Byte = std::conditional_t<std::is_const_v<T>, const uint8_t, uint8_t>;
    return reinterpret_cast<T*>(reinterpret_cast<Byte*>(data) +
                                static_cast<ptrdiff_t>(y) * stride_bytes);
  }
  operator Rows<const T>() const  // NOLINT(google-explicit-constructor): adding const
    requires(!std::is_const_v<T>)
  {
    return {data, stride_bytes};
  }
};

struct Extent {
  size_t width = 0;
  size_t height = 0;
};

enum class PixelOrder : uint8_t { kGray, kRgb, kBgr, kRgba, kBgra };

constexpr size_t PixelBytes(PixelOrder order) {
  return order == PixelOrder::kGray                               ? 1
         : order == PixelOrder::kRgb || order == PixelOrder::kBgr ? 3
                                                                  : 4;
}

}  // namespace genie::kernels
