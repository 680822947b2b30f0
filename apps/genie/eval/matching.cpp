#include "matching.h"

#include <numeric>

namespace genie::eval {
namespace {

// One for each element of `side`, `each` at first plus one for each role merged into it.
std::vector<int32_t> Room(const Screen& screen, const std::vector<uint8_t>& side, int32_t each) {
  std::vector<int32_t> room(side.size(), 0);
  for (size_t i = 0; i < side.size(); ++i) {
    if (side[i]) room[i] = each + static_cast<int32_t>(screen.truth.elements[i].also.size());
  }
  return room;
}

void MarkDropped(const Screen& screen, const Sides& sides, double at_least, Matching& out) {
  std::vector<uint32_t> rest;     // predictions
  std::vector<size_t> positions;  // of the same in out.rows
  for (size_t i = 0; i < out.rows.size(); ++i) {
    if (out.hit_of[i] != kNone) continue;
    rest.push_back(out.rows[i]);
    positions.push_back(i);
  }
  auto spare = Room(screen, sides.wanted, 0);
  auto forgiving = Room(screen, sides.other, 1);
  const auto second = TakeGreedily(screen, rest, spare, at_least);
  const auto forgiven = TakeGreedily(screen, rest, forgiving, at_least);
  for (size_t i = 0; i < rest.size(); ++i) {
    out.dropped[positions[i]] =
        second[i] != kNone || forgiven[i] != kNone || screen.in_opaque[rest[i]];
  }
}

void MarkExcused(const Screen& screen, const Sides& sides, double at_least, Matching& out) {
  for (size_t i = 0; i < out.rows.size(); ++i) {
    if (out.hit_of[i] == kNone) continue;
    for (const uint32_t twin : screen.twins[static_cast<size_t>(out.hit_of[i])]) {
      if (!sides.wanted[twin] || out.hit[twin]) continue;
      for (const Candidate& candidate : screen.fits[out.rows[i]]) {
        if (candidate.element == twin && candidate.iou >= at_least) out.excused[twin] = true;
      }
    }
  }
}

}  // namespace

std::vector<int32_t> TakeGreedily(const Screen& screen, const std::vector<uint32_t>& rows,
                                  std::vector<int32_t>& room, double at_least) {
  std::vector<int32_t> taken(rows.size(), kNone);
  for (size_t i = 0; i < rows.size(); ++i) {
    for (const Candidate& candidate : screen.fits[rows[i]]) {
      if (candidate.iou < at_least) break;
      if (room[candidate.element] <= 0) continue;
      --room[candidate.element];
      taken[i] = static_cast<int32_t>(candidate.element);
      break;
    }
  }
  return taken;
}

Matching Match(const Screen& screen, const Sides& sides, std::vector<uint32_t> rows,
               double at_least) {
  Matching out;
  out.rows = std::move(rows);
  std::vector<int32_t> room(sides.wanted.begin(), sides.wanted.end());
  out.hit_of = TakeGreedily(screen, out.rows, room, at_least);
  out.hit.assign(sides.wanted.size(), false);
  for (const int32_t element : out.hit_of) {
    if (element != kNone) out.hit[static_cast<size_t>(element)] = true;
  }
  out.dropped.assign(out.rows.size(), false);
  out.excused.assign(sides.wanted.size(), false);
  MarkDropped(screen, sides, at_least, out);
  MarkExcused(screen, sides, at_least, out);
  for (size_t i = 0; i < out.rows.size(); ++i) {
    out.counts.false_ones += out.hit_of[i] == kNone && !out.dropped[i];
  }
  for (size_t i = 0; i < sides.wanted.size(); ++i) {
    out.counts.hits += out.hit[i];
    out.counts.misses += sides.wanted[i] && !out.hit[i] && !out.excused[i];
  }
  return out;
}

std::vector<uint32_t> ShownRows(const Screen& screen) {
  std::vector<uint32_t> rows;
  for (uint32_t i = 0; i < screen.predicted.size(); ++i) {
    if (screen.shown[i]) rows.push_back(i);
  }
  return rows;
}

std::vector<uint32_t> AllPredictions(const Screen& screen) {
  std::vector<uint32_t> rows(screen.predicted.size());
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

}  // namespace genie::eval
