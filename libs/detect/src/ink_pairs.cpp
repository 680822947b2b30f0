// Labels that meet across a seam: see ink.h.
#include "ink.h"

namespace genie::detect {
namespace {

bool IsInk(Label label) { return (label & kInkBit) != 0; }

// Adds pairs to the one before them where they are the same. Ink beside ink counts for nothing
// but that it touches.
Status AddPair(Label near, Label far, uint32_t count, List<LabelPair>& pairs) {
  if (!pairs.empty() && pairs.back().near == near && pairs.back().far == far) {
    pairs.back().count += count;
    return Status::Ok();
  }
  return pairs.Push({.near = near, .far = far, .count = count});
}

// One seam as two lists of labels side by side: neighbours, and ink that meets by a corner.
Status PairLabels(const Label* near, const Label* far, int32_t length, List<LabelPair>& pairs) {
  pairs.Clear();
  for (int32_t i = 0; i < length; ++i) {
    const bool near_changed = i > 0 && near[i] != near[i - 1];
    const bool far_changed = i > 0 && far[i] != far[i - 1];
    if (far_changed && IsInk(near[i]) && IsInk(far[i - 1])) {
      GENIE_RETURN_IF_ERROR(AddPair(near[i], far[i - 1], 0, pairs));
    }
    if (near_changed && IsInk(near[i - 1]) && IsInk(far[i])) {
      GENIE_RETURN_IF_ERROR(AddPair(near[i - 1], far[i], 0, pairs));
    }
    GENIE_RETURN_IF_ERROR(AddPair(near[i], far[i], 1, pairs));
  }
  return Status::Ok();
}

}  // namespace

TileAtom TileAtom::Of(const Atom& atom) {
  const auto narrow = [](auto value) { return static_cast<uint16_t>(value); };
  const auto count = [](int64_t value) { return static_cast<uint32_t>(value); };
  return {.left = narrow(atom.left),
          .top = narrow(atom.top),
          .right = narrow(atom.right),
          .bottom = narrow(atom.bottom),
          .name_x = narrow(atom.name_x),
          .name_y = narrow(atom.name_y),
          .area = count(atom.area),
          .red = count(atom.red),
          .green = count(atom.green),
          .blue = count(atom.blue),
          .colored = count(atom.colored)};
}

Atom TileAtom::Unpacked() const {
  return {.left = left,
          .top = top,
          .right = right,
          .bottom = bottom,
          .name_x = name_x,
          .name_y = name_y,
          .area = area,
          .red = red,
          .green = green,
          .blue = blue,
          .colored = colored};
}

Status InkStrip::Reset(const TileGrid& grid) {
  const auto tiles = static_cast<size_t>(grid.columns);
  GENIE_RETURN_IF_ERROR(is_surface.Reset(tiles));
  GENIE_RETURN_IF_ERROR(atoms.Reset(tiles));
  GENIE_RETURN_IF_ERROR(votes.Reset(tiles));
  GENIE_RETURN_IF_ERROR(right.Reset(tiles));
  GENIE_RETURN_IF_ERROR(below.Reset(tiles));
  return borders.Resize(tiles * 4 * BorderLength(grid));
}

Status PairInkRight(const TileGrid& grid, TileIndex tile, InkScratch& scratch, InkStrip& strip) {
  const auto column = static_cast<size_t>(tile.column);
  scratch.pairs.Clear();
  if (tile.column + 1 < grid.columns) {
    GENIE_RETURN_IF_ERROR(PairLabels(strip.Border(column, TileSide::kRight, grid),
                                     strip.Border(column + 1, TileSide::kLeft, grid),
                                     grid.box(tile).height, scratch.pairs));
  }
  return strip.right.Replace(column, scratch.pairs.span());
}

Status PairInkBelow(const TileGrid& grid, TileIndex tile, const InkStrip& lower,
                    InkScratch& scratch, InkStrip& strip) {
  const auto column = static_cast<size_t>(tile.column);
  GENIE_RETURN_IF_ERROR(PairLabels(strip.Border(column, TileSide::kBottom, grid),
                                   lower.Border(column, TileSide::kTop, grid), grid.box(tile).width,
                                   scratch.pairs));
  return strip.below.Replace(column, scratch.pairs.span());
}

}  // namespace genie::detect
