// The evidence of neighbours: see neighbours.h.
#include "neighbours.h"

#include <algorithm>
#include <utility>

#include "likeness.h"

namespace genie::track {
namespace {

// How good a witness is: the same line, then the same parent, then nearness.
struct Closeness {
  int32_t rank = 0;
  int64_t gap = 0;

  bool IsBetterThan(const Closeness& other) const {
    return rank != other.rank ? rank > other.rank : gap < other.gap;
  }
};

int64_t Gap(int32_t a_begin, int32_t a_end, int32_t b_begin, int32_t b_end) {
  return std::max({0, b_begin - a_end, a_begin - b_end});
}

Closeness ClosenessOf(const Tracked& element, const Tracked& anchor) {
  const Box& a = element.box;
  const Box& b = anchor.box;
  return {.rank = (IsSameLine(a, b) ? 2 : 0) + (element.parent == anchor.parent ? 1 : 0),
          .gap = Gap(a.x, a.right(), b.x, b.right()) + Gap(a.y, a.bottom(), b.y, b.bottom())};
}

}  // namespace

Evidence Neighbours::Weigh(std::span<const Tracked> frame, int32_t index, Links links,
                           Shift of_before, Shift of_behind) {
  if (links.before == kUnpaired && links.behind == kUnpaired) return {};
  if (links.behind == kUnpaired) return {.count = 1, .shifts = {of_before}};
  if (links.before == kUnpaired) return {.count = 1, .shifts = {of_behind}};
  if (of_before == of_behind) {
    return {.count = 1, .shifts = {of_before, {}}, .is_unanimous = true};
  }
  const Closeness before = ClosenessOf(frame[index], frame[links.before]);
  const Closeness behind = ClosenessOf(frame[index], frame[links.behind]);
  const bool is_tie = !before.IsBetterThan(behind) && !behind.IsBetterThan(before);
  Evidence evidence{.count = 2, .shifts = {of_before, of_behind}};
  if (is_tie ? IsShorter(of_behind, of_before) : behind.IsBetterThan(before)) {
    std::swap(evidence.shifts[0], evidence.shifts[1]);
  }
  return evidence;
}

Evidence Neighbours::OfNew(int32_t index) const {
  const auto shift = [&](int32_t anchor) {
    if (anchor == kUnpaired) return Shift{};
    return ShiftBetween(frames_.old_frame[pairing_->old_of[anchor]].box,
                        frames_.new_frame[anchor].box);
  };
  const Links links = new_links_[index];
  return Weigh(frames_.new_frame, index, links, shift(links.before), shift(links.behind));
}

Evidence Neighbours::OfOld(int32_t index) const {
  const auto shift = [&](int32_t anchor) {
    if (anchor == kUnpaired) return Shift{};
    return ShiftBetween(frames_.old_frame[anchor].box,
                        frames_.new_frame[pairing_->new_of[anchor]].box);
  };
  const Links links = old_links_[index];
  return Weigh(frames_.old_frame, index, links, shift(links.before), shift(links.behind));
}

}  // namespace genie::track
