// Rotate90: see genie/kernels/rotate90.h. A quarter turn is a transposition of which one side's
// rows run backwards. Pixels are transposed in tiles of registers, tiles in blocks whose rows on
// both sides stay in the first cache and its page table while they are worked on.
#include <genie/kernels/rotate90.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "rotate90/rotate90.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void Rotate90(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t channels,
              QuarterTurn turn) {
  scalar::Rotate90(source, target, extent, channels, turn);
}

#else

using Bytes = hn::FixedTag<uint8_t, 16>;
using Pixels = hn::FixedTag<uint32_t, 4>;

// Transposes kSide vectors of kSide lanes: log2(kSide) times, each vector of the first half is
// interleaved with its partner of the second.
template <size_t kSide, class D>
HWY_INLINE void TransposeLanes(D d, hn::Vec<D> (&v)[kSide]) {
  for (size_t done = 1; done < kSide; done *= 2) {
    hn::Vec<D> next[kSide];
    for (size_t i = 0; i < kSide / 2; ++i) {
      next[2 * i] = hn::InterleaveLower(d, v[i], v[i + kSide / 2]);
      next[2 * i + 1] = hn::InterleaveUpper(d, v[i], v[i + kSide / 2]);
    }
    for (size_t i = 0; i < kSide; ++i) v[i] = next[i];
  }
}

// The tile whose first pixels are at (x, y) in the source and (y, x) in the target. kReach is how
// many pixels of a row a tile may touch, from its first one on.
template <size_t kChannels>
struct Tile;

template <>
struct Tile<1> {
  static constexpr size_t kSide = 16, kReach = 16;

  static HWY_INLINE void Turn(Rows<const uint8_t> source, Rows<uint8_t> target, size_t x,
                              size_t y) {
    const Bytes d;
    hn::Vec<Bytes> v[kSide];
    for (size_t i = 0; i < kSide; ++i) v[i] = hn::LoadU(d, source.row(ptrdiff_t(y + i)) + x);
    TransposeLanes<kSide>(d, v);
    for (size_t i = 0; i < kSide; ++i) hn::StoreU(v[i], d, target.row(ptrdiff_t(x + i)) + y);
  }
};

template <>
struct Tile<4> {
  static constexpr size_t kSide = 4, kReach = 4;

  static HWY_INLINE void Turn(Rows<const uint8_t> source, Rows<uint8_t> target, size_t x,
                              size_t y) {
    const Pixels d;
    const Bytes d8;
    hn::Vec<Pixels> v[kSide];
    for (size_t i = 0; i < kSide; ++i) {
      v[i] = hn::BitCast(d, hn::LoadU(d8, source.row(ptrdiff_t(y + i)) + 4 * x));
    }
    TransposeLanes<kSide>(d, v);
    for (size_t i = 0; i < kSide; ++i) {
      hn::StoreU(hn::BitCast(d8, v[i]), d8, target.row(ptrdiff_t(x + i)) + 4 * y);
    }
  }
};

// Four pixels of three bytes in vectors of 16: the rest is read for nothing, and written into
// pixels that come later.
template <>
struct Tile<3> {
  static constexpr size_t kSide = 4, kReach = 6;

  static HWY_INLINE void Turn(Rows<const uint8_t> source, Rows<uint8_t> target, size_t x,
                              size_t y) {
    const Pixels d;
    const Bytes d8;
    alignas(16) static constexpr uint8_t kSpread[16] = {0, 1, 2, 15, 3, 4,  5,  15,
                                                        6, 7, 8, 15, 9, 10, 11, 15};
    alignas(16) static constexpr uint8_t kPacked[16] = {0,  1,  2,  4,  5,  6,  8,  9,
                                                        10, 12, 13, 14, 15, 15, 15, 15};
    const auto spread = hn::Load(d8, kSpread), packed = hn::Load(d8, kPacked);
    hn::Vec<Pixels> v[kSide];
    for (size_t i = 0; i < kSide; ++i) {
      const auto bytes = hn::LoadU(d8, source.row(ptrdiff_t(y + i)) + 3 * x);
      v[i] = hn::BitCast(d, hn::TableLookupBytes(bytes, spread));
    }
    TransposeLanes<kSide>(d, v);
    for (size_t i = 0; i < kSide; ++i) {
      const auto bytes = hn::TableLookupBytes(hn::BitCast(d8, v[i]), packed);
      hn::StoreU(bytes, d8, target.row(ptrdiff_t(x + i)) + 3 * y);
    }
  }
};

template <size_t kChannels>
void TurnSingly(Rows<const uint8_t> source, Rows<uint8_t> target, size_t x, size_t x_end, size_t y,
                size_t y_end) {
  for (size_t row = y; row < y_end; ++row) {
    for (size_t column = x; column < x_end; ++column) {
      std::memcpy(target.row(ptrdiff_t(column)) + row * kChannels,
                  source.row(ptrdiff_t(row)) + column * kChannels, kChannels);
    }
  }
}

// Blocks of this many pixels a side: 128 rows of 128 to 512 bytes on each of both sides.
inline constexpr size_t kBlockSide = 128;

// One block of the transposition. Rows of the target are written from left to right, as Tile<3>
// needs it: by this loop and by the order of blocks.
template <size_t kChannels>
void TurnBlock(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t x_begin,
               size_t y_begin) {
  constexpr size_t kSide = Tile<kChannels>::kSide, kReach = Tile<kChannels>::kReach;
  const size_t x_end = HWY_MIN(x_begin + kBlockSide, extent.width);
  const size_t y_end = HWY_MIN(y_begin + kBlockSide, extent.height);
  size_t x = x_begin;
  for (; x + kSide <= x_end && x + kReach <= extent.width; x += kSide) {
    size_t y = y_begin;
    for (; y + kSide <= y_end && y + kReach <= extent.height; y += kSide) {
      Tile<kChannels>::Turn(source, target, x, y);
    }
    TurnSingly<kChannels>(source, target, x, x + kSide, y, y_end);
  }
  TurnSingly<kChannels>(source, target, x, x_end, y_begin, y_end);
}

template <size_t kChannels>
void Transpose(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent) {
  for (size_t x = 0; x < extent.width; x += kBlockSide) {
    for (size_t y = 0; y < extent.height; y += kBlockSide) {
      TurnBlock<kChannels>(source, target, extent, x, y);
    }
  }
}

void Rotate90(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t channels,
              QuarterTurn turn) {
  if (turn == QuarterTurn::kClockwise) {
    source = {source.row(ptrdiff_t(extent.height) - 1), -source.stride_bytes};
  } else {
    target = {target.row(ptrdiff_t(extent.width) - 1), -target.stride_bytes};
  }
  if (channels == 1) Transpose<1>(source, target, extent);
  if (channels == 3) Transpose<3>(source, target, extent);
  if (channels == 4) Transpose<4>(source, target, extent);
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Rotate90);

void Rotate90(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t channels,
              QuarterTurn turn) {
  if (extent.width == 0 || extent.height == 0) return;
  HWY_DYNAMIC_DISPATCH(Rotate90)(source, target, extent, channels, turn);
}

}  // namespace genie::kernels
#endif
