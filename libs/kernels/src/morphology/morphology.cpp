// Dilate and Erode: see genie/kernels/morphology.h. Windows along rows first. For rectangles of few
// rows these wait in a ring and are combined as they come; for others they go into the target,
// whose columns are then worked on in place, a strip at a time.
#include <genie/kernels/morphology.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "morphology/morphology.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cstring>

#include "morphology/window.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<uint8_t>;

// `identity` changes nothing: what lies outside the plane.
struct Largest {
  static constexpr uint8_t kIdentity = 0;
  static HWY_INLINE hn::Vec<Tag> Of(hn::Vec<Tag> a, hn::Vec<Tag> b) { return hn::Max(a, b); }
};
struct Smallest {
  static constexpr uint8_t kIdentity = 255;
  static HWY_INLINE hn::Vec<Tag> Of(hn::Vec<Tag> a, hn::Vec<Tag> b) { return hn::Min(a, b); }
};

// target[i] = Of(a[i], b[i]) for at least `count` values and at most a vector more.
template <class Op>
HWY_INLINE void Combine(const uint8_t* a, const uint8_t* b, size_t count, uint8_t* target) {
  const Tag d;
  for (size_t i = 0; i < count; i += hn::Lanes(d)) {
    hn::StoreU(Op::Of(hn::LoadU(d, a + i), hn::LoadU(d, b + i)), d, target + i);
  }
}

// The windows of one row: line[x] covers one value, then two, four, ... and at last two overlapping
// spans make the window. `windows` may be `line`; both have room for kLineSlack more.
template <class Op>
void WindowsOfRow(const uint8_t* source, size_t width, Window window, uint8_t* line,
                  uint8_t* windows) {
  const size_t length = width + window.size() - 1;
  std::memset(line, Op::kIdentity, window.before);
  std::memcpy(line + window.before, source, width);
  std::memset(line + window.before + width, Op::kIdentity, window.after + kLineSlack);
  size_t span = 1;
  for (; span * 2 <= window.size(); span *= 2) Combine<Op>(line, line + span, length - span, line);
  Combine<Op>(line, line + window.size() - span, width, windows);
}

// A ring of the last rows' windows, for rectangles of few rows: every row is read and written once.
template <class Op>
struct Ring {
  uint8_t* lines;
  size_t pitch;
  size_t width;
  size_t size;

  uint8_t* Line(size_t y) const { return lines + y % size * pitch; }

  // Lanes(Tag()) columns from x on of rows first .. last.
  HWY_INLINE hn::Vec<Tag> Column(size_t first, size_t last, size_t x) const {
    auto value = hn::LoadU(Tag(), Line(first) + x);
    for (size_t y = first + 1; y <= last; ++y) value = Op::Of(value, hn::LoadU(Tag(), Line(y) + x));
    return value;
  }

  void Write(size_t first, size_t last, uint8_t* target) const {
    const size_t step = hn::Lanes(Tag());
    size_t x = 0;
    for (; x + step <= width; x += step) hn::StoreU(Column(first, last, x), Tag(), target + x);
    if (x == width) return;
    alignas(64) uint8_t values[hn::MaxLanes(Tag())];
    hn::Store(Column(first, last, x), Tag(), values);
    std::memcpy(target + x, values, width - x);
  }
};

// Row y of the target is written when the last source row of its window is in the ring, and so
// never before that source row was read: source and target may be the same.
template <class Op>
void MorphByRing(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Window across,
                 Window down, uint8_t* scratch) {
  uint8_t* lines = scratch + LineBytes(extent.width, across);
  const Ring<Op> ring = {lines, RingPitch(extent.width), extent.width, down.size()};
  for (size_t y = 0; y < extent.height + down.after; ++y) {
    if (y < extent.height) {
      WindowsOfRow<Op>(source.row(y), extent.width, across, scratch, ring.Line(y));
    }
    if (y < down.after) continue;
    const size_t row = y - down.after;
    ring.Write(row - HWY_MIN(row, down.before), HWY_MIN(y, extent.height - 1), target.row(row));
  }
}

// The windows of one strip of columns, in place. Rows are counted from `window.before` rows above
// the plane on and fall into blocks of window.size(). The window that starts at row u is the rest
// of u's block (the suffix) and the beginning of the next (the prefix).
template <class Op>
struct Strip {
  uint8_t* data;
  ptrdiff_t stride;
  size_t columns;  // of the plane: at most kStripColumns
  size_t height;
  Window window;

  // Copies the plane's row that has number v, or identities where there is none.
  void Load(size_t v, uint8_t* line) const {
    if (v < window.before || v - window.before >= height) {
      std::memset(line, Op::kIdentity, kStripColumns);
    } else {
      std::memcpy(line, data + ptrdiff_t(v - window.before) * stride, columns);
    }
  }

  // suffixes[i] = combination of rows first + i .. first + size - 1.
  void Suffixes(size_t first, uint8_t* suffixes) const {
    const size_t size = window.size();
    for (size_t i = size; i-- > 0;) {
      uint8_t* line = suffixes + i * kStripColumns;
      Load(first + i, line);
      if (i + 1 < size) Combine<Op>(line, line + kStripColumns, kStripColumns, line);
    }
  }

  // Writes the rows of one block, whose suffixes are given.
  void WriteBlock(size_t first, const uint8_t* suffixes) const {
    alignas(64) uint8_t prefix[kStripColumns];
    alignas(64) uint8_t line[kStripColumns] = {};
    std::memset(prefix, Op::kIdentity, sizeof(prefix));
    for (size_t u = first; u < std::min(first + window.size(), height); ++u) {
      if (u != first) {
        Load(u + window.size() - 1, line);
        Combine<Op>(prefix, line, kStripColumns, prefix);
      }
      Combine<Op>(prefix, suffixes + (u - first) * kStripColumns, kStripColumns, line);
      std::memcpy(data + ptrdiff_t(u) * stride, line, columns);
    }
  }

  // The suffixes of a block are made before the block above it overwrites its rows.
  void Run(uint8_t* suffixes, uint8_t* next) const {
    Suffixes(0, suffixes);
    for (size_t first = 0; first < height; first += window.size()) {
      Suffixes(first + window.size(), next);
      WriteBlock(first, suffixes);
      std::swap(suffixes, next);
    }
  }
};

template <class Op>
void MorphByStrips(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Window across,
                   Window down, uint8_t* scratch) {
  for (size_t y = 0; y < extent.height; ++y) {
    WindowsOfRow<Op>(source.row(y), extent.width, across, scratch, scratch);
    std::memcpy(target.row(y), scratch, extent.width);
  }
  uint8_t* next = scratch + down.size() * kStripColumns;
  for (size_t x = 0; x < extent.width; x += kStripColumns) {
    const size_t columns = HWY_MIN(kStripColumns, extent.width - x);
    const Strip<Op> strip = {target.data + x, target.stride_bytes, columns, extent.height, down};
    strip.Run(scratch, next);
  }
}

template <class Op>
void Morph(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Rectangle rectangle,
           uint8_t* scratch) {
  const Window across = WindowOf(rectangle.width, extent.width);
  const Window down = WindowOf(rectangle.height, extent.height);
  if (down.size() <= kMaxRingRows) {
    MorphByRing<Op>(source, target, extent, across, down, scratch);
  } else {
    MorphByStrips<Op>(source, target, extent, across, down, scratch);
  }
}

void Dilate(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Rectangle rectangle,
            uint8_t* scratch) {
  Morph<Largest>(source, target, extent, rectangle, scratch);
}

void Erode(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Rectangle rectangle,
           uint8_t* scratch) {
  Morph<Smallest>(source, target, extent, rectangle, scratch);
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Dilate);
HWY_EXPORT(Erode);

size_t MorphologyScratchWords(Extent extent, Rectangle rectangle) {
  const size_t line = LineBytes(extent.width, WindowOf(rectangle.width, extent.width));
  const size_t rows = WindowOf(rectangle.height, extent.height).size();
  const size_t bytes = rows <= kMaxRingRows ? line + rows * RingPitch(extent.width)
                                            : std::max(line, 2 * rows * kStripColumns);
  return (bytes + 7) / 8;
}

void Dilate(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Rectangle rectangle,
            uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return;
  HWY_DYNAMIC_DISPATCH(Dilate)
  (source, target, extent, rectangle, reinterpret_cast<uint8_t*>(scratch));
}

void Erode(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Rectangle rectangle,
           uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return;
  HWY_DYNAMIC_DISPATCH(Erode)
  (source, target, extent, rectangle, reinterpret_cast<uint8_t*>(scratch));
}

}  // namespace genie::kernels
#endif
