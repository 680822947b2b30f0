// Zones of all tiles become surfaces: see surfaces.h.
#include "surfaces.h"

#include <algorithm>

#include "disjoint_set.h"

namespace genie::detect {
namespace {

// Zones are numbered strip by strip, tile by tile.
void UniteOverSeams(const TileGrid& grid, std::span<const ZoneStrip> strips, uint32_t* parent) {
  const auto columns = static_cast<size_t>(grid.columns);
  for (size_t r = 0; r < strips.size(); ++r) {
    const ZoneStrip& strip = strips[r];
    for (size_t c = 0; c < columns; ++c) {
      const uint32_t near = strip.zone_base + strip.zones.begin_of(c);
      const uint32_t right = strip.zone_base + strip.zones.begin_of(c + 1);
      for (const ZonePair& pair : strip.right.of(c)) {
        Unite(parent, near + pair.near, right + pair.far);
      }
      if (r + 1 == strips.size()) continue;
      const uint32_t below = strips[r + 1].zone_base + strips[r + 1].zones.begin_of(c);
      for (const ZonePair& pair : strip.below.of(c)) {
        Unite(parent, near + pair.near, below + pair.far);
      }
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

Status SumZones(std::span<const ZoneStrip> strips, SurfaceMerge& merge) {
  GENIE_RETURN_IF_ERROR(merge.merged.Resize(merge.parent.size()));
  uint32_t* parent = merge.parent.data();
  uint32_t index = 0;
  for (const ZoneStrip& strip : strips) {
    for (const TileZone& packed : strip.zones.all()) {
      const Zone zone = packed.Unpacked();
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

Status MergeSurfaces(ConstImageView frame, const TileGrid& grid, std::span<ZoneStrip> strips,
                     SurfaceMerge& merge) {
  uint32_t count = 0;
  for (ZoneStrip& strip : strips) {
    strip.zone_base = count;
    count += static_cast<uint32_t>(strip.zones.size());
  }
  GENIE_RETURN_IF_ERROR(merge.parent.Resize(count));
  for (uint32_t i = 0; i < count; ++i) merge.parent[i] = i;
  UniteOverSeams(grid, strips, merge.parent.data());
  GENIE_RETURN_IF_ERROR(SumZones(strips, merge));
  return NumberSurfaces(frame, merge);
}

}  // namespace genie::detect
