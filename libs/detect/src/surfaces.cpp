// Zones of all tiles become surfaces: see surfaces.h.
#include "surfaces.h"

#include <algorithm>

#include "disjoint_set.h"

namespace genie::detect {
namespace {

struct Pair {
  uint32_t a = kNone;
  uint32_t b = kNone;
};

// Unites two zones unless the pair is the one before it: borders repeat the same pair for rows.
void UnitePair(uint32_t* parent, Pair pair, Pair& last) {
  if (pair.a == last.a && pair.b == last.b) return;
  last = pair;
  Unite(parent, pair.a, pair.b);
}

void UniteOverVerticalSeams(const FramePlanes& planes, std::span<Strip> strips, const Seams& seams,
                            uint32_t* parent) {
  for (int32_t c = 0; c + 1 < seams.columns; ++c) {
    const int32_t x = (c + 1) * seams.tile_size - 1;
    const auto offset = static_cast<size_t>(c) * static_cast<size_t>(seams.height);
    Pair last;
    for (int32_t y = 0; y < seams.height; ++y) {
      const uint32_t a = seams.left[offset + static_cast<size_t>(y)];
      const uint32_t b = seams.right[offset + static_cast<size_t>(y)];
      if (a == kNone || b == kNone || !AnyBit(planes.right.row(y), x, x)) continue;
      const uint32_t base = strips[static_cast<size_t>(y / seams.tile_size)].zone_base;
      UnitePair(parent, {base + a, base + b}, last);
    }
  }
}

void UniteOverHorizontalSeams(const FramePlanes& planes, std::span<Strip> strips,
                              const Seams& seams, uint32_t* parent) {
  for (int32_t r = 0; r + 1 < seams.rows; ++r) {
    const uint64_t* down = planes.down.row((r + 1) * seams.tile_size - 1);
    const auto offset = static_cast<size_t>(r) * static_cast<size_t>(seams.width);
    const uint32_t base_above = strips[static_cast<size_t>(r)].zone_base;
    const uint32_t base_below = strips[static_cast<size_t>(r) + 1].zone_base;
    Pair last;
    for (int32_t x = 0; x < seams.width; ++x) {
      const uint32_t a = seams.above[offset + static_cast<size_t>(x)];
      const uint32_t b = seams.below[offset + static_cast<size_t>(x)];
      if (a == kNone || b == kNone || !AnyBit(down, x, x)) continue;
      UnitePair(parent, {base_above + a, base_below + b}, last);
    }
  }
}

// Sums one extreme side: `sign` +1 where larger is further out, -1 where smaller is.
void MergeSide(int32_t& value, int32_t& count, int32_t other, int32_t other_count, int32_t sign) {
  if (other == value) {
    count += other_count;
  } else if ((other - value) * sign > 0) {
    value = other;
    count = other_count;
  }
}

void MergeZone(Zone& into, const Zone& from) {
  Extremes& e = into.extremes;
  const Extremes& f = from.extremes;
  MergeSide(e.left, e.left_count, f.left, f.left_count, -1);
  MergeSide(e.top, e.top_count, f.top, f.top_count, -1);
  MergeSide(e.right, e.right_count, f.right, f.right_count, 1);
  MergeSide(e.bottom, e.bottom_count, f.bottom, f.bottom_count, 1);
  into.area += from.area;
  into.squares |= from.squares;
  if (from.name_y < into.name_y || (from.name_y == into.name_y && from.name_x < into.name_x)) {
    into.name_x = from.name_x;
    into.name_y = from.name_y;
  }
}

Status SumZones(std::span<Strip> strips, SurfaceMerge& merge) {
  GENIE_RETURN_IF_ERROR(merge.merged.Resize(merge.parent.size()));
  uint32_t* parent = merge.parent.data();
  uint32_t index = 0;
  for (Strip& strip : strips) {
    for (const Zone& zone : strip.zones) {
      const uint32_t root = FindRoot(parent, index);  // the root comes first: smallest index
      parent[index] = root;
      if (root == index) {
        merge.merged[index] = zone;
      } else {
        MergeZone(merge.merged[root], zone);
      }
      ++index;
    }
  }
  return Status::Ok();
}

// Numbers the roots that hold a square by their names.
Status NumberSurfaces(ConstImageView frame, SurfaceMerge& merge) {
  merge.order.Clear();
  for (uint32_t i = 0; i < merge.parent.size(); ++i) {
    const Zone& zone = merge.merged[i];
    if (merge.parent[i] != i || zone.squares == 0) continue;
    // 14 bits a coordinate and 32 of the root: the side limit is 16,384.
    const uint64_t name = uint64_t{zone.name_y} << 14 | zone.name_x;
    GENIE_RETURN_IF_ERROR(merge.order.Push(name << 32 | i));
  }
  std::sort(merge.order.begin(), merge.order.end());
  GENIE_RETURN_IF_ERROR(merge.surface_of.Assign(merge.parent.size(), kNone));
  GENIE_RETURN_IF_ERROR(merge.surfaces.Resize(merge.order.size()));
  for (uint32_t s = 0; s < merge.order.size(); ++s) {
    const auto root = static_cast<uint32_t>(merge.order[s]);
    const Zone& zone = merge.merged[root];
    merge.surface_of[root] = s;
    merge.surfaces[s] = {.name_x = zone.name_x,
                         .name_y = zone.name_y,
                         .extremes = zone.extremes,
                         .area = zone.area,
                         .squares = zone.squares,
                         .color = PixelAt(frame, static_cast<int32_t>(zone.name_x),
                                          static_cast<int32_t>(zone.name_y))};
  }
  for (uint32_t i = 0; i < merge.parent.size(); ++i) {
    merge.surface_of[i] = merge.surface_of[merge.parent[i]];
  }
  return Status::Ok();
}

}  // namespace

uint32_t PixelAt(ConstImageView frame, int32_t x, int32_t y) {
  const uint8_t* p = frame.row(y) + ptrdiff_t{x} * BytesPerPixel(frame.format);
  const auto pack = [](uint32_t r, uint32_t g, uint32_t b) { return r | g << 8 | b << 16; };
  switch (frame.format) {
    case PixelFormat::kGray:
      return pack(p[0], p[0], p[0]);
    case PixelFormat::kRgb:
    case PixelFormat::kRgba:
      return pack(p[0], p[1], p[2]);
    case PixelFormat::kBgr:
    case PixelFormat::kBgra:
      return pack(p[2], p[1], p[0]);
  }
  return 0;
}

Status MergeSurfaces(ConstImageView frame, const FramePlanes& planes, std::span<Strip> strips,
                     const Seams& seams, SurfaceMerge& merge) {
  uint32_t count = 0;
  for (Strip& strip : strips) {
    strip.zone_base = count;
    count += static_cast<uint32_t>(strip.zones.size());
  }
  GENIE_RETURN_IF_ERROR(merge.parent.Resize(count));
  for (uint32_t i = 0; i < count; ++i) merge.parent[i] = i;
  UniteOverVerticalSeams(planes, strips, seams, merge.parent.data());
  UniteOverHorizontalSeams(planes, strips, seams, merge.parent.data());
  GENIE_RETURN_IF_ERROR(SumZones(strips, merge));
  return NumberSurfaces(frame, merge);
}

}  // namespace genie::detect
