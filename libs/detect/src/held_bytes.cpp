// The memory behind a detection's lists: see held_bytes.h.
#include "held_bytes.h"

namespace genie::detect {
namespace {

size_t BytesOf(const SurfaceMerge& merge) {
  const auto& [parent, surface_of, surfaces, merged, order] = merge;
  return BytesOfAll(parent, surface_of, surfaces, merged, order);
}

size_t BytesOf(const InkMerge& merge) {
  const auto& [parent, atom_of, atoms, votes, vote_begin, merged, order, order_scratch] = merge;
  return BytesOfAll(parent, atom_of, atoms, votes, vote_begin, merged, order, order_scratch);
}

size_t BytesOf(const ZoneStrip& strip) {
  const auto& [zones, runs, row_begin, right, below, zone_base] = strip;
  static_cast<void>(zone_base);
  return sizeof(strip) + BytesOfAll(zones, runs, row_begin, right, below);
}

size_t BytesOf(const InkStrip& strip) {
  const auto& [is_surface, atoms, votes, right, below, borders, atom_base] = strip;
  static_cast<void>(atom_base);
  return sizeof(strip) + BytesOfAll(is_surface, atoms, votes, right, below, borders);
}

size_t BytesOf(const TileScratch& scratch) {
  const auto& [zones, ink, status] = scratch;
  static_cast<void>(status);
  const auto& [squares, raw, raw_begin, parent, found, exported, words, kept, kept_runs, row_begin,
               zone_pairs] = zones;
  const auto& [label, mask, runs, run_begin, ink_parent, newest_votes, atoms, packed, votes,
               ink_pairs] = ink;
  return sizeof(scratch) + squares.capacity_bytes() +
         BytesOfAll(raw, raw_begin, parent, found, exported, words, kept, kept_runs, row_begin,
                    zone_pairs) +
         BytesOfAll(label, mask, runs, run_begin, ink_parent, newest_votes, atoms, packed, votes,
                    ink_pairs);
}

}  // namespace

size_t HeldBytes(const FrameState& state) {
  const auto& [grid, fidelity, fidelity_map, planes, texture, ink, work, zone_rows, ink_rows,
               row_capacity, scratch, scratch_capacity, is_surface, surfaces, atoms] = state;
  static_cast<void>(grid);
  static_cast<void>(fidelity);
  const auto& [columns, rows, cells, samples, sampled, masks] = fidelity_map;
  static_cast<void>(columns);
  static_cast<void>(rows);
  size_t bytes = BytesOfAll(cells, samples, sampled, masks) +
                 BytesOfAll(planes.right, planes.down, planes.packed) +
                 BytesOfAll(texture, ink, work, is_surface) + BytesOf(surfaces) + BytesOf(atoms);
  for (size_t i = 0; i < row_capacity; ++i) bytes += BytesOf(zone_rows[i]) + BytesOf(ink_rows[i]);
  for (size_t i = 0; i < scratch_capacity; ++i) bytes += BytesOf(scratch[i]);
  return bytes;
}

size_t HeldBytes(const ListState& lists) {
  const auto& [marks, lines, pieces, candidates, kept, windows, index, lines_on, glyphs_on, flags] =
      lists;
  const auto& [parent, mark_of, is_real, all, host_votes, fields, heights, order, scratch, scale] =
      marks;
  static_cast<void>(scale);
  const auto& [found, letters, line_of, chosen, boxes, groups, group_of, positions, counts,
               line_order, line_scratch, link] = lines;
  const auto& [linked, link_scratch, band_begin, band_items, sets] = link;
  const auto& [cut, glyphs, sizes] = pieces;
  return BytesOfAll(parent, mark_of, is_real, all, host_votes, fields, heights, order, scratch) +
         BytesOfAll(found, letters, line_of, chosen, boxes, groups, group_of, positions, counts,
                    line_order, line_scratch) +
         BytesOfAll(linked, link_scratch, band_begin, band_items, sets) +
         BytesOfAll(cut, glyphs, sizes) + index.capacity_bytes() +
         BytesOfAll(candidates, kept, windows, lines_on, glyphs_on, flags);
}

size_t HeldBytes(const DetectContext::Impl& context) {
  const auto& [frame, lists, hashes, hash_scratch, order, serial] = context;
  static_cast<void>(serial);
  return HeldBytes(frame) + HeldBytes(lists) + BytesOfAll(hashes, hash_scratch) +
         order.capacity_bytes();
}

}  // namespace genie::detect
