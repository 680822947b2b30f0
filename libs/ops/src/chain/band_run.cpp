// BandRun: see band_run.h.
#include "band_run.h"

#include <algorithm>
#include <cstring>

namespace genie::ops {
namespace {

ptrdiff_t RowBytes(const ImageShape& shape) {
  return ptrdiff_t(shape.width) * BytesPerPixel(shape.format);
}

// Rows of windows begin at multiples of a vector.
ptrdiff_t WindowStride(const ImageShape& shape) { return (RowBytes(shape) + 63) / 64 * 64; }

}  // namespace

Status BandRun::Prepare(std::span<Stage> stages, ConstImageView source, ImageView target,
                        Arena& scratch, int32_t band_rows) {
  stages_ = stages;
  source_ = source;
  target_ = target;
  auto windows = scratch.Take<Window>(stages.size());
  if (!windows) return windows.error();
  windows_ = *windows;
  band_rows_ = band_rows != 0 ? band_rows : RowsInCache();
  Measure();
  for (size_t i = 0; i < stages_.size(); ++i) {
    Stage& stage = stages_[i];
    int32_t max_rows = windows_[i].capacity;
    if (i + 1 == stages_.size()) {
      max_rows = band_rows_;
    } else {
      const auto bytes =
          scratch.Take<uint8_t>(size_t(WindowStride(stage.target)) * size_t(max_rows));
      if (!bytes) return bytes.error();
      windows_[i].data = bytes->data();
    }
    if (stage.type->prepare != nullptr) {
      GENIE_RETURN_IF_ERROR(stage.type->prepare(stage, max_rows, scratch));
    }
  }
  return Status::Ok();
}

// As many rows as keep all windows within half of a core's second-level cache (1 MiB on today's
// servers, half of it for the source, the target and scratch), in steps that share the cost of a
// kernel's call.
int32_t BandRun::RowsInCache() const {
  constexpr ptrdiff_t kWindowBytes = 512 * 1024;
  if (stages_.size() == 1) return target_.height;
  ptrdiff_t row_bytes = 0;
  for (const Stage& stage : stages_) row_bytes += WindowStride(stage.target);
  return int32_t(std::clamp<ptrdiff_t>(kWindowBytes / row_bytes, 16, 256));
}

// Asks from the last stage to the first which rows a band of the target needs.
void BandRun::Plan(RowRange band) {
  windows_.back().fresh = windows_.back().next = band;
  for (size_t i = windows_.size() - 1; i > 0; --i) {
    Window& before = windows_[i - 1];
    const RowRange fresh = windows_[i].fresh;
    if (fresh.count() == 0) {  // rows that were computed ahead suffice, here and before
      before.next = before.rows;
      before.fresh = {before.rows.end, before.rows.end};
      continue;
    }
    const RowRange need = stages_[i].type->needed(stages_[i], fresh);
    before.next = {need.first, std::max(before.rows.end, need.end)};
    before.fresh = {std::max(before.rows.end, need.first), before.next.end};
  }
}

// Runs through all bands without pixels: the most rows that each window will hold.
void BandRun::Measure() {
  for (Window& window : windows_) window = {};
  for (int32_t y = 0; y < target_.height; y += band_rows_) {
    Plan({y, std::min(y + band_rows_, target_.height)});
    for (Window& window : windows_) {
      window.capacity = std::max(window.capacity, window.next.count());
      window.rows = window.next;
    }
  }
  for (Window& window : windows_) window.rows = {};
}

Status BandRun::Run() {
  for (int32_t y = 0; y < target_.height; y += band_rows_) {
    Plan({y, std::min(y + band_rows_, target_.height)});
    for (size_t i = 0; i < stages_.size(); ++i) GENIE_RETURN_IF_ERROR(Compute(i));
  }
  return Status::Ok();
}

Status BandRun::Compute(size_t i) {
  Slide(i);
  const Window& window = windows_[i];
  if (window.fresh.count() == 0) return Status::Ok();
  return stages_[i].type->run(stages_[i], SourceOf(i), {RowsOf(i, window.fresh), window.fresh});
}

// Moves the rows that are still needed to the window's beginning: some rows a band, for the reach
// of one stage, where computing them again would cost all stages before it.
void BandRun::Slide(size_t i) {
  Window& window = windows_[i];
  const RowRange old = window.rows;
  window.rows = window.next;
  if (i + 1 == stages_.size() || old.first == window.next.first) return;
  const ptrdiff_t stride = WindowStride(stages_[i].target);
  const int32_t kept = old.end - window.next.first;
  if (kept > 0) {
    std::memmove(window.data, window.data + (window.next.first - old.first) * stride,
                 size_t(kept) * size_t(stride));
  }
}

ImageView BandRun::RowsOf(size_t i, RowRange rows) const {
  if (i + 1 == stages_.size()) {
    return Crop(target_, {0, rows.first, target_.width, rows.count()});
  }
  const ImageShape& shape = stages_[i].target;
  const ptrdiff_t stride = WindowStride(shape);
  return {windows_[i].data + (rows.first - windows_[i].rows.first) * stride, shape.width,
          rows.count(), stride, shape.format};
}

SourceBand BandRun::SourceOf(size_t i) const {
  if (i > 0) return {RowsOf(i - 1, windows_[i - 1].rows), windows_[i - 1].rows};
  const RowRange need = stages_[0].type->needed(stages_[0], windows_[0].fresh);
  return {Crop(source_, {0, need.first, source_.width, need.count()}), need};
}

}  // namespace genie::ops
