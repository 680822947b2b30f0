// AnchorSearch: matches by a few telling pixels of the template.
//
// The template is cut into a grid of cells; of each, the byte whose values (within the tolerance)
// are the rarest in the image becomes an anchor. Windows in which all anchors hold are candidates;
// they are scored whole. Where candidates are too many to be worth it, the search gives up.
//
// Depends on: base, image, kernels' match_anchors.h. Thread safety: one thread at a time.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/match_anchors.h>

#include "match_collector.h"
#include "match_pattern.h"

namespace genie::ops {

enum class AnchorOutcome : uint8_t { kFound, kTooManyCandidates };

class AnchorSearch {
 public:
  // Chooses the anchors of `view` in `image`. Errors: kOutOfMemory.
  Status Prepare(ConstImageView image, ConstImageView view, Arena& scratch);

  // Gives `collector` the windows that score, without finishing it; after kTooManyCandidates it has
  // some of them. `pattern` is that of the view, and not flat. Errors: the collector's.
  Result<AnchorOutcome> Run(const PatternOfMatch& pattern, MatchCollector& collector);

 private:
  static constexpr size_t kCellsAcross = 4, kCellsDown = 3;
  static constexpr size_t kMaxAnchors = kCellsAcross * kCellsDown;

  void CountValues();
  void ChooseInCell(size_t across, size_t down);

  ConstImageView image_ = {};
  ConstImageView view_ = {};
  size_t step_ = 1;  // bytes of a pixel
  size_t planes_ = 1;
  // How many of the image's sampled values each value of the template stands for.
  uint32_t likeness_[kernels::kMatchPlanes][256] = {};
  kernels::MatchAnchor anchors_[kMaxAnchors] = {};
  uint32_t rarities_[kMaxAnchors] = {};
  size_t anchor_count_ = 0;
  std::span<uint32_t> columns_ = {};  // of the candidates of a row
};

}  // namespace genie::ops
