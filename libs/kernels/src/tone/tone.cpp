// Invert, ApplyTable and BrightnessContrast: see genie/kernels/tone.h.
#include <genie/kernels/tone.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tone/tone.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>
#include <hwy/targets.h>

#include <cstring>

#include "pixels/write_bytes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using ByteTag = WriteTag;

// What WriteRows takes: `map` of the bytes of one row.
template <class Map>
struct MappedRow {
  const uint8_t* row;
  Map map;

  HWY_INLINE hn::Vec<ByteTag> Whole(size_t x) const {
    return map.Of(hn::LoadU(ByteTag(), row + x));
  }
  HWY_INLINE hn::Vec<ByteTag> Part(size_t x, size_t count) const {
    return map.Of(LoadPart(row + x, count));
  }
};

template <class Map>
HWY_INLINE void MapRows(Rows<const uint8_t> source, const Map& map, Rows<uint8_t> target,
                        Extent extent) {
  const auto row = [&](size_t y) HWY_ATTR { return MappedRow<Map>{source.row(ptrdiff_t(y)), map}; };
  WriteRows(row, source.data == target.data, target, extent);
}

// Of u8 values only, and so fit for HWY_SCALAR too.
struct InvertMap {
  HWY_INLINE hn::Vec<ByteTag> Of(hn::Vec<ByteTag> bytes) const { return hn::Not(bytes); }
};

void Invert(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent) {
  MapRows(source, InvertMap(), target, extent);
}

#if HWY_TARGET == HWY_SCALAR

void ApplyTable(Rows<const uint8_t> source, const uint8_t* table, Rows<uint8_t> target,
                Extent extent) {
  scalar::ApplyTable(source, table, target, extent);
}
void BrightnessContrast(Rows<const uint8_t> source, Contrast contrast, Rows<uint8_t> target,
                        Extent extent) {
  scalar::BrightnessContrast(source, contrast, target, extent);
}

#else

// A table as sixteen rows of sixteen, each the difference (by exclusive or) to the row before.
struct StepTable {
  alignas(16) uint8_t rows[16][16];

  explicit StepTable(const uint8_t* table) {
    for (size_t i = 0; i < 256; ++i) {
      rows[i / 16][i % 16] = uint8_t(table[i] ^ (i % 128 < 16 ? 0 : table[i - 16]));
    }
  }
};

// A byte shuffle looks at four bits and gives 0 for negative bytes. Taking 16 off a value again and
// again keeps its four bits; the rows up to the value's own are the ones that count before it turns
// negative, and their differences add up to its row. Values from 128 on likewise, made positive.
HWY_INLINE hn::Vec<ByteTag> Lookup(const StepTable& table, hn::Vec<ByteTag> values) {
  const ByteTag d;
  const hn::RebindToSigned<ByteTag> ds;
  const auto sixteen = hn::Set(ds, int8_t{16});
  auto low = hn::BitCast(ds, values);
  auto high = hn::Xor(low, hn::Set(ds, int8_t{-128}));
  auto result = hn::Zero(d);
  for (size_t row = 0; row < 8; ++row) {
    const auto low_row = hn::LoadDup128(d, table.rows[row]);
    const auto high_row = hn::LoadDup128(d, table.rows[row + 8]);
    result = hn::Xor(result, hn::TableLookupBytesOr0(low_row, hn::BitCast(d, low)));
    result = hn::Xor(result, hn::TableLookupBytesOr0(high_row, hn::BitCast(d, high)));
    low = hn::SaturatedSub(low, sixteen);
    high = hn::SaturatedSub(high, sixteen);
  }
  return result;
}

void ApplyTable(Rows<const uint8_t> source, const uint8_t* table, Rows<uint8_t> target,
                Extent extent) {
  const ByteTag d;
  const size_t step = hn::Lanes(d);
  // Narrow vectors need more shuffles than a value takes by itself.
  if (step < 32) return scalar::ApplyTable(source, table, target, extent);
  const StepTable steps(table);
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* in = source.row(y);
    uint8_t* out = target.row(y);
    size_t x = 0;
    for (; x + step <= extent.width; x += step) {
      hn::StoreU(Lookup(steps, hn::LoadU(d, in + x)), d, out + x);
    }
    for (; x < extent.width; ++x) out[x] = table[in[x]];
  }
}

using ShortTag = hn::Repartition<int16_t, ByteTag>;
using ShortVector = hn::Vec<ShortTag>;

// Even and odd bytes as 16-bit values times 2^7; the product's upper half, rounded, is then the
// value times the factor over 256: (v * 2^7 * f + 2^14) >> 15 = (v * f + 2^7) >> 8.
struct ContrastMap {
  ShortVector factor, brightness;

  HWY_INLINE ShortVector Value(ShortVector shifted) const {
    const auto sum = hn::SaturatedAdd(hn::MulFixedPoint15(shifted, factor), brightness);
    return hn::Min(hn::Max(sum, hn::Zero(ShortTag())), hn::Set(ShortTag(), int16_t{255}));
  }
  HWY_INLINE hn::Vec<ByteTag> Of(hn::Vec<ByteTag> bytes) const {
    const ShortTag ds;
    const hn::RebindToUnsigned<ShortTag> du;
    const auto pairs = hn::BitCast(du, bytes);
    const auto mask = hn::Set(du, uint16_t{0x7F80});
    const auto even = hn::And(hn::ShiftLeft<7>(pairs), mask);
    const auto odd = hn::And(hn::ShiftRight<1>(pairs), mask);
    return hn::BitCast(ByteTag(), hn::Or(Value(hn::BitCast(ds, even)),
                                         hn::ShiftLeft<8>(Value(hn::BitCast(ds, odd)))));
  }
};

void BrightnessContrast(Rows<const uint8_t> source, Contrast contrast, Rows<uint8_t> target,
                        Extent extent) {
  const ContrastMap map = {hn::Set(ShortTag(), contrast.factor_q8),
                           hn::Set(ShortTag(), contrast.brightness)};
  MapRows(source, map, target, extent);
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "tone/table_vbmi.h"

namespace genie::kernels {
namespace {

HWY_EXPORT(Invert);
HWY_EXPORT(ApplyTable);
HWY_EXPORT(BrightnessContrast);

#if GENIE_KERNELS_HAS_VBMI
// The machine's instruction sets, as far as a test has not narrowed them: the first of Highway's
// targets that has VBMI is not among those of this build.
bool HasVbmi() { return (hwy::SupportedTargets() & HWY_AVX3_DL) != 0; }
#endif

}  // namespace

void Invert(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent) {
  HWY_DYNAMIC_DISPATCH(Invert)(source, target, extent);
}

void ApplyTable(Rows<const uint8_t> source, const uint8_t* table, Rows<uint8_t> target,
                Extent extent) {
#if GENIE_KERNELS_HAS_VBMI
  if (HasVbmi()) {
    for (size_t y = 0; y < extent.height; ++y) {
      ApplyTableRowVbmi(source.row(y), table, target.row(y), extent.width);
    }
    return;
  }
#endif
  HWY_DYNAMIC_DISPATCH(ApplyTable)(source, table, target, extent);
}

void BrightnessContrast(Rows<const uint8_t> source, Contrast contrast, Rows<uint8_t> target,
                        Extent extent) {
  HWY_DYNAMIC_DISPATCH(BrightnessContrast)(source, contrast, target, extent);
}

}  // namespace genie::kernels
#endif
