// FindRowShift: see genie/kernels/row_shift.h. No vectors: a table of hashes with open addressing,
// two words of scratch a slot, and a vote for each distance, O(rows).
#include <genie/kernels/row_shift.h>

#include <algorithm>

namespace genie::kernels {
namespace {

constexpr uint32_t kNone = 0xFFFFFFFF;
constexpr uint32_t kSeveral = 0xFFFFFFFE;

// Slots of two words: a hash, and the rows where it stands in each frame (low half: before).
class RowTable {
 public:
  RowTable(uint64_t* words, size_t slots) : words_(words), mask_(slots - 1) {
    for (size_t slot = 0; slot < slots; ++slot) words_[slot * 2 + 1] = kEmpty;
  }

  void AddBefore(uint64_t hash, uint32_t row) {
    uint64_t* slot = Find(hash);
    if (slot == nullptr) return;
    slot[0] = hash;
    const uint32_t seen = Before(slot[1]);
    slot[1] = (slot[1] & ~uint64_t{kNone}) | (seen == kNone ? row : kSeveral);
  }

  void AddAfter(uint64_t hash, uint32_t row) {
    uint64_t* slot = Find(hash);
    if (slot == nullptr || slot[1] == kEmpty) return;
    const uint32_t seen = After(slot[1]);
    slot[1] = uint64_t{seen == kNone ? row : kSeveral} << 32 | Before(slot[1]);
  }

  // Calls body(before_row, after_row) for each hash that stands once in each frame.
  template <typename Body>
  void ForEachUnique(const Body& body) const {
    for (size_t slot = 0; slot <= mask_; ++slot) {
      const uint64_t places = words_[slot * 2 + 1];
      if (Before(places) < kSeveral && After(places) < kSeveral) {
        body(Before(places), After(places));
      }
    }
  }

 private:
  static constexpr uint64_t kEmpty = uint64_t{kNone} << 32 | kNone;
  static uint32_t Before(uint64_t places) { return uint32_t(places); }
  static uint32_t After(uint64_t places) { return uint32_t(places >> 32); }

  // The slot of `hash`, or the empty one where it belongs, or null when all near ones are taken.
  uint64_t* Find(uint64_t hash) const {
    for (size_t probe = 0; probe < kMaxRowProbes; ++probe) {
      uint64_t* slot = words_ + ((size_t(hash) + probe) & mask_) * 2;
      if (slot[1] == kEmpty || slot[0] == hash) return slot;
    }
    return nullptr;
  }

  uint64_t* words_;
  size_t mask_;
};

}  // namespace

RowShift FindRowShift(const uint64_t* before, const uint64_t* after, size_t rows,
                      uint64_t* scratch) {
  if (rows == 0) return {};
  const size_t slots = std::bit_ceil(2 * rows + 1);
  RowTable table(scratch, slots);
  for (size_t y = 0; y < rows; ++y) table.AddBefore(before[y], uint32_t(y));
  for (size_t y = 0; y < rows; ++y) table.AddAfter(after[y], uint32_t(y));
  uint64_t* votes = scratch + slots * 2;  // for -(rows - 1) .. rows - 1
  std::fill_n(votes, rows * 2, uint64_t{0});
  table.ForEachUnique([&](uint32_t from, uint32_t to) { ++votes[rows - 1 + to - from]; });
  RowShift found = {.dy = 0, .votes = 0, .still = int32_t(votes[rows - 1])};
  for (size_t amount = 1; amount < rows; ++amount) {
    const uint64_t up = votes[rows - 1 - amount];
    const uint64_t down = votes[rows - 1 + amount];
    if (up > uint64_t(found.votes)) found = {-int32_t(amount), int32_t(up), found.still};
    if (down > uint64_t(found.votes)) found = {int32_t(amount), int32_t(down), found.still};
  }
  return found;
}

}  // namespace genie::kernels
