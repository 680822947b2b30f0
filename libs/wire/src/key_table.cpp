// KeyTable: see genie/wire/tree_writer.h. Open addressing with linear steps.
#include <cstring>

#include <genie/base/hash.h>
#include <genie/wire/tree_writer.h>

namespace genie::wire {
namespace {

constexpr size_t kFirstSlots = 64;

}  // namespace

uint32_t KeyTable::HashKey(std::string_view key) {
  uint64_t hash = key.size();
  const auto* at = reinterpret_cast<const uint8_t*>(key.data());
  size_t left = key.size();
  for (; left >= 8; left -= 8, at += 8) hash = (hash ^ Load<uint64_t>(at)) * 0x9e3779b97f4a7c15ULL;
  uint64_t rest = 0;
  for (; left != 0; --left, ++at) rest = rest << 8 | *at;
  return static_cast<uint32_t>(MixBits(hash ^ rest));
}

uint32_t KeyTable::Find(const Body& body, std::string_view key, uint32_t hash) const {
  if (slots_.empty()) return kNoKeyNumber;
  const size_t mask = slots_.size() - 1;
  for (size_t slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Entry& entry = entries_[slots_[slot] - 1u];
    if (entry.hash == hash && entry.size == key.size() &&
        std::memcmp(body.Own(entry.index), key.data(), key.size()) == 0) {
      return slots_[slot] - 1u;
    }
  }
  return kNoKeyNumber;
}

Status KeyTable::Add(std::string_view key, uint32_t hash, size_t index, uint32_t& number) {
  number = kNoKeyNumber;
  if (entries_.size() == kMaxKeyNumbers) return Status::Ok();
  if ((entries_.size() + 1) * 2 > slots_.size()) {
    GENIE_RETURN_IF_ERROR(Rehash(slots_.empty() ? kFirstSlots : slots_.size() * 2));
  }
  GENIE_RETURN_IF_ERROR(
      entries_.Push({.index = index, .hash = hash, .size = static_cast<uint32_t>(key.size())}));
  number = static_cast<uint32_t>(entries_.size() - 1);
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_[slot] = static_cast<uint16_t>(entries_.size());
  return Status::Ok();
}

Status KeyTable::Rehash(size_t slots) {
  GENIE_RETURN_IF_ERROR(slots_.Assign(slots, 0));
  for (size_t i = 0; i < entries_.size(); ++i) {
    size_t slot = entries_[i].hash & (slots - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots - 1);
    slots_[slot] = static_cast<uint16_t>(i + 1);
  }
  return Status::Ok();
}

void KeyTable::Clear() {
  if (entries_.empty()) return;
  entries_.Clear();
  slots_.Clear();
}

}  // namespace genie::wire
