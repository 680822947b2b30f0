// Ink inside a tile: see ink.h.
#include "ink.h"

#include <algorithm>
#include <bit>

#include "disjoint_set.h"

namespace genie::detect {
namespace {

// The channels of a pixel format: where R, G and B lie.
struct Channels {
  int32_t step, red, green, blue;
};

Channels ChannelsOf(PixelFormat format) {
  const int32_t step = BytesPerPixel(format);
  if (step == 1) return {1, 0, 0, 0};
  const bool is_bgr = format == PixelFormat::kBgr || format == PixelFormat::kBgra;
  return is_bgr ? Channels{step, 2, 1, 0} : Channels{step, 0, 1, 2};
}

struct InkWork {
  const InkSource& source;
  Box box;
  std::span<const ZoneRun> zone_runs;
  std::span<const uint16_t> zone_rows;  // where each row's runs begin
  std::span<const uint8_t> is_surface;
  InkScratch& scratch;
  size_t words = 0;  // words of a mask row; the stride is one more
  size_t stride = 0;

  uint64_t* mask(int32_t y) const { return scratch.mask.data() + static_cast<size_t>(y) * stride; }
  Label* label(int32_t y) const {
    return scratch.label.data() + static_cast<size_t>(y) * static_cast<size_t>(box.width);
  }
};

void ClearBits(uint64_t* row, int32_t first, int32_t last) {
  for (int32_t x = first; x <= last;) {
    const int32_t end = std::min(last, x | 63);
    row[x >> 6] &= ~(LowBits(end - x + 1) << (x & 63));
    x = end + 1;
  }
}

// Labels the surfaces' pixels; the mask keeps what is left: ink. Returns whether there is any.
bool LabelSurfaces(const InkWork& work) {
  const Box& box = work.box;
  const uint16_t* begin = work.zone_rows.data();
  uint64_t any = 0;
  for (int32_t y = 0; y < box.height; ++y) {
    uint64_t* mask = work.mask(y);
    Label* label = work.label(y);
    for (size_t w = 0; w < work.words; ++w) {
      mask[w] = LowBits(box.width - static_cast<int32_t>(w) * 64);
    }
    mask[work.words] = 0;
    for (uint32_t r = begin[y]; r < begin[y + 1]; ++r) {
      const ZoneRun& run = work.zone_runs[r];
      if (work.is_surface[run.zone] == 0) continue;
      ClearBits(mask, run.first, run.last);
      std::fill(label + run.first, label + run.last + 1, run.zone);
    }
    for (size_t w = 0; w < work.words; ++w) any |= mask[w];
  }
  return any != 0;
}

void ExtractInkRuns(const InkWork& work, int32_t y) {
  InkScratch& out = work.scratch;
  const uint64_t* mask = work.mask(y);
  const size_t begin = out.runs.size();
  uint64_t carry = 0;
  for (size_t w = 0; w < work.words; ++w) {
    const auto base = static_cast<uint32_t>(w * 64);
    for (uint64_t bits = mask[w] & ~(mask[w] << 1 | carry); bits != 0; bits &= bits - 1) {
      const auto x = static_cast<uint16_t>(base + static_cast<uint32_t>(std::countr_zero(bits)));
      out.runs.PushUnchecked({x, x, 0});
    }
    carry = mask[w] >> 63;
  }
  ZoneRun* run = out.runs.data() + begin;
  for (size_t w = 0; w < work.words; ++w) {
    const auto base = static_cast<uint32_t>(w * 64);
    const uint64_t next = mask[w] >> 1 | mask[w + 1] << 63;
    for (uint64_t bits = mask[w] & ~next; bits != 0; bits &= bits - 1) {
      run->last = static_cast<uint16_t>(base + static_cast<uint32_t>(std::countr_zero(bits)));
      ++run;
    }
  }
}

// Unites runs of two rows that touch, also by a corner.
void LinkInkRows(InkScratch& out, uint32_t upper, uint32_t current, uint32_t end) {
  const ZoneRun* runs = out.runs.data();
  uint32_t a = upper;
  uint32_t b = current;
  while (a < current && b < end) {
    if (runs[a].first <= runs[b].last + 1 && runs[b].first <= runs[a].last + 1) {
      Unite(out.parent.data(), a, b);
    }
    if (runs[a].last < runs[b].last) {
      ++a;
    } else {
      ++b;
    }
  }
}

void AddColors(const InkWork& work, const Channels& channels, int32_t y, const ZoneRun& run,
               Atom& atom) {
  const Box& box = work.box;
  const uint64_t* cells = work.source.texture.row(y / kCellSide);
  const uint8_t* row = work.source.frame.row(y);
  int64_t count = 0;
  uint32_t red = 0, green = 0, blue = 0;  // 16,384 pixels of 255 fit
  const int32_t end = box.x + run.last + 1;
  for (int32_t x = box.x + run.first; x < end;) {
    const int32_t stop = std::min(end, (x | (kCellSide - 1)) + 1);
    if (!AnyBit(cells, x / kCellSide, x / kCellSide)) {
      count += stop - x;
      const uint8_t* p = row + ptrdiff_t{x} * channels.step;
      for (int32_t i = x; i < stop; ++i, p += channels.step) {
        red += p[channels.red];
        green += p[channels.green];
        blue += p[channels.blue];
      }
    }
    x = stop;
  }
  atom.red += red;
  atom.green += green;
  atom.blue += blue;
  atom.colored += count;
}

// Contracts ink runs to atoms and labels their pixels.
Status ContractInk(const InkWork& work) {
  InkScratch& out = work.scratch;
  const Box& box = work.box;
  const Channels channels = ChannelsOf(work.source.frame.format);
  uint32_t* parent = out.parent.data();
  for (int32_t y = 0; y < box.height; ++y) {
    const int32_t frame_y = box.y + y;
    Label* label = work.label(y);
    for (uint32_t r = out.run_begin[static_cast<size_t>(y)];
         r < out.run_begin[static_cast<size_t>(y) + 1]; ++r) {
      ZoneRun& run = out.runs[r];
      const int32_t first = box.x + run.first;
      const int32_t last = box.x + run.last;
      parent[r] = parent[parent[r]];
      if (parent[r] == r) {
        run.zone = static_cast<uint16_t>(out.atoms.size());
        GENIE_RETURN_IF_ERROR(out.atoms.Push({.left = first,
                                              .top = frame_y,
                                              .right = last,
                                              .bottom = frame_y,
                                              .name_x = static_cast<uint32_t>(first),
                                              .name_y = static_cast<uint32_t>(frame_y),
                                              .area = 0,
                                              .red = 0,
                                              .green = 0,
                                              .blue = 0,
                                              .colored = 0}));
      } else {
        run.zone = out.runs[parent[r]].zone;
      }
      Atom& atom = out.atoms[run.zone];
      atom.left = std::min(atom.left, first);
      atom.right = std::max(atom.right, last);
      atom.bottom = frame_y;
      atom.area += last - first + 1;
      AddColors(work, channels, frame_y, run, atom);
      std::fill(label + run.first, label + run.last + 1, static_cast<Label>(run.zone | kInkBit));
    }
  }
  return Status::Ok();
}

// One pair of neighbouring pixels with different labels, at least one of them a surface.
Status AddVote(const InkWork& work, Label a, Label b) {
  InkScratch& out = work.scratch;
  if ((a & kInkBit) == 0 && ((b & kInkBit) != 0 || b < a)) std::swap(a, b);
  const bool is_ink = (a & kInkBit) != 0;
  if (is_ink) {
    auto& newest = out.newest_votes[static_cast<size_t>(a & ~kInkBit)];
    for (const uint32_t vote : newest) {
      if (vote == kNone || out.votes[vote].far != b) continue;
      ++out.votes[vote].count;
      return Status::Ok();
    }
    newest = {static_cast<uint32_t>(out.votes.size()), newest[0]};
  } else if (!out.votes.empty() && out.votes.back().near == a && out.votes.back().far == b) {
    ++out.votes.back().count;
    return Status::Ok();
  }
  return out.votes.Push({.near = a, .far = b, .count = 1});
}

Status VoteInRow(const InkWork& work, int32_t y) {
  const int32_t width = work.box.width;
  const Label* label = work.label(y);
  const uint64_t* mask = work.mask(y);
  // Borders between ink and surface.
  for (size_t w = 0; w < work.words; ++w) {
    const uint64_t next = mask[w] >> 1 | mask[w + 1] << 63;
    uint64_t change = (mask[w] ^ next) & LowBits(width - 1 - static_cast<int32_t>(w) * 64);
    for (; change != 0; change &= change - 1) {
      const size_t x = w * 64 + static_cast<size_t>(std::countr_zero(change));
      GENIE_RETURN_IF_ERROR(AddVote(work, label[x], label[x + 1]));
    }
  }
  // Borders between two surfaces: runs that follow each other without a gap.
  const uint16_t* begin = work.zone_rows.data() + y;
  for (uint32_t r = begin[0]; r + 1 < begin[1]; ++r) {
    const uint32_t x = work.zone_runs[r].last;
    if (work.zone_runs[r + 1].first != x + 1) continue;
    const Label a = label[x];
    const Label b = label[x + 1];
    if (a != b && ((a | b) & kInkBit) == 0) GENIE_RETURN_IF_ERROR(AddVote(work, a, b));
  }
  return Status::Ok();
}

Status VoteBetweenRows(const InkWork& work, const BitPlane& down, int32_t y) {
  const Box& box = work.box;
  const Label* upper = work.label(y - 1);
  const Label* lower = work.label(y);
  const uint64_t* upper_ink = work.mask(y - 1);
  const uint64_t* lower_ink = work.mask(y);
  const uint64_t* equal = down.row(box.y + y - 1);
  for (size_t w = 0; w < work.words; ++w) {
    const int32_t x0 = static_cast<int32_t>(w) * 64;
    const uint64_t ink = upper_ink[w] ^ lower_ink[w];
    const uint64_t edge =
        ~(upper_ink[w] | lower_ink[w]) & ~BitsAt(equal, box.x + x0) & LowBits(box.width - x0);
    for (uint64_t bits = ink | edge; bits != 0; bits &= bits - 1) {
      const size_t x = static_cast<size_t>(x0) + static_cast<size_t>(std::countr_zero(bits));
      if (upper[x] != lower[x]) GENIE_RETURN_IF_ERROR(AddVote(work, upper[x], lower[x]));
    }
  }
  return Status::Ok();
}

// Writes the labels of the tile's outermost pixels.
void WriteBorders(const InkWork& work, size_t tile, InkStrip& strip) {
  const TileGrid& grid = work.source.grid;
  const Box& box = work.box;
  std::copy_n(work.label(0), box.width, strip.Border(tile, TileSide::kTop, grid));
  std::copy_n(work.label(box.height - 1), box.width, strip.Border(tile, TileSide::kBottom, grid));
  Label* left = strip.Border(tile, TileSide::kLeft, grid);
  Label* right = strip.Border(tile, TileSide::kRight, grid);
  for (int32_t y = 0; y < box.height; ++y) {
    left[y] = work.label(y)[0];
    right[y] = work.label(y)[box.width - 1];
  }
}

// Copies the tile's ink into the frame's plane; tiles are a multiple of 32 wide.
void WriteInkPlane(const InkWork& work, BitPlane& plane) {
  const Box& box = work.box;
  for (int32_t y = 0; y < box.height; ++y) {
    uint64_t* row = plane.row(box.y + y);
    const uint64_t* mask = work.mask(y);
    const int32_t shift = box.x & 63;
    for (size_t w = 0; w < work.words; ++w) {
      const auto at = static_cast<size_t>(box.x) / 64 + w;
      const uint64_t inside = LowBits(box.width - static_cast<int32_t>(w) * 64);
      row[at] = (row[at] & ~(inside << shift)) | (mask[w] << shift);
      if (shift != 0 && (inside >> (64 - shift)) != 0) {
        row[at + 1] = (row[at + 1] & ~(inside >> (64 - shift))) | (mask[w] >> (64 - shift));
      }
    }
  }
}

Status ReserveScratch(InkWork& work) {
  const Box& box = work.box;
  InkScratch& out = work.scratch;
  const auto pixels = static_cast<size_t>(box.area());
  work.words = static_cast<size_t>(box.width + 63) / 64;
  work.stride = work.words + 1;
  GENIE_RETURN_IF_ERROR(out.label.Resize(pixels));
  GENIE_RETURN_IF_ERROR(out.mask.Resize(work.stride * static_cast<size_t>(box.height)));
  GENIE_RETURN_IF_ERROR(out.runs.Reserve(pixels / 2 + static_cast<size_t>(box.height)));
  GENIE_RETURN_IF_ERROR(out.run_begin.Resize(static_cast<size_t>(box.height) + 1));
  return out.parent.Resize(pixels / 2 + static_cast<size_t>(box.height));
}

Status FindAtoms(const InkWork& work) {
  InkScratch& out = work.scratch;
  const int32_t height = work.box.height;
  out.runs.Clear();
  uint32_t upper = 0;
  for (int32_t y = 0; y < height; ++y) {
    const auto current = static_cast<uint32_t>(out.runs.size());
    out.run_begin[static_cast<size_t>(y)] = current;
    ExtractInkRuns(work, y);
    const auto end = static_cast<uint32_t>(out.runs.size());
    for (uint32_t r = current; r < end; ++r) out.parent[r] = r;
    if (y > 0) LinkInkRows(out, upper, current, end);
    upper = current;
  }
  out.run_begin[static_cast<size_t>(height)] = static_cast<uint32_t>(out.runs.size());
  return ContractInk(work);
}

// Puts the tile's ink into the strip.
Status StoreInk(const InkWork& work, size_t tile, InkStrip& strip) {
  GENIE_RETURN_IF_ERROR(strip.is_surface.Replace(tile, work.is_surface));
  List<TileAtom>& packed = work.scratch.packed;
  GENIE_RETURN_IF_ERROR(packed.Resize(work.scratch.atoms.size()));
  std::ranges::transform(work.scratch.atoms, packed.begin(), TileAtom::Of);
  GENIE_RETURN_IF_ERROR(strip.atoms.Replace(tile, packed.span()));
  GENIE_RETURN_IF_ERROR(strip.votes.Replace(tile, work.scratch.votes.span()));
  WriteBorders(work, tile, strip);
  return Status::Ok();
}

}  // namespace

Status FindInk(const InkSource& source, TileIndex tile, const ZoneStrip& zones,
               std::span<const uint8_t> is_surface, InkScratch& scratch, InkStrip& strip,
               BitPlane& ink_plane) {
  const auto column = static_cast<size_t>(tile.column);
  InkWork work{.source = source,
               .box = source.grid.box(tile),
               .zone_runs = zones.runs.of(column),
               .zone_rows = zones.RowsOf(column, source.grid),
               .is_surface = is_surface,
               .scratch = scratch};
  GENIE_RETURN_IF_ERROR(ReserveScratch(work));
  scratch.atoms.Clear();
  scratch.votes.Clear();
  const bool has_ink = LabelSurfaces(work);
  if (has_ink) GENIE_RETURN_IF_ERROR(FindAtoms(work));
  GENIE_RETURN_IF_ERROR(scratch.newest_votes.Assign(scratch.atoms.size(), {kNone, kNone}));
  for (int32_t y = 0; y < work.box.height; ++y) {
    GENIE_RETURN_IF_ERROR(VoteInRow(work, y));
    if (y > 0) GENIE_RETURN_IF_ERROR(VoteBetweenRows(work, source.planes.down, y));
  }
  WriteInkPlane(work, ink_plane);
  return StoreInk(work, column, strip);
}

}  // namespace genie::detect
