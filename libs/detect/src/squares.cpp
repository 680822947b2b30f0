// Squares of equal pixels: see squares.h.
#include "squares.h"

#include <algorithm>

namespace genie::detect {
namespace {

constexpr size_t kScratch = kSquareSteps;

// How much a square grows in each step, from 2 on: the overlap is at least one pixel, so every
// pair of neighbours in the larger square lies in one of the four smaller ones.
struct Growth {
  int32_t by;
  size_t to;  // 3, 5, 7, 10, 14 and 21 pixels
};
constexpr std::array<Growth, 6> kGrowths = {
    {{1, kScratch}, {2, 0}, {2, 1}, {3, 2}, {4, 3}, {7, 4}}};

}  // namespace

// Squares of 2: all four pairs of neighbours are equal. Rows below the frame hold none.
void SquareBand::Seed(const FramePlanes& planes, size_t to) {
  const int32_t height = planes.right.height;
  const auto first = static_cast<size_t>(x_) / 64;
  for (size_t row = 0; row < rows_; ++row) {
    uint64_t* out = Row(to, static_cast<int32_t>(row));
    const int32_t y = y_ + static_cast<int32_t>(row);
    const uint64_t* r = planes.right.row(y) + first;
    const uint64_t* r2 = planes.right.row(std::min(y + 1, height - 1)) + first;
    const uint64_t* d = planes.down.row(y) + first;
    // The plane's rows end in a word of zeros, and the last word here may lie behind it.
    const size_t readable = planes.right.stride - first;
    for (size_t w = 0; w < stride_; ++w) {
      const uint64_t next = w + 1 < readable ? d[w + 1] : 0;
      out[w] = w < readable ? r[w] & r2[w] & d[w] & (d[w] >> 1 | next << 63) : 0;
    }
  }
}

void SquareBand::Grow(size_t from, int32_t by, size_t to) {
  for (size_t row = 0; row < rows_; ++row) {
    uint64_t* out = Row(to, static_cast<int32_t>(row));
    if (row + static_cast<size_t>(by) >= rows_) {
      std::fill_n(out, stride_, uint64_t{0});
      continue;
    }
    const uint64_t* a = Row(from, static_cast<int32_t>(row));
    const uint64_t* b = Row(from, static_cast<int32_t>(row) + by);
    uint64_t here = a[0] & b[0];
    for (size_t w = 0; w + 1 < stride_; ++w) {
      const uint64_t next = a[w + 1] & b[w + 1];
      out[w] = here & (here >> by | next << (64 - by));
      here = next;
    }
    // Nobody reads the high bits of the last word: they would need the one behind it.
    out[stride_ - 1] = here & here >> by;
  }
}

Status SquareBand::Compute(const FramePlanes& planes, const Box& part) {
  x_ = part.x / 64 * 64;
  y_ = part.y;
  stride_ = static_cast<size_t>(part.right() - x_ + 63) / 64 + 1;
  // Squares that begin in the part's last row reach below it; those cut off by the band's end
  // begin below the part, or end below the frame.
  rows_ = static_cast<size_t>(std::min(part.bottom() + kSquareReach, planes.right.height) - part.y);
  GENIE_RETURN_IF_ERROR(words_.Resize((kSquareSteps + 1) * rows_ * stride_));
  constexpr size_t kSeed = kSquareSteps - 1;  // overwritten last
  Seed(planes, kSeed);
  size_t from = kSeed;
  for (const Growth& growth : kGrowths) {
    Grow(from, growth.by, growth.to);
    from = growth.to;
  }
  return Status::Ok();
}

}  // namespace genie::detect
