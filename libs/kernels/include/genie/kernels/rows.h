// What a kernel is told about pixels: where rows lie, how many, and the order of the channels.
//
//   Rows<T>     first element, and bytes from one row to the next (never negative)
//   Extent      columns and rows; zero is allowed everywhere and does nothing
//   Neighbours  rows of the same image above and below an extent
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

  // Negative for a row above, where Neighbours says that there is one.
  T* row(ptrdiff_t y) const {
    using Byte = std::conditional_t<std::is_const_v<T>, const uint8_t, uint8_t>;
    return reinterpret_cast<T*>(reinterpret_cast<Byte*>(data) + y * stride_bytes);
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

// How many rows of the same image lie directly above and below a source's extent, at its stride: a
// kernel that looks at rows around each pixel reads them where there are any. Past the last of them
// is the edge of the image, where the kernel's border rule begins. A chain of operations hands an
// image over in bands this way; the result is that of the whole image.
struct Neighbours {
  size_t above = 0;
  size_t below = 0;
};

enum class PixelOrder : uint8_t { kGray, kRgb, kBgr, kRgba, kBgra };

constexpr size_t PixelBytes(PixelOrder order) {
  return order == PixelOrder::kGray                               ? 1
         : order == PixelOrder::kRgb || order == PixelOrder::kBgr ? 3
                                                                  : 4;
}

}  // namespace genie::kernels
