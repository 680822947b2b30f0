// MatchRows: see match_rows.h.
#include "match_rows.h"

#include <genie/ops/pixel_rows.h>

#include <algorithm>
#include <cstring>

namespace genie::ops {
namespace {

using kernels::kMatchPadding;

// Rows of windows in a band, at least: rows are moved up once a band.
constexpr size_t kMinBandRows = 64;

}  // namespace

Status MatchRows::Prepare(ConstImageView image, PatternOfMatch& pattern, Arena& scratch) {
  image_ = image;
  pattern_ = &pattern;
  const size_t height = pattern.kernel().extent.height;
  band_rows_ = std::min(size_t(image.height), height + std::max(kMinBandRows, height));
  row_stride_ = ptrdiff_t((size_t(image.width) + kMatchPadding + 31) / 32 * 32);
  plane_stride_ = row_stride_ * ptrdiff_t(band_rows_);
  const auto band =
      scratch.Take<uint16_t>(size_t(plane_stride_) * pattern.kernel().planes + kMatchPadding);
  if (!band) return band.error();
  band_ = *band;
  std::ranges::fill(band_, uint16_t{0});  // the padding is read, and then left out
  squares_ = band_;
  GENIE_RETURN_IF_ERROR(pattern.OrderElements(scratch));
  if (pattern.side() > 1) {
    const auto squares = scratch.Take<uint16_t>(band_.size());
    if (!squares) return squares.error();
    squares_ = *squares;
    std::ranges::fill(squares_, uint16_t{0});
  }
  pattern.PlaceValues(row_stride_, plane_stride_);
  return TakeSums(scratch);
}

Status MatchRows::TakeSums(Arena& scratch) {
  const size_t width = size_t(image_.width);
  const size_t planes = pattern_->kernel().planes;
  const auto columns = scratch.Take<uint32_t>((planes + 1) * width);
  const auto ends = scratch.Take<uint32_t>(planes * (width + 1));
  const auto square_ends = scratch.Take<uint64_t>(width + 1);
  const auto reals = scratch.Take<float>((planes + 1) * (count() + kMatchPadding));
  if (!columns) return columns.error();
  if (!ends) return ends.error();
  if (!square_ends) return square_ends.error();
  if (!reals) return reals.error();
  std::ranges::fill(*columns, 0u);
  std::ranges::fill(*reals, 0.0f);
  for (size_t plane = 0; plane < planes; ++plane) {
    columns_.sums[plane] = columns->data() + plane * width;
    windows_.sum_ends[plane] = ends->data() + plane * (width + 1);
    windows_.means[plane] = reals->data() + plane * (count() + kMatchPadding);
  }
  columns_.squares = columns->data() + planes * width;
  windows_.square_ends = square_ends->data();
  windows_.roots = reals->data() + planes * (count() + kMatchPadding);
  return Status::Ok();
}

void MatchRows::LoadRow(size_t band_row) {
  kernels::MatchPlanesOfRow(image_.row(loaded_), OrderOf(image_.format), size_t(image_.width),
                            band_.data() + ptrdiff_t(band_row) * row_stride_, plane_stride_);
  ++loaded_;
  const size_t side = pattern_->side();
  if (side == 1 || band_row + 1 < side) return;
  const ptrdiff_t start = ptrdiff_t(band_row + 1 - side) * row_stride_;
  for (size_t plane = 0; plane < pattern_->kernel().planes; ++plane) {
    const ptrdiff_t at = ptrdiff_t(plane) * plane_stride_ + start;
    kernels::MatchSumSquares({band_.data() + at, row_stride_ * ptrdiff_t(sizeof(uint16_t))}, side,
                             size_t(image_.width), squares_.data() + at);
  }
}

// The rows that the next row of windows shares become the first of the band.
void MatchRows::MoveUp() {
  const kernels::MatchPattern& pattern = pattern_->kernel();
  const size_t bytes = pattern.extent.height * size_t(row_stride_) * sizeof(uint16_t);
  for (size_t plane = 0; plane < pattern.planes; ++plane) {
    const ptrdiff_t to = ptrdiff_t(plane) * plane_stride_;
    const ptrdiff_t from = to + ptrdiff_t(row_) * row_stride_;
    std::memmove(band_.data() + to, band_.data() + from, bytes);
    if (pattern_->side() > 1) std::memmove(squares_.data() + to, squares_.data() + from, bytes);
  }
  row_ = 0;
}

void MatchRows::Advance() {
  const kernels::MatchPattern& pattern = pattern_->kernel();
  const size_t width = size_t(image_.width);
  const size_t height = pattern.extent.height;
  if (!has_begun_) {
    has_begun_ = true;
    for (size_t y = 0; y < height; ++y) {
      LoadRow(y);
      kernels::MatchMoveColumns(pattern, band_.data() + ptrdiff_t(y) * row_stride_, nullptr, width,
                                columns_);
    }
  } else {
    if (row_ + height == band_rows_) MoveUp();
    LoadRow(row_ + height);
    kernels::MatchMoveColumns(pattern, first() + ptrdiff_t(height) * row_stride_, first(), width,
                              columns_);
    ++row_;
  }
  kernels::MatchDescribeWindows(pattern, columns_, width, windows_);
}

void MatchRows::SumsOf(size_t x, uint64_t* sums, uint64_t& squares) const {
  const size_t end = x + pattern_->kernel().extent.width;
  squares = windows_.square_ends[end] - windows_.square_ends[x];
  for (size_t plane = 0; plane < pattern_->kernel().planes; ++plane) {
    sums[plane] = windows_.sum_ends[plane][end] - windows_.sum_ends[plane][x];
  }
}

}  // namespace genie::ops
