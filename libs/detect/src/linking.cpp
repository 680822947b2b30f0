// Linking boxes side by side: see linking.h.
#include "linking.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "disjoint_set.h"
#include "radix_sort.h"

namespace genie::detect {
namespace {

constexpr int32_t kBandRows = 16;
constexpr uint32_t kMaxNeighbours = 512;  // a limit for hostile frames; text meets a dozen

bool Stand(const LinkBox& a, const LinkBox& b, const LinkRule& rule) {
  if (a.host != b.host) return false;
  const int32_t taller = std::max(a.box.height, b.box.height);
  const int32_t shorter = std::min(a.box.height, b.box.height);
  const int32_t gap = b.box.x - a.box.right();
  if (gap * 100 > rule.gap * taller) return false;
  const int32_t shared = std::min(a.box.bottom(), b.box.bottom()) - std::max(a.box.y, b.box.y);
  if (shared * 100 < rule.overlap * shorter) return false;
  const int32_t apart = std::abs(a.box.bottom() - b.box.bottom());
  return apart * 100 <= rule.bottoms * taller || shared * 100 >= rule.inside * shorter;
}

// Fills the bands with the boxes in order of their left sides.
Status FillBands(const List<LinkBox>& boxes, size_t bands, LinkState& state) {
  GENIE_RETURN_IF_ERROR(state.order.Resize(boxes.size()));
  for (size_t i = 0; i < boxes.size(); ++i) {
    state.order[i] = static_cast<uint64_t>(boxes[i].box.x) << 32 | i;
  }
  GENIE_RETURN_IF_ERROR(RadixSort(state.order, state.scratch, 32, 14));
  GENIE_RETURN_IF_ERROR(state.band_begin.Assign(bands + 1, 0));
  const auto first = [](const Box& box) { return static_cast<size_t>(box.y / kBandRows); };
  const auto last = [](const Box& box) {
    return static_cast<size_t>((box.bottom() - 1) / kBandRows);
  };
  uint32_t total = 0;
  for (const LinkBox& item : boxes) {
    for (size_t b = first(item.box); b <= last(item.box); ++b) ++state.band_begin[b + 1], ++total;
  }
  for (size_t b = 1; b <= bands; ++b) state.band_begin[b] += state.band_begin[b - 1];
  GENIE_RETURN_IF_ERROR(state.band_items.Resize(total));
  for (const uint64_t key : state.order) {
    const auto i = static_cast<uint32_t>(key);
    for (size_t b = first(boxes[i].box); b <= last(boxes[i].box); ++b) {
      state.band_items[state.band_begin[b]++] = i;
    }
  }
  // Filling moved each start to its end: shift back.
  for (size_t b = bands; b > 0; --b) state.band_begin[b] = state.band_begin[b - 1];
  state.band_begin[0] = 0;
  return Status::Ok();
}

}  // namespace

Status LinkBoxes(const List<LinkBox>& boxes, int32_t frame_height, const LinkRule& rule,
                 LinkState& state) {
  const auto bands = static_cast<size_t>(frame_height / kBandRows + 1);
  GENIE_RETURN_IF_ERROR(FillBands(boxes, bands, state));
  GENIE_RETURN_IF_ERROR(state.parent.Resize(boxes.size()));
  for (uint32_t i = 0; i < boxes.size(); ++i) state.parent[i] = i;
  for (size_t b = 0; b < bands; ++b) {
    const uint32_t begin = state.band_begin[b];
    const uint32_t end = state.band_begin[b + 1];
    int32_t tallest = 0;
    for (uint32_t i = begin; i < end; ++i) {
      tallest = std::max(tallest, boxes[state.band_items[i]].box.height);
    }
    const int32_t reach = tallest * rule.gap / 100;
    for (uint32_t i = begin; i < end; ++i) {
      const LinkBox& a = boxes[state.band_items[i]];
      const uint32_t stop = std::min(end, i + 1 + kMaxNeighbours);
      for (uint32_t j = i + 1; j < stop; ++j) {
        const LinkBox& other = boxes[state.band_items[j]];
        if (other.box.x > a.box.right() + reach) break;
        if (Stand(a, other, rule))
          Unite(state.parent.data(), state.band_items[i], state.band_items[j]);
      }
    }
  }
  return Status::Ok();
}

}  // namespace genie::detect
