// Zones of near-equal colour inside a tile: see zones.h.
#include "zones.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "disjoint_set.h"

namespace genie::detect {
namespace {

// What one tile's passes share. Pointers are set once a tile, after the scratch was reserved.
struct TileWork {
  const FramePlanes& planes;
  const BitPlane& texture;
  Box box;
  ZoneScratch& scratch;
  size_t words = 0;
  uint64_t* filled = nullptr;  // pixels that have an equal neighbour and are not texture
  uint64_t* linked = nullptr;  // such pixels that equal their right neighbour in the tile
};

// 64 texture bits of pixel columns x .. x + 63; x is a multiple of 32.
uint64_t TextureBits(const BitPlane& texture, int32_t x, int32_t y) {
  const uint64_t cells = BitsAt(texture.row(y / kCellSide), x / kCellSide);
  const uint64_t low = (cells & 1) != 0 ? 0xffffffffULL : 0;
  const uint64_t high = (cells & 2) != 0 ? 0xffffffff00000000ULL : 0;
  return low | high;
}

void FillRowMasks(const TileWork& work, int32_t y) {
  const int32_t frame_y = work.box.y + y;
  const uint64_t* right = work.planes.right.row(frame_y);
  const uint64_t* down = work.planes.down.row(frame_y);
  const uint64_t* up = frame_y > 0 ? work.planes.down.row(frame_y - 1) : nullptr;
  for (size_t w = 0; w < work.words; ++w) {
    const int32_t x = work.box.x + static_cast<int32_t>(w) * 64;
    const uint64_t inside = LowBits(work.box.right() - x);
    const uint64_t equal = BitsAt(right, x);
    const uint64_t from_left = x > 0 ? BitsAt(right, x - 1) : equal << 1;
    const uint64_t vertical = BitsAt(down, x) | (up != nullptr ? BitsAt(up, x) : 0);
    const uint64_t texture = TextureBits(work.texture, x, frame_y);
    work.filled[w] = (equal | from_left | vertical) & ~texture & inside;
    work.linked[w] = equal & ~texture & inside;
  }
  work.filled[work.words] = 0;
  for (size_t w = 0; w < work.words; ++w) {
    const uint64_t next = work.filled[w] >> 1 | work.filled[w + 1] << 63;
    work.linked[w] &= work.filled[w] & next;
  }
}

// Appends the row's runs to the raw list, each a set of its own.
void ExtractRuns(const TileWork& work) {
  List<ZoneRun>& raw = work.scratch.raw;
  const size_t begin = raw.size();
  uint64_t carry = 0;
  for (size_t w = 0; w < work.words; ++w) {
    const uint64_t starts = work.filled[w] & ~(work.linked[w] << 1 | carry);
    carry = work.linked[w] >> 63;
    const auto base = static_cast<uint32_t>(w * 64);
    for (uint64_t bits = starts; bits != 0; bits &= bits - 1) {
      const auto x = static_cast<uint16_t>(base + static_cast<uint32_t>(std::countr_zero(bits)));
      raw.PushUnchecked({x, x, 0});
    }
  }
  ZoneRun* run = raw.data() + begin;
  for (size_t w = 0; w < work.words; ++w) {
    const auto base = static_cast<uint32_t>(w * 64);
    for (uint64_t bits = work.filled[w] & ~work.linked[w]; bits != 0; bits &= bits - 1) {
      run->last = static_cast<uint16_t>(base + static_cast<uint32_t>(std::countr_zero(bits)));
      ++run;
    }
  }
}

// Unites the runs of two rows wherever a pixel equals the one below it.
void LinkRows(const TileWork& work, int32_t y, uint32_t upper, uint32_t current, uint32_t end) {
  const ZoneRun* runs = work.scratch.raw.data();
  uint32_t* parent = work.scratch.parent.data();
  const uint64_t* down = work.planes.down.row(work.box.y + y - 1);
  uint32_t a = upper;
  uint32_t b = current;
  while (a < current && b < end) {
    const int32_t low = std::max(runs[a].first, runs[b].first);
    const int32_t high = std::min(runs[a].last, runs[b].last);
    if (low <= high && AnyBit(down, work.box.x + low, work.box.x + high)) Unite(parent, a, b);
    const bool advance_a = runs[a].last <= runs[b].last;
    const bool advance_b = runs[b].last <= runs[a].last;
    a += advance_a ? 1 : 0;
    b += advance_b ? 1 : 0;
  }
}

// The squares whose top left pixel lies in the run, added to those known.
uint32_t SquaresOf(const TileWork& work, int32_t y, int32_t first, int32_t last, uint32_t known) {
  uint32_t found = known;
  for (size_t i = 0; i < kSquareSteps; ++i) {
    if ((found >> i & 1) != 0) continue;
    if (!work.scratch.squares.Any(i, y, first, last)) break;
    found |= 1u << i;
  }
  return found;
}

void Accumulate(Zone& zone, int32_t y, int32_t first, int32_t last) {
  Extremes& e = zone.extremes;
  const int32_t length = last - first + 1;
  zone.area += length;
  if (y == e.top) e.top_count += length;
  e.bottom_count = y == e.bottom ? e.bottom_count + length : length;
  e.bottom = y;
  e.left_count = first == e.left ? e.left_count + 1 : first < e.left ? 1 : e.left_count;
  e.left = std::min(e.left, first);
  e.right_count = last == e.right ? e.right_count + 1 : last > e.right ? 1 : e.right_count;
  e.right = std::max(e.right, last);
}

// Is the run's pixel on a side of the tile behind which the frame goes on?
bool TouchesSeam(const TileWork& work, int32_t y, const ZoneRun& run) {
  const Box& box = work.box;
  return (y == 0 && box.y > 0) ||
         (y == box.height - 1 && box.bottom() < work.planes.right.height) ||
         (run.first == 0 && box.x > 0) ||
         (run.last == box.width - 1 && box.right() < work.planes.right.width);
}

constexpr uint32_t kTouchesSeam = 1u << 31;  // in Zone::squares, until zones are exported

// Contracts the runs to zones, in the order of their first runs.
void ContractRuns(const TileWork& work) {
  ZoneScratch& scratch = work.scratch;
  uint32_t* parent = scratch.parent.data();
  ZoneRun* runs = scratch.raw.data();
  scratch.found.Clear();
  for (int32_t y = 0; y < work.box.height; ++y) {
    const int32_t frame_y = work.box.y + y;
    const uint32_t end = scratch.raw_begin[static_cast<size_t>(y) + 1];
    for (uint32_t r = scratch.raw_begin[static_cast<size_t>(y)]; r < end; ++r) {
      ZoneRun& run = runs[r];
      const int32_t first = work.box.x + run.first;
      const int32_t last = work.box.x + run.last;
      parent[r] = parent[parent[r]];  // earlier runs point to their root already
      if (parent[r] == r) {
        run.zone = static_cast<uint16_t>(scratch.found.size());
        const int32_t length = last - first + 1;
        scratch.found.PushUnchecked(
            {.name_x = static_cast<uint32_t>(first),
             .name_y = static_cast<uint32_t>(frame_y),
             .extremes = {first, frame_y, last, frame_y, 1, length, 1, length},
             .area = length,
             .squares = 0});
      } else {
        run.zone = runs[parent[r]].zone;
        Accumulate(scratch.found[run.zone], frame_y, first, last);
      }
      Zone& zone = scratch.found[run.zone];
      zone.squares = SquaresOf(work, frame_y, first, last, zone.squares);
      if (TouchesSeam(work, y, run)) zone.squares |= kTouchesSeam;
    }
  }
}

// Lists the zones that matter outside the tile, and their runs.
Status ExportZones(const TileWork& work) {
  ZoneScratch& scratch = work.scratch;
  scratch.zones.Clear();
  scratch.runs.Clear();
  GENIE_RETURN_IF_ERROR(scratch.exported.Resize(scratch.found.size()));
  GENIE_RETURN_IF_ERROR(scratch.zones.Reserve(scratch.found.size()));
  GENIE_RETURN_IF_ERROR(scratch.runs.Reserve(scratch.raw.size()));
  GENIE_RETURN_IF_ERROR(scratch.row_begin.Resize(static_cast<size_t>(work.box.height) + 1));
  for (size_t i = 0; i < scratch.found.size(); ++i) {
    scratch.exported[i] = kNone;
    if (scratch.found[i].squares == 0) continue;
    scratch.exported[i] = static_cast<uint32_t>(scratch.zones.size());
    scratch.zones.PushUnchecked(TileZone::Of(scratch.found[i]));
    scratch.zones.back().squares &= ~kTouchesSeam;
  }
  for (int32_t y = 0; y < work.box.height; ++y) {
    scratch.row_begin[static_cast<size_t>(y)] = static_cast<uint16_t>(scratch.runs.size());
    const uint32_t end = scratch.raw_begin[static_cast<size_t>(y) + 1];
    for (uint32_t r = scratch.raw_begin[static_cast<size_t>(y)]; r < end; ++r) {
      const ZoneRun& run = scratch.raw[r];
      const uint32_t zone = scratch.exported[run.zone];
      if (zone == kNone) continue;
      scratch.runs.PushUnchecked({run.first, run.last, static_cast<uint16_t>(zone)});
    }
  }
  scratch.row_begin[static_cast<size_t>(work.box.height)] =
      static_cast<uint16_t>(scratch.runs.size());
  return Status::Ok();
}

// Reserves the scratch for a tile and points the masks into it.
Status ReserveScratch(TileWork& work) {
  ZoneScratch& scratch = work.scratch;
  const auto pixels = static_cast<size_t>(work.box.area());
  work.words = static_cast<size_t>(work.box.width + 63) / 64;
  GENIE_RETURN_IF_ERROR(scratch.words.Resize(2 * (work.words + 1)));
  GENIE_RETURN_IF_ERROR(scratch.raw.Reserve(pixels));
  GENIE_RETURN_IF_ERROR(scratch.parent.Resize(pixels));
  GENIE_RETURN_IF_ERROR(scratch.raw_begin.Resize(static_cast<size_t>(work.box.height) + 1));
  work.filled = scratch.words.data();
  work.linked = work.filled + work.words + 1;
  scratch.raw.Clear();
  return Status::Ok();
}

// The tile's runs, united where rows touch.
void FindRuns(const TileWork& work) {
  ZoneScratch& scratch = work.scratch;
  uint32_t upper = 0;
  for (int32_t y = 0; y < work.box.height; ++y) {
    const auto current = static_cast<uint32_t>(scratch.raw.size());
    scratch.raw_begin[static_cast<size_t>(y)] = current;
    FillRowMasks(work, y);
    ExtractRuns(work);
    const auto end = static_cast<uint32_t>(scratch.raw.size());
    for (uint32_t r = current; r < end; ++r) scratch.parent[r] = r;
    if (y > 0) LinkRows(work, y, upper, current, end);
    upper = current;
  }
  scratch.raw_begin[static_cast<size_t>(work.box.height)] =
      static_cast<uint32_t>(scratch.raw.size());
}

// Zones follow from their runs and squares.
bool IsSame(const ZoneStrip& strip, size_t tile, const TileGrid& grid, const ZoneScratch& scratch) {
  static_assert(sizeof(ZoneRun) == 3 * sizeof(uint16_t));  // no padding
  const auto runs = strip.runs.of(tile);
  const auto zones = strip.zones.of(tile);
  return runs.size() == scratch.runs.size() && zones.size() == scratch.zones.size() &&
         std::equal(scratch.row_begin.begin(), scratch.row_begin.end(),
                    strip.RowsOf(tile, grid).begin()) &&
         (runs.empty() || std::memcmp(runs.data(), scratch.runs.data(), runs.size_bytes()) == 0) &&
         std::equal(zones.begin(), zones.end(), scratch.zones.begin(),
                    [](const TileZone& a, const TileZone& b) { return a.squares == b.squares; });
}

}  // namespace

TileZone TileZone::Of(const Zone& zone) {
  const auto narrow = [](auto value) { return static_cast<uint16_t>(value); };
  const Extremes& e = zone.extremes;
  return {.name_x = narrow(zone.name_x),
          .name_y = narrow(zone.name_y),
          .left = narrow(e.left),
          .top = narrow(e.top),
          .right = narrow(e.right),
          .bottom = narrow(e.bottom),
          .left_count = narrow(e.left_count),
          .top_count = narrow(e.top_count),
          .right_count = narrow(e.right_count),
          .bottom_count = narrow(e.bottom_count),
          .area = static_cast<uint32_t>(zone.area),
          .squares = zone.squares};
}

Zone TileZone::Unpacked() const {
  return {.name_x = name_x,
          .name_y = name_y,
          .extremes = {left, top, right, bottom, left_count, top_count, right_count, bottom_count},
          .area = area,
          .squares = squares};
}

TileOutcome FindTexture(const FramePlanes& planes, const Box& tile, BitPlane& texture) {
  TileOutcome outcome = TileOutcome::kSame;
  for (int32_t y = tile.y; y < tile.bottom(); y += kCellSide) {
    const int32_t bottom = std::min(y + kCellSide, planes.right.height - 1);
    for (int32_t x = tile.x; x < tile.right(); x += kCellSide) {
      const int32_t right = std::min(x + kCellSide, planes.right.width - 1);
      int32_t equal = 0;
      for (int32_t v = y; v < bottom; ++v) {
        equal += std::popcount(BitsAt(planes.right.row(v), x) & BitsAt(planes.down.row(v), x) &
                               LowBits(right - x));
      }
      const int32_t pixels = (right - x) * (bottom - y);
      const bool is_texture = pixels >= 256 && (pixels - equal) * 1024 >= kTextureCount * pixels;
      const int32_t column = x / kCellSide;
      uint64_t& word = texture.row(y / kCellSide)[column / 64];
      const uint64_t bit = uint64_t{1} << (column & 63);
      if (((word & bit) != 0) == is_texture) continue;
      word ^= bit;
      outcome = TileOutcome::kOther;
    }
  }
  return outcome;
}

Result<TileOutcome> FindZones(const FramePlanes& planes, const BitPlane& texture,
                              const TileGrid& grid, TileIndex tile, ZoneScratch& scratch,
                              ZoneStrip& strip) {
  TileWork work{.planes = planes, .texture = texture, .box = grid.box(tile), .scratch = scratch};
  const auto column = static_cast<size_t>(tile.column);
  GENIE_FAIL_IF_ERROR(ReserveScratch(work));
  FindRuns(work);
  GENIE_FAIL_IF_ERROR(scratch.found.Reserve(scratch.raw.size()));
  ContractRuns(work);
  GENIE_FAIL_IF_ERROR(ExportZones(work));
  if (IsSame(strip, column, grid, scratch)) return TileOutcome::kSame;
  GENIE_FAIL_IF_ERROR(strip.zones.Replace(column, scratch.zones.span()));
  GENIE_FAIL_IF_ERROR(strip.runs.Replace(column, scratch.runs.span()));
  std::copy(scratch.row_begin.begin(), scratch.row_begin.end(),
            strip.row_begin.data() + column * (static_cast<size_t>(grid.tile_size) + 1));
  return TileOutcome::kOther;
}

}  // namespace genie::detect
