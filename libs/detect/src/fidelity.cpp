// The verdict on lossy frames: see fidelity.h.
#include "fidelity.h"

#include <algorithm>
#include <bit>

#include <genie/kernels/equal_masks.h>

#include "frame_planes.h"

namespace genie::detect {
namespace {

// Cells of 32 pixels by 8 sampled rows (every fourth row of 32) that hold both flat ground and
// edges: there a clean rendering has equal pairs and large steps, a lossy one rings. 299
// compressed phone screens against 300 clean ones separate at these values.
constexpr int32_t kSampleWidth = 32;
constexpr int32_t kSampleRows = 8;
constexpr int32_t kSampleStep = 4;
constexpr int32_t kSampleHeight = kSampleRows * kSampleStep;
constexpr uint8_t kSmallStep = 8;   // largest difference of a channel that counts as small
constexpr int32_t kEdgePairs = 12;  // of 256 pairs in a cell
constexpr int32_t kFlatPairs = 110;
constexpr int32_t kSmearPercent = 45;
constexpr int32_t kEnoughCells = 8;

constexpr uint8_t kEdged = 1;    // the cell has a say
constexpr uint8_t kSmeared = 2;  // and says: lossy

// Counts one sampled row of cells first .. last - 1; `first` is even, so that words of masks begin
// with a cell.
void SampleRow(ConstImageView frame, int32_t y, int32_t first, int32_t last, FidelityMap& map) {
  const int32_t left = first * kSampleWidth;
  const int32_t right = last * kSampleWidth;
  const bool goes_on = right < frame.width;
  const auto width = static_cast<size_t>(right - left);
  const size_t pairs = width - (goes_on ? 0 : 1);
  PackRow(frame, y, left, right - left + (goes_on ? 1 : 0), map.packed.data());
  uint64_t* equal = map.masks.data();
  uint64_t* near = equal + kernels::MaskWords(width);
  kernels::EqualMasks(map.packed.data(), nullptr, width, pairs, 0, equal, nullptr);
  kernels::EqualMasks(map.packed.data(), nullptr, width, pairs, kSmallStep, near, nullptr);
  for (int32_t c = first; c < last; ++c) {
    const auto i = static_cast<size_t>(c - first);
    const int shift = (i & 1) != 0 ? 32 : 0;
    const auto half = [&](const uint64_t* bits) {
      return std::popcount(static_cast<uint32_t>(bits[i / 2] >> shift));
    };
    map.samples[static_cast<size_t>(c)].equal += half(equal);
    map.samples[static_cast<size_t>(c)].near += half(near);
  }
}

uint8_t Judge(const SampleCell& cell) {
  const int32_t small = cell.near - cell.equal;
  const int32_t large = kSampleRows * kSampleWidth - cell.near;
  if (large < kEdgePairs || cell.equal < kFlatPairs) return 0;
  return small * 100 >= kSmearPercent * (small + large) ? kEdged | kSmeared : kEdged;
}

// Cells first .. last - 1 of one row of cells.
void SampleCells(ConstImageView frame, int32_t row, int32_t first, int32_t last, FidelityMap& map) {
  std::fill(map.samples.data() + first, map.samples.data() + last, SampleCell{});
  for (int32_t i = 0; i < kSampleRows; ++i) {
    SampleRow(frame, row * kSampleHeight + i * kSampleStep, first, last, map);
  }
  uint8_t* cells = map.cells.data() + static_cast<size_t>(row) * static_cast<size_t>(map.columns);
  for (int32_t c = first; c < last; ++c) cells[c] = Judge(map.samples[static_cast<size_t>(c)]);
}

}  // namespace

Status SampleFidelity(ConstImageView frame, FidelityMap& map) {
  map.columns = frame.width / kSampleWidth;
  map.rows = frame.height / kSampleHeight;
  const auto columns = static_cast<size_t>(map.columns);
  GENIE_RETURN_IF_ERROR(map.cells.Assign(columns * static_cast<size_t>(map.rows), 0));
  GENIE_RETURN_IF_ERROR(map.samples.Resize(columns));
  GENIE_RETURN_IF_ERROR(map.packed.Resize(static_cast<size_t>(frame.width) + 64));
  GENIE_RETURN_IF_ERROR(map.masks.Resize(columns + 2));
  for (int32_t row = 0; columns != 0 && row < map.rows; ++row) {
    SampleCells(frame, row, 0, map.columns, map);
  }
  return Status::Ok();
}

void UpdateFidelity(ConstImageView frame, const Box& changed, FidelityMap& map) {
  // A cell's last pair reads the pixel to the right of the cell.
  const int32_t first = std::max(changed.x - 1, 0) / kSampleWidth & ~1;
  const int32_t last = std::min((changed.right() - 1) / kSampleWidth + 1, map.columns);
  const int32_t bottom = std::min((changed.bottom() - 1) / kSampleHeight + 1, map.rows);
  for (int32_t row = changed.y / kSampleHeight; first < last && row < bottom; ++row) {
    SampleCells(frame, row, first, last, map);
  }
}

Fidelity JudgeFidelity(const FidelityMap& map) {
  int32_t edged = 0;
  int32_t smeared = 0;
  for (const uint8_t cell : map.cells) {
    edged += cell & kEdged;
    smeared += cell >> 1;
  }
  return edged >= kEnoughCells && smeared * 2 >= edged ? Fidelity::kLossy : Fidelity::kClean;
}

}  // namespace genie::detect
