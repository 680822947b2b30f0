// BandRun: a row of stages of which each depends on rows around a row, run band by band.
//
//   stage 0        stage 1             stage 2
//   source ─▶ window 0 (rows a..b) ─▶ window 1 ─▶ target
//
// A window holds the rows of one stage's output that the next one still needs. For each band of the
// target, each stage is asked from the last to the first which rows it needs; then each computes,
// from the first to the last, the rows that its window lacks.
//
// Owns: nothing; the windows live in the arena. Depends on: stage.h. Thread safety: one call's.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>

#include "stage.h"

namespace genie::ops {

class BandRun {
 public:
  // `band_rows` of the target at a time; 0: as many as fit the cache. The result is the same.
  // Errors: kOutOfMemory. The spans and views must outlive the run.
  Status Prepare(std::span<Stage> stages, ConstImageView source, ImageView target, Arena& scratch,
                 int32_t band_rows = 0);
  // Fills the target. Errors: those of the stages.
  Status Run();

 private:
  struct Window {
    uint8_t* data = nullptr;
    int32_t capacity = 0;  // rows
    RowRange rows;         // present now
    RowRange next;         // present after this band
    RowRange fresh;        // computed in this band
  };

  int32_t RowsInCache() const;
  void Plan(RowRange band);
  void Measure();
  Status Compute(size_t i);
  void Slide(size_t i);
  ImageView RowsOf(size_t i, RowRange rows) const;
  SourceBand SourceOf(size_t i) const;

  std::span<Stage> stages_;
  ConstImageView source_;
  ImageView target_;
  std::span<Window> windows_;  // one a stage; the last one stands for the target
  int32_t band_rows_ = 0;
};

}  // namespace genie::ops
