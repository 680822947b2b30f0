// Groups of equal content: see contents.h.
#include "contents.h"

#include <genie/base/hash.h>

namespace genie::track {

// Room was made for as many groups as there are elements.
int32_t ContentGroups::GroupOf(uint64_t content) {
  const uint64_t hash = MixBits(content);
  const int32_t found = table_.Find(hash, [&](int32_t g) { return groups_[g].content == content; });
  if (found != IndexTable::kNone) return found;
  const auto added = static_cast<int32_t>(groups_.size());
  groups_.PushUnchecked({.content = content});
  table_.Insert(added, hash);
  return added;
}

Status ContentGroups::Build(const Frames& frames) {
  const auto old_count = static_cast<int32_t>(frames.old_frame.size());
  const auto new_count = static_cast<int32_t>(frames.new_frame.size());
  const size_t count = frames.old_frame.size() + frames.new_frame.size();
  groups_.Clear();
  GENIE_RETURN_IF_ERROR(groups_.Reserve(count));
  GENIE_RETURN_IF_ERROR(table_.Reset(count));
  GENIE_RETURN_IF_ERROR(of_old_.Assign(frames.old_frame.size(), kNoGroup));
  GENIE_RETURN_IF_ERROR(of_new_.Assign(frames.new_frame.size(), kNoGroup));
  for (int32_t i = 0; i < old_count; ++i) {
    if (frames.old_frame[i].content == 0) continue;
    of_old_[i] = GroupOf(frames.old_frame[i].content);
    ++groups_[of_old_[i]].old_count;
    groups_[of_old_[i]].old_index = i;
  }
  for (int32_t j = 0; j < new_count; ++j) {
    if (frames.new_frame[j].content == 0) continue;
    of_new_[j] = GroupOf(frames.new_frame[j].content);
    ++groups_[of_new_[j]].new_count;
    groups_[of_new_[j]].new_index = j;
  }
  return Status::Ok();
}

size_t ContentGroups::bytes() const {
  return table_.bytes() + groups_.capacity() * sizeof(ContentGroup) +
         (of_old_.capacity() + of_new_.capacity()) * sizeof(int32_t);
}

}  // namespace genie::track
