// AnchorSearch: see match_anchors.h.
#include "match_anchors.h"

#include <genie/ops/match_template.h>
#include <genie/ops/pixel_rows.h>

#include <algorithm>

namespace genie::ops {
namespace {

// Rows and columns of the image that are counted, and pixels of a cell that are looked at, each way
// at most: rarity is an estimate.
constexpr size_t kSampledRows = 96, kSampledColumns = 256, kSampledOfCell = 64;

// Values that candidates may sum in all: some milliseconds, as long as the exact search.
constexpr uint64_t kMaxSummedValues = uint64_t{1} << 24;

size_t StepOf(size_t length, size_t samples) { return std::max<size_t>(1, length / samples); }

}  // namespace

Status AnchorSearch::Prepare(ConstImageView image, ConstImageView view, Arena& scratch) {
  image_ = image;
  view_ = view;
  step_ = size_t(BytesPerPixel(image.format));
  planes_ = std::min(step_, kernels::kMatchPlanes);
  const auto columns = scratch.Take<uint32_t>(size_t(image.width - view.width) + 1);
  if (!columns) return columns.error();
  columns_ = *columns;
  CountValues();
  for (size_t down = 0; down < kCellsDown; ++down) {
    for (size_t across = 0; across < kCellsAcross; ++across) ChooseInCell(across, down);
  }
  return Status::Ok();
}

void AnchorSearch::CountValues() {
  uint32_t counts[kernels::kMatchPlanes][256] = {};
  const size_t row_step = StepOf(size_t(image_.height), kSampledRows);
  const size_t column_step = StepOf(size_t(image_.width), kSampledColumns);
  for (size_t y = 0; y < size_t(image_.height); y += row_step) {
    const uint8_t* row = image_.row(int32_t(y));
    for (size_t x = y / row_step % column_step; x < size_t(image_.width); x += column_step) {
      for (size_t plane = 0; plane < planes_; ++plane) ++counts[plane][row[x * step_ + plane]];
    }
  }
  for (size_t plane = 0; plane < planes_; ++plane) {
    for (int32_t value = 0; value < 256; ++value) {
      likeness_[plane][value] = 0;
      for (int32_t other = std::max(0, value - kAnchorTolerance);
           other <= std::min(255, value + kAnchorTolerance); ++other) {
        likeness_[plane][value] += counts[plane][other];
      }
    }
  }
}

// Anchors stay in order of rarity.
void AnchorSearch::ChooseInCell(size_t across, size_t down) {
  const size_t left = across * size_t(view_.width) / kCellsAcross;
  const size_t right = (across + 1) * size_t(view_.width) / kCellsAcross;
  const size_t top = down * size_t(view_.height) / kCellsDown;
  const size_t bottom = (down + 1) * size_t(view_.height) / kCellsDown;
  uint32_t rarest = UINT32_MAX;
  kernels::MatchAnchor anchor = {};
  for (size_t y = top; y < bottom; y += StepOf(bottom - top, kSampledOfCell)) {
    const uint8_t* row = view_.row(int32_t(y));
    for (size_t x = left; x < right; x += StepOf(right - left, kSampledOfCell)) {
      for (size_t plane = 0; plane < planes_; ++plane) {
        const int32_t value = row[x * step_ + plane];
        if (likeness_[plane][value] >= rarest) continue;
        rarest = likeness_[plane][value];
        const int32_t lowest = std::max(0, value - kAnchorTolerance);
        anchor = {ptrdiff_t(y) * image_.stride_bytes + ptrdiff_t(x * step_ + plane),
                  uint8_t(lowest), uint8_t(std::min(255, value + kAnchorTolerance) - lowest)};
      }
    }
  }
  if (rarest == UINT32_MAX) return;  // an empty cell of a small template
  size_t at = anchor_count_++;
  for (; at > 0 && rarities_[at - 1] > rarest; --at) {
    rarities_[at] = rarities_[at - 1];
    anchors_[at] = anchors_[at - 1];
  }
  rarities_[at] = rarest;
  anchors_[at] = anchor;
}

Result<AnchorOutcome> AnchorSearch::Run(const PatternOfMatch& pattern, MatchCollector& collector) {
  const uint64_t values = uint64_t(view_.width) * uint64_t(view_.height) * planes_;
  uint64_t left = std::max<uint64_t>(64, kMaxSummedValues / values);
  for (int32_t y = 0; y + view_.height <= image_.height && !collector.is_full(); ++y) {
    const uint8_t* row = image_.row(y);
    const size_t found = kernels::MatchFindAnchored(row, columns_.size(), step_,
                                                    {anchors_, anchor_count_}, columns_);
    if (found > left) return AnchorOutcome::kTooManyCandidates;
    left -= found;
    for (const uint32_t x : columns_.first(found)) {
      const kernels::MatchSums sums =
          kernels::MatchSumWindow({row + x * step_, image_.stride_bytes}, step_, pattern.kernel());
      const double score = pattern.Score(sums.products, sums.sums, sums.squares);
      const Status status = collector.Add(int32_t(x), y, score);
      if (!status.ok()) return Fail(status);
    }
  }
  return AnchorOutcome::kFound;
}

}  // namespace genie::ops
