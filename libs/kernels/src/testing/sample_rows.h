// SampleRows<T>: rows of test pixels with any stride, ringed by guard values, so that a kernel
// that writes outside its rows (padding included) is caught, and, under the address sanitizer,
// one that reads past the last element too: the storage ends with the last row's last element.
//
// For tests only. Thread safety: values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// What the elements are: kRandom covers all values; kExtremes only the smallest and the largest,
// where saturation and rounding go wrong; kFlat long runs of few values, as screens have.
enum class Content : uint8_t { kZero, kRandom, kExtremes, kFlat };

inline constexpr Content kAllContents[] = {Content::kZero, Content::kRandom, Content::kExtremes,
                                           Content::kFlat};

inline constexpr PixelOrder kAllOrders[] = {PixelOrder::kGray, PixelOrder::kRgb, PixelOrder::kBgr,
                                            PixelOrder::kRgba, PixelOrder::kBgra};

// Widths around every vector length in elements of one to four bytes, and around 64-bit words.
inline constexpr size_t kTestWidths[] = {0,  1,  2,  3,   4,   5,   7,   8,  9,  11,
                                         15, 16, 17, 21,  22,  31,  32,  33, 47, 63,
                                         64, 65, 95, 127, 128, 129, 200, 331};

template <typename T>
class SampleRows {
 public:
  // `width` elements a row, `padding` more up to the next one.
  SampleRows(size_t width, size_t height, size_t padding = 0)
      : width_(width),
        height_(height),
        stride_(width + padding),
        elements_(height == 0 ? 0 : (height - 1) * stride_ + width, kGuard) {}

  SampleRows& Fill(Content content, uint32_t seed) {
    std::mt19937 random(seed);
    T run_value = 0;
    for (size_t y = 0; y < height_; ++y) {
      for (size_t x = 0; x < width_; ++x) {
        const uint32_t draw = uint32_t(random());
        if (draw % 13 == 0) run_value = T(draw >> 8) & T(0x0101010101010101u * 3);
        at(x, y) = content == Content::kZero       ? T{0}
                   : content == Content::kRandom   ? T(draw)
                   : content == Content::kExtremes ? ((draw >> 9) & 1 ? T(~T{0}) : T{0})
                                                   : run_value;
      }
    }
    return *this;
  }

  T& at(size_t x, size_t y) { return elements_[y * stride_ + x]; }
  Rows<T> rows() { return {elements_.data(), ptrdiff_t(stride_ * sizeof(T))}; }
  Rows<const T> const_rows() { return rows(); }
  // The rows from column `x` and row `y` on: a sliced view.
  Rows<T> rows_from(size_t x, size_t y) { return {rows().row(y) + x, rows().stride_bytes}; }
  size_t width() const { return width_; }
  size_t height() const { return height_; }

  // Two samples are equal when all elements are, the guards between the rows included.
  friend bool operator==(const SampleRows&, const SampleRows&) = default;

 private:
  static constexpr T kGuard = T(0xA5A5A5A5A5A5A5A5u);

  size_t width_;
  size_t height_;
  size_t stride_;
  std::vector<T> elements_;
};

}  // namespace genie::kernels
