// The order of the stages: see matching.h.
#include "matching.h"

#include <span>

namespace genie::track {
namespace {

bool HasLeft(const List<int32_t>& partners) {
  for (const int32_t partner : partners) {
    if (partner == kUnpaired) return true;
  }
  return false;
}

bool HasLeft(const Pairing& pairing) { return HasLeft(pairing.new_of) && HasLeft(pairing.old_of); }

// Whether something that moved may be left: an old and a new element of one content.
Status FindEqualContent(const Frames& frames, const Pairing& pairing, IndexTable& table,
                        bool& is_found) {
  is_found = false;
  GENIE_RETURN_IF_ERROR(table.Reset(frames.old_frame.size()));
  for (int32_t i = 0; i < static_cast<int32_t>(frames.old_frame.size()); ++i) {
    const uint64_t content = frames.old_frame[i].content;
    if (pairing.new_of[i] == kUnpaired && content != 0) table.Insert(i, MixBits(content));
  }
  for (int32_t j = 0; j < static_cast<int32_t>(frames.new_frame.size()) && !is_found; ++j) {
    const uint64_t content = frames.new_frame[j].content;
    if (pairing.old_of[j] != kUnpaired || content == 0) continue;
    is_found = table.Find(MixBits(content), [&](int32_t i) {
      return frames.old_frame[i].content == content;
    }) != IndexTable::kNone;
  }
  return Status::Ok();
}

bool IsSameContent(const Frames& frames, const Pairing& pairing, int32_t j) {
  const int32_t i = pairing.old_of[j];
  return i != kUnpaired && frames.new_frame[j].content != 0 &&
         frames.new_frame[j].content == frames.old_frame[i].content;
}

bool HasMoved(const Frames& frames, const Pairing& pairing) {
  for (int32_t j = 0; j < static_cast<int32_t>(frames.new_frame.size()); ++j) {
    if (!IsSameContent(frames, pairing, j)) continue;
    if (frames.old_frame[pairing.old_of[j]].box != frames.new_frame[j].box) return true;
  }
  return false;
}

bool HasContainerLeft(const Frames& frames, const Pairing& pairing) {
  for (int32_t j = 0; j < static_cast<int32_t>(frames.new_frame.size()); ++j) {
    if (pairing.old_of[j] == kUnpaired && frames.new_frame[j].content == 0) return true;
  }
  return false;
}

}  // namespace

Status Matcher::MatchMoved(const Frames& frames, Pairing& pairing) {
  GENIE_RETURN_IF_ERROR(groups_.Build(frames));
  GENIE_RETURN_IF_ERROR(places_.old_places.Build(frames.old_frame));
  GENIE_RETURN_IF_ERROR(places_.new_places.Build(frames.new_frame));
  GENIE_RETURN_IF_ERROR(PairUnique(frames, groups_, places_, candidates_, shifts_, pairing));
  GENIE_RETURN_IF_ERROR(neighbours_.Build(frames, pairing, [&](int32_t j) {
    return pairing.old_of[j] != kUnpaired && groups_.OfNew(j) != ContentGroups::kNoGroup &&
           groups_[groups_.OfNew(j)].IsUnique();
  }));
  return PairRepeated(frames, groups_, places_, neighbours_, shifts_.span(), repeated_, pairing);
}

Status Matcher::Match(const Frames& frames, Pairing& pairing) {
  GENIE_RETURN_IF_ERROR(pairing.Reset(frames.old_frame.size(), frames.new_frame.size()));
  shifts_.Clear();
  GENIE_RETURN_IF_ERROR(PairExact(frames, table_, pairing));
  if (!HasLeft(pairing)) return Status::Ok();
  GENIE_RETURN_IF_ERROR(PairOtherRole(frames, table_, pairing));
  bool is_found = false;
  GENIE_RETURN_IF_ERROR(FindEqualContent(frames, pairing, table_, is_found));
  if (is_found) GENIE_RETURN_IF_ERROR(MatchMoved(frames, pairing));
  const bool has_moved = is_found && HasMoved(frames, pairing);
  if (has_moved || HasContainerLeft(frames, pairing)) {
    GENIE_RETURN_IF_ERROR(PairHolders(frames, shifts_.span(), holders_, pairing));
  }
  if (!HasLeft(pairing)) return Status::Ok();
  if (has_moved) {
    GENIE_RETURN_IF_ERROR(neighbours_.Build(
        frames, pairing, [&](int32_t j) { return IsSameContent(frames, pairing, j); }));
  }
  return PairSamePlace(frames, has_moved ? &neighbours_ : nullptr, same_place_, pairing);
}

size_t Matcher::bytes() const {
  return table_.bytes() + groups_.bytes() + places_.old_places.bytes() +
         places_.new_places.bytes() + candidates_.capacity() * sizeof(Candidate) +
         shifts_.capacity() * sizeof(SeenShift) + neighbours_.bytes() + repeated_.bytes() +
         holders_.bytes() + same_place_.bytes();
}

}  // namespace genie::track
