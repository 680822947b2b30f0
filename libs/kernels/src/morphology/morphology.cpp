// Dilate and Erode: see genie/kernels/morphology.h. Rows go by once: their windows along the row
// (for a cross the rows themselves) wait in scratch until the rows below them have come, and are
// combined down the columns; for a cross the windows along the middle row join in there.
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

// `identity` changes nothing: what lies outside the image.
struct Largest {
  static constexpr uint8_t kIdentity = 0;
  static HWY_INLINE hn::Vec<Tag> Of(hn::Vec<Tag> a, hn::Vec<Tag> b) { return hn::Max(a, b); }
};
struct Smallest {
  static constexpr uint8_t kIdentity = 255;
  static HWY_INLINE hn::Vec<Tag> Of(hn::Vec<Tag> a, hn::Vec<Tag> b) { return hn::Min(a, b); }
};

// How a combination ends: with up to a vector more than asked for, or with the last byte.
enum class Ending : uint8_t { kLoose, kExact };

// target[i] = the combination of lines[0][i] .. lines[kLines - 1][i]. The target may be a line, and
// lines may overlap when no other line begins before it.
template <class Op, size_t kLines, Ending kEnding>
void Combine(const uint8_t* const* lines, size_t count, uint8_t* target) {
  const Tag d;
  const size_t step = hn::Lanes(d);
  const uint8_t* own[kLines];
  for (size_t k = 0; k < kLines; ++k) own[k] = lines[k];
  const auto at = [&](size_t i) HWY_ATTR {
    auto value = hn::LoadU(d, own[0] + i);
    for (size_t k = 1; k < kLines; ++k) value = Op::Of(value, hn::LoadU(d, own[k] + i));
    return value;
  };
  size_t i = 0;
  for (; i + step <= count; i += step) hn::StoreU(at(i), d, target + i);
  if (i == count) return;
  if constexpr (kEnding == Ending::kLoose) {
    hn::StoreU(at(i), d, target + i);
  } else {
    alignas(64) uint8_t rest[hn::MaxLanes(d)];
    hn::Store(at(i), d, rest);
    std::memcpy(target + i, rest, count - i);
  }
}

// The lines that make one row of the target: at most a ring and the bar of a cross.
struct Lines {
  const uint8_t* line[kMaxRingRows + 1];
  size_t count = 0;

  void Add(const uint8_t* next) { line[count++] = next; }
};

template <class Op, size_t kLines = kMaxRingRows + 1>
void Write(const Lines& lines, size_t count, uint8_t* target) {
  if (lines.count == kLines) {
    Combine<Op, kLines, Ending::kExact>(lines.line, count, target);
  } else if constexpr (kLines > 1) {
    Write<Op, kLines - 1>(lines, count, target);
  }
}

// Windows of `size` values that lie `channels` apart, of a padded line, which is overwritten. A
// value of the line covers one, then four, sixteen, ... and at last up to four spans, of which two
// may overlap, make the window.
template <class Op>
void WindowsOfLine(uint8_t* line, size_t count, size_t size, size_t channels, uint8_t* windows) {
  size_t span = 1;
  for (; span * 4 < size; span *= 4) {
    const size_t next = span * channels;
    const uint8_t* spans[] = {line, line + next, line + 2 * next, line + 3 * next};
    Combine<Op, 4, Ending::kLoose>(spans, count + (size - 4 * span) * channels, line);
  }
  const size_t next = span * channels;
  const uint8_t* last = line + (size - span) * channels;
  if (size <= span) {
    std::memcpy(windows, line, count);
  } else if (size <= 2 * span) {
    const uint8_t* spans[] = {line, last};
    Combine<Op, 2, Ending::kLoose>(spans, count, windows);
  } else if (size <= 3 * span) {
    const uint8_t* spans[] = {line, line + next, last};
    Combine<Op, 3, Ending::kLoose>(spans, count, windows);
  } else {
    const uint8_t* spans[] = {line, line + next, line + 2 * next, last};
    Combine<Op, 4, Ending::kLoose>(spans, count, windows);
  }
}

template <class Op>
struct Morph {
  Rows<const uint8_t> source;
  Rows<uint8_t> target;
  size_t height;    // of the target
  ptrdiff_t first;  // the source's rows: first .. last - 1
  ptrdiff_t last;
  size_t row_bytes;
  size_t channels;
  Window across, down;
  bool is_cross;
  MorphologyLayout layout;
  uint8_t* scratch;

  uint8_t* Row(size_t i) const { return scratch + layout.rows + i * layout.pitch; }

  void Windows(ptrdiff_t y, uint8_t* windows) const {
    uint8_t* line = scratch + layout.line;
    const size_t before = across.before * channels;
    std::memset(line, Op::kIdentity, before);
    std::memcpy(line + before, source.row(y), row_bytes);
    std::memset(line + before + row_bytes, Op::kIdentity, across.after * channels + kLineSlack);
    WindowsOfLine<Op>(line, row_bytes, across.size(), channels, windows);
  }

  // What is combined down the columns for source row y.
  void Load(ptrdiff_t y, uint8_t* row) const {
    if (y < first || y >= last) {
      std::memset(row, Op::kIdentity, row_bytes);
    } else if (is_cross || across.size() == 1) {
      std::memcpy(row, source.row(y), row_bytes);
    } else {
      Windows(y, row);
    }
  }

  // Row y of the target: the lines, and for a cross its bar. In place, source rows from y on are
  // still what they were.
  void Finish(Lines& lines, ptrdiff_t y) const {
    if (is_cross) {
      Windows(y, scratch + layout.bar);
      lines.Add(scratch + layout.bar);
    }
    Write<Op>(lines, row_bytes, target.row(y));
  }

  void RunRing() const {
    const auto before = ptrdiff_t(down.before), after = ptrdiff_t(down.after);
    const auto size = ptrdiff_t(down.size());
    for (ptrdiff_t y = -before; y < ptrdiff_t(height) + after; ++y) {
      if (y >= first && y < last) Load(y, Row(size_t((y + before) % size)));
      const ptrdiff_t row = y - after;
      if (row < 0) continue;
      Lines lines;
      for (ptrdiff_t v = HWY_MAX(row - before, first); v < HWY_MIN(row + after + 1, last); ++v) {
        lines.Add(Row(size_t((v + before) % size)));
      }
      Finish(lines, row);
    }
  }

  // Rows fall into blocks of the window's size. The window that starts at row u of a block is the
  // rest of that block (the suffix) and the beginning of the next (the prefix).
  void RunBlocks() const {
    const size_t size = down.size();
    const auto before = ptrdiff_t(down.before);
    size_t suffixes = 0, rows = size;  // where the two blocks are
    uint8_t* prefix = scratch + layout.prefix;
    for (size_t start = 0; start < height + size; start += size) {
      std::memset(prefix, Op::kIdentity, row_bytes);
      for (size_t i = 0; i < size; ++i) {
        Load(ptrdiff_t(start + i) - before, Row(rows + i));
        const size_t row = start + i + 1 - size;  // whose window ends here
        if (start == 0 || i + 1 == size || row >= height) continue;
        const uint8_t* grown[] = {prefix, Row(rows + i)};
        Combine<Op, 2, Ending::kLoose>(grown, row_bytes, prefix);
        Lines lines;
        lines.Add(prefix);
        lines.Add(Row(suffixes + i + 1));
        Finish(lines, ptrdiff_t(row));
      }
      for (size_t i = size - 1; i-- > 0;) {
        const uint8_t* grown[] = {Row(rows + i), Row(rows + i + 1)};
        Combine<Op, 2, Ending::kLoose>(grown, row_bytes, Row(rows + i));
      }
      std::swap(suffixes, rows);
      if (start >= height) continue;
      Lines lines;
      lines.Add(Row(suffixes));
      Finish(lines, ptrdiff_t(start));
    }
  }
};

template <class Op>
void MorphRows(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
               const MorphologyShape& shape, const StructuringElement& element, uint8_t* scratch) {
  const size_t row_bytes = shape.extent.width * shape.channels;
  const Window across = WindowOf(element.width, shape.extent.width);
  const Window down = WindowOf(element.height, outside.above + shape.extent.height + outside.below);
  const Morph<Op> morph = {
      .source = source,
      .target = target,
      .height = shape.extent.height,
      .first = -ptrdiff_t(outside.above),
      .last = ptrdiff_t(shape.extent.height + outside.below),
      .row_bytes = row_bytes,
      .channels = shape.channels,
      .across = across,
      .down = down,
      .is_cross = element.shape == StructuringElement::Shape::kCross,
      .layout = LayoutOf(row_bytes, (across.size() - 1) * shape.channels, down.size()),
      .scratch = scratch};
  down.size() <= kMaxRingRows ? morph.RunRing() : morph.RunBlocks();
}

void Dilate(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
            const MorphologyShape& shape, const StructuringElement& element, uint8_t* scratch) {
  MorphRows<Largest>(source, outside, target, shape, element, scratch);
}

void Erode(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
           const MorphologyShape& shape, const StructuringElement& element, uint8_t* scratch) {
  MorphRows<Smallest>(source, outside, target, shape, element, scratch);
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Dilate);
HWY_EXPORT(Erode);

size_t MorphologyScratchWords(const MorphologyShape& shape, const StructuringElement& element) {
  const Window across = WindowOf(element.width, shape.extent.width);
  const size_t reach = (across.size() - 1) * shape.channels;
  return LayoutOf(shape.extent.width * shape.channels, reach, element.height).bytes / 8;
}

void Dilate(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
            const MorphologyShape& shape, const StructuringElement& element, uint64_t* scratch) {
  if (shape.extent.width == 0 || shape.extent.height == 0) return;
  HWY_DYNAMIC_DISPATCH(Dilate)
  (source, outside, target, shape, element, reinterpret_cast<uint8_t*>(scratch));
}

void Erode(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
           const MorphologyShape& shape, const StructuringElement& element, uint64_t* scratch) {
  if (shape.extent.width == 0 || shape.extent.height == 0) return;
  HWY_DYNAMIC_DISPATCH(Erode)
  (source, outside, target, shape, element, reinterpret_cast<uint8_t*>(scratch));
}

}  // namespace genie::kernels
#endif
