// Stage 1: see exact.h.
#include "exact.h"

#include <algorithm>

#include "hashing.h"

namespace genie::track {
namespace {

uint64_t HashOf(const Tracked& t) {
  return CombineHash(HashPlace(t.content, t.box), static_cast<uint64_t>(t.role));
}

}  // namespace

Status PairExact(const Frames& frames, IndexTable& table, Pairing& pairing) {
  const auto [was, is] = frames;
  const auto old_count = static_cast<int32_t>(was.size());
  const auto new_count = static_cast<int32_t>(is.size());
  int32_t head = 0;
  const int32_t shorter = std::min(old_count, new_count);
  for (; head < shorter && IsSameThere(was[head], is[head]); ++head) pairing.Pair(head, head);
  int32_t tail = 0;
  for (; tail < shorter - head; ++tail) {
    const int32_t i = old_count - 1 - tail;
    const int32_t j = new_count - 1 - tail;
    if (!IsSameThere(was[i], is[j])) break;
    pairing.Pair(i, j);
  }
  if (head + tail == shorter) return Status::Ok();
  GENIE_RETURN_IF_ERROR(table.Reset(was.size()));
  for (int32_t i = old_count - 1 - tail; i >= head; --i) table.Insert(i, HashOf(was[i]));
  for (int32_t j = head; j < new_count - tail; ++j) {
    const int32_t i =
        table.Take(HashOf(is[j]), [&](int32_t k) { return IsSameThere(was[k], is[j]); });
    if (i != IndexTable::kNone) pairing.Pair(i, j);
  }
  return Status::Ok();
}

Status PairOtherRole(const Frames& frames, IndexTable& table, Pairing& pairing) {
  const auto [was, is] = frames;
  GENIE_RETURN_IF_ERROR(table.Reset(was.size()));
  for (auto i = static_cast<int32_t>(was.size()) - 1; i >= 0; --i) {
    if (pairing.new_of[i] == kUnpaired) table.Insert(i, HashPlace(was[i].content, was[i].box));
  }
  for (int32_t j = 0; j < static_cast<int32_t>(is.size()); ++j) {
    if (pairing.old_of[j] != kUnpaired) continue;
    const int32_t i = table.Take(HashPlace(is[j].content, is[j].box), [&](int32_t k) {
      return was[k].box == is[j].box && was[k].content == is[j].content;
    });
    if (i != IndexTable::kNone) pairing.Pair(i, j);
  }
  return Status::Ok();
}

}  // namespace genie::track
