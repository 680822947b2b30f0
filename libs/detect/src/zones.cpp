// Zones of near-equal colour inside a tile: see zones.h.
#include "zones.h"

#include <algorithm>
#include <bit>

#include "disjoint_set.h"

namespace genie::detect {
namespace {

// What one tile's passes share. Pointers are set once a tile, after the scratch was reserved.
struct TileWork {
  const FramePlanes& planes;
  const BitPlane& texture;
  Box box;
  Strip& strip;
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
  Strip& strip = work.strip;
  const size_t begin = strip.raw.size();
  uint64_t carry = 0;
  for (size_t w = 0; w < work.words; ++w) {
    const uint64_t starts = work.filled[w] & ~(work.linked[w] << 1 | carry);
    carry = work.linked[w] >> 63;
    const auto base = static_cast<uint32_t>(w * 64);
    for (uint64_t bits = starts; bits != 0; bits &= bits - 1) {
      const auto index = static_cast<uint32_t>(strip.raw.size());
      const auto x = static_cast<uint16_t>(base + static_cast<uint32_t>(std::countr_zero(bits)));
      strip.raw.PushUnchecked({x, x, index});
    }
  }
  ZoneRun* run = strip.raw.data() + begin;
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
  const ZoneRun* runs = work.strip.raw.data();
  uint32_t* parent = work.strip.parent.data();
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
uint32_t SquaresOf(const TileWork& work, int32_t frame_y, const ZoneRun& run, uint32_t known) {
  uint32_t found = known;
  for (size_t i = 0; i < kSquareSteps; ++i) {
    if ((found >> i & 1) != 0) continue;
    const uint64_t* squares = work.planes.square[i].row(frame_y);
    if (!AnyBit(squares, work.box.x + run.first, work.box.x + run.last)) break;
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

// Contracts the runs to zones; Zone::name_x of `found` is set at a set's first run.
constexpr uint32_t kTouchesSeam = 1u << 31;

void ContractRuns(const TileWork& work) {
  Strip& strip = work.strip;
  uint32_t* parent = strip.parent.data();
  ZoneRun* runs = strip.raw.data();
  strip.found.Clear();
  for (int32_t y = 0; y < work.box.height; ++y) {
    const int32_t frame_y = work.box.y + y;
    const uint32_t end = strip.raw_begin[static_cast<size_t>(y) + 1];
    for (uint32_t r = strip.raw_begin[static_cast<size_t>(y)]; r < end; ++r) {
      ZoneRun& run = runs[r];
      const int32_t first = work.box.x + run.first;
      const int32_t last = work.box.x + run.last;
      parent[r] = parent[parent[r]];  // earlier runs point to their root already
      if (parent[r] == r) {
        run.zone = static_cast<uint32_t>(strip.found.size());
        const int32_t length = last - first + 1;
        strip.found.PushUnchecked(
            {.name_x = static_cast<uint32_t>(first),
             .name_y = static_cast<uint32_t>(frame_y),
             .extremes = {first, frame_y, last, frame_y, 1, length, 1, length},
             .area = length,
             .squares = 0});
      } else {
        run.zone = runs[parent[r]].zone;
        Accumulate(strip.found[run.zone], frame_y, first, last);
      }
      Zone& zone = strip.found[run.zone];
      zone.squares = SquaresOf(work, frame_y, run, zone.squares);
      if (TouchesSeam(work, y, run)) zone.squares |= kTouchesSeam;
    }
  }
}

// Keeps the zones that matter outside the tile, and their runs.
Status ExportZones(const TileWork& work, Tile& tile) {
  Strip& strip = work.strip;
  tile.zone_begin = static_cast<uint32_t>(strip.zones.size());
  tile.row_begin = static_cast<uint32_t>(strip.run_begin.size());
  GENIE_RETURN_IF_ERROR(strip.exported.Resize(strip.found.size()));
  for (size_t i = 0; i < strip.found.size(); ++i) {
    strip.exported[i] = kNone;
    if (strip.found[i].squares == 0) continue;
    strip.exported[i] = static_cast<uint32_t>(strip.zones.size());
    GENIE_RETURN_IF_ERROR(strip.zones.Push(strip.found[i]));
    strip.zones.back().squares &= ~kTouchesSeam;
  }
  GENIE_RETURN_IF_ERROR(strip.runs.Reserve(strip.runs.size() + strip.raw.size()));
  GENIE_RETURN_IF_ERROR(
      strip.run_begin.Reserve(strip.run_begin.size() + static_cast<size_t>(tile.box.height) + 1));
  for (int32_t y = 0; y < work.box.height; ++y) {
    strip.run_begin.PushUnchecked(static_cast<uint32_t>(strip.runs.size()));
    const uint32_t end = strip.raw_begin[static_cast<size_t>(y) + 1];
    for (uint32_t r = strip.raw_begin[static_cast<size_t>(y)]; r < end; ++r) {
      const ZoneRun& run = strip.raw[r];
      const uint32_t zone = strip.exported[run.zone];
      if (zone != kNone) strip.runs.PushUnchecked({run.first, run.last, zone});
    }
  }
  strip.run_begin.PushUnchecked(static_cast<uint32_t>(strip.runs.size()));
  return strip.tiles.Push(tile);
}

// Writes the labels of the tile's border pixels to the seams beside it.
void WriteSeams(const TileWork& work, const Tile& tile, Seams& seams) {
  const Strip& strip = work.strip;
  const Box& box = work.box;
  const int32_t column = box.x / seams.tile_size;
  const int32_t row = box.y / seams.tile_size;
  const auto runs_of = [&](int32_t y) {
    const uint32_t* begin = strip.run_begin.data() + tile.row_begin + y;
    return std::span(strip.runs.data() + begin[0], strip.runs.data() + begin[1]);
  };
  const auto write_row = [&](uint32_t* labels, int32_t y) {
    std::fill_n(labels + box.x, box.width, kNone);
    for (const ZoneRun& run : runs_of(y)) {
      std::fill(labels + box.x + run.first, labels + box.x + run.last + 1, run.zone);
    }
  };
  const auto width = static_cast<size_t>(seams.width);
  const auto height = static_cast<size_t>(seams.height);
  if (row > 0) write_row(seams.below.data() + static_cast<size_t>(row - 1) * width, 0);
  if (row + 1 < seams.rows) {
    write_row(seams.above.data() + static_cast<size_t>(row) * width, box.height - 1);
  }
  const bool has_left = column > 0;
  const bool has_right = column + 1 < seams.columns;
  for (int32_t y = 0; y < box.height; ++y) {
    const auto runs = runs_of(y);
    const auto frame_y = static_cast<size_t>(box.y + y);
    if (has_left) {
      const bool touches = !runs.empty() && runs.front().first == 0;
      seams.right[static_cast<size_t>(column - 1) * height + frame_y] =
          touches ? runs.front().zone : kNone;
    }
    if (has_right) {
      const bool touches = !runs.empty() && runs.back().last == box.width - 1;
      seams.left[static_cast<size_t>(column) * height + frame_y] =
          touches ? runs.back().zone : kNone;
    }
  }
}

}  // namespace

Status Seams::Resize(int32_t frame_width, int32_t frame_height, int32_t tile) {
  tile_size = tile;
  width = frame_width;
  height = frame_height;
  columns = (frame_width + tile - 1) / tile;
  rows = (frame_height + tile - 1) / tile;
  const auto vertical = static_cast<size_t>(columns - 1) * static_cast<size_t>(height);
  const auto horizontal = static_cast<size_t>(rows - 1) * static_cast<size_t>(width);
  GENIE_RETURN_IF_ERROR(left.Resize(vertical));
  GENIE_RETURN_IF_ERROR(right.Resize(vertical));
  GENIE_RETURN_IF_ERROR(above.Resize(horizontal));
  return below.Resize(horizontal);
}

Status FindTexture(const FramePlanes& planes, BitPlane& texture) {
  const int32_t width = planes.right.width;
  const int32_t height = planes.right.height;
  const int32_t columns = (width + kCellSide - 1) / kCellSide;
  const int32_t rows = (height + kCellSide - 1) / kCellSide;
  GENIE_RETURN_IF_ERROR(texture.Resize(columns, rows));
  std::fill_n(texture.words.data(), texture.words.size(), uint64_t{0});
  for (int32_t row = 0; row < rows; ++row) {
    const int32_t bottom = std::min((row + 1) * kCellSide, height - 1);
    for (int32_t column = 0; column < columns; ++column) {
      const int32_t x = column * kCellSide;
      const int32_t right = std::min(x + kCellSide, width - 1);
      int32_t equal = 0;
      for (int32_t y = row * kCellSide; y < bottom; ++y) {
        equal += std::popcount(BitsAt(planes.right.row(y), x) & BitsAt(planes.down.row(y), x) &
                               LowBits(right - x));
      }
      const int32_t pixels = (right - x) * (bottom - row * kCellSide);
      const bool is_texture = pixels >= 256 && (pixels - equal) * 1024 >= kTextureCount * pixels;
      if (is_texture) texture.row(row)[column / 64] |= uint64_t{1} << (column & 63);
    }
  }
  return Status::Ok();
}

Status FindZones(const FramePlanes& planes, const BitPlane& texture, Tile tile, Strip& strip,
                 Seams& seams) {
  TileWork work{.planes = planes, .texture = texture, .box = tile.box, .strip = strip};
  work.words = static_cast<size_t>(tile.box.width + 63) / 64;
  const auto pixels = static_cast<size_t>(tile.box.area());
  GENIE_RETURN_IF_ERROR(strip.words.Resize(2 * (work.words + 1)));
  GENIE_RETURN_IF_ERROR(strip.raw.Reserve(pixels));
  GENIE_RETURN_IF_ERROR(strip.parent.Resize(pixels));
  GENIE_RETURN_IF_ERROR(strip.raw_begin.Resize(static_cast<size_t>(tile.box.height) + 1));
  work.filled = strip.words.data();
  work.linked = work.filled + work.words + 1;
  strip.raw.Clear();
  uint32_t upper = 0;
  for (int32_t y = 0; y < tile.box.height; ++y) {
    const auto current = static_cast<uint32_t>(strip.raw.size());
    strip.raw_begin[static_cast<size_t>(y)] = current;
    FillRowMasks(work, y);
    ExtractRuns(work);
    const auto end = static_cast<uint32_t>(strip.raw.size());
    for (uint32_t r = current; r < end; ++r) strip.parent[r] = r;
    if (y > 0) LinkRows(work, y, upper, current, end);
    upper = current;
  }
  strip.raw_begin[static_cast<size_t>(tile.box.height)] = static_cast<uint32_t>(strip.raw.size());
  GENIE_RETURN_IF_ERROR(strip.found.Reserve(strip.raw.size()));
  ContractRuns(work);
  GENIE_RETURN_IF_ERROR(ExportZones(work, tile));
  WriteSeams(work, tile, seams);
  return Status::Ok();
}

}  // namespace genie::detect
