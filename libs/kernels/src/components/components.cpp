// Components: see genie/kernels/components.h, and run_merger.h for the method. Runs are found by
// counting trailing zeros in the transitions of a row, 64 pixels a word.
#include <genie/kernels/components.h>
#include <genie/kernels/threshold.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "components/components.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <bit>

#include "components/run_merger.h"
#include "pixels/byte_bits-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

// Writes the runs of a row of bits; returns how many. Bits past the width are ignored.
size_t FindRuns(const uint64_t* HWY_RESTRICT words, size_t width, Run* HWY_RESTRICT runs) {
  uint32_t* edge = &runs->begin;  // transitions alternate: begin, end, begin, ...
  uint64_t carry = 0;             // the last bit of the word before
  for (size_t x = 0; x < width; x += 64) {
    uint64_t word = words[x / 64];
    if (width - x < 64) word &= (uint64_t{1} << (width - x)) - 1;
    uint64_t transitions = word ^ (word << 1 | carry);
    carry = word >> 63;
    for (; transitions != 0; transitions &= transitions - 1) {
      *edge++ = uint32_t(x) + uint32_t(std::countr_zero(transitions));
    }
  }
  if (carry != 0) *edge++ = uint32_t(width);
  return size_t(edge - &runs->begin) / 2;
}

template <uint32_t kReach, typename BitsOfLine>
size_t MergeRows(RunMerger& merger, Extent extent, const BitsOfLine& bits_of_line) {
  for (size_t y = 0; y < extent.height; ++y) {
    const size_t count = FindRuns(bits_of_line(y), extent.width, merger.next_runs());
    merger.AddRow<kReach>(count, uint32_t(y));
  }
  return merger.Finish();
}

size_t ComponentsOfBits(Rows<const uint64_t> mask, Extent extent, Connectivity connectivity,
                        RunMerger& merger) {
  const auto line = [&](size_t y) { return mask.row(y); };
  return connectivity == Connectivity::kFour ? MergeRows<0>(merger, extent, line)
                                             : MergeRows<1>(merger, extent, line);
}

size_t ComponentsOfBytes(Rows<const uint8_t> mask, Extent extent, Connectivity connectivity,
                         RunMerger& merger, uint64_t* bits) {
  const auto line = [&](size_t y) HWY_ATTR {
#if HWY_TARGET == HWY_SCALAR
    scalar::ThresholdBits({mask.row(y), 0}, 0, {bits, 0}, {extent.width, 1});
#else
    BitsOfRow(mask.row(y), extent.width, 0, bits);
#endif
    return static_cast<const uint64_t*>(bits);
  };
  return connectivity == Connectivity::kFour ? MergeRows<0>(merger, extent, line)
                                             : MergeRows<1>(merger, extent, line);
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {
namespace {

constexpr size_t WordsOf(size_t bytes) { return (bytes + 7) / 8; }

// What the scratch holds; each part starts at a whole word.
struct Parts {
  size_t words = 0;  // first: the parts below count it up
  Slot* slots;
  uint32_t* free_slots;
  RunRow above;
  RunRow here;
  uint64_t* bits;  // of one row of a byte mask

  Parts(uint64_t* scratch, size_t width)
      : slots(Take<Slot>(scratch, MaxSlots(width))),
        free_slots(Take<uint32_t>(scratch, MaxSlots(width))),
        above{Take<Run>(scratch, MaxRuns(width)), Take<uint32_t>(scratch, MaxRuns(width))},
        here{Take<Run>(scratch, MaxRuns(width)), Take<uint32_t>(scratch, MaxRuns(width))},
        bits(Take<uint64_t>(scratch, (width + 63) / 64)) {}

  template <typename T>
  T* Take(uint64_t* scratch, size_t count) {
    T* part = scratch == nullptr ? nullptr : reinterpret_cast<T*>(scratch + words);
    words += WordsOf(count * sizeof(T));
    return part;
  }

  RunMerger Merger(size_t width, std::span<Component> components) const {
    return RunMerger(above, here, slots, free_slots, width, components);
  }
};

}  // namespace

HWY_EXPORT(ComponentsOfBits);
HWY_EXPORT(ComponentsOfBytes);

size_t ComponentsScratchWords(size_t width) { return Parts(nullptr, width).words; }

size_t ComponentsOfBits(Rows<const uint64_t> mask, Extent extent, Connectivity connectivity,
                        std::span<Component> components, uint64_t* scratch) {
  RunMerger merger = Parts(scratch, extent.width).Merger(extent.width, components);
  return HWY_DYNAMIC_DISPATCH(ComponentsOfBits)(mask, extent, connectivity, merger);
}

size_t ComponentsOfBytes(Rows<const uint8_t> mask, Extent extent, Connectivity connectivity,
                         std::span<Component> components, uint64_t* scratch) {
  const Parts parts(scratch, extent.width);
  RunMerger merger = parts.Merger(extent.width, components);
  return HWY_DYNAMIC_DISPATCH(ComponentsOfBytes)(mask, extent, connectivity, merger, parts.bits);
}

}  // namespace genie::kernels
#endif
