// Components: see genie/kernels/components.h, and run_merger.h for the method.
#include <genie/kernels/components.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "components/components.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "components/run_merger.h"
#include "pixels/byte_bits-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

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
    BitsOfRow(mask.row(y), extent.width, 0, bits);
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
