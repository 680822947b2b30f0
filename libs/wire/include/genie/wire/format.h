// The numbers of the wire format: what a message begins with and which byte begins which value.
// docs/protocol.md describes the format for people; this header is the same for the code.
//
//   message   header (32 bytes), body
//   header    0 magic   4 version   5 flags   6 type   8 length   16 body length   24 hash
//   body      a tree of values, or one Scene; compressed as the flags say
//
// All numbers are little-endian. A place in a body is counted from the start of the message, whose
// header comes first, also where the body travels compressed: so what is aligned stays aligned.
//
// Depends on: the standard library only. Thread safety: constants.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace genie::wire {

static_assert(std::endian::native == std::endian::little, "records are copied as they lie");

inline constexpr uint32_t kMagic = 0x4D474389;  // bytes 0x89 'C' 'G' 'M'

// A reader takes the versions from the oldest to its own and refuses later ones. The number rises
// when bytes change their meaning; records and headers that grow at their end do not need it,
// because each says its own size.
inline constexpr uint8_t kVersion = 1;
inline constexpr uint8_t kOldestVersion = 1;

inline constexpr size_t kHeaderBytes = 32;
inline constexpr size_t kHashOffset = 24;
inline constexpr size_t kArrayAlignment = 64;
inline constexpr size_t kSceneAlignment = 8;
inline constexpr size_t kElementBytes = 41;  // of an element on its own, before its text
// Years 1 to 9999, in microseconds from 1970.
inline constexpr int64_t kFirstMicrosecond = -62'135'596'800'000'000;
inline constexpr int64_t kLastMicrosecond = 253'402'300'799'999'999;
inline constexpr int64_t kDayMicroseconds = 86'400'000'000;  // an offset from UTC is less
inline constexpr size_t kMaxDimensions = 64;
inline constexpr size_t kMaxArrayTypeBytes = 65535;
inline constexpr uint64_t kMaxEmptyItems = uint64_t{1} << 20;  // of an array whose items are empty

enum class BodyKind : uint8_t { kTree, kScene };

// The first byte of a value. Values of the ranges hold the number or the length themselves.
enum class Tag : uint8_t {
  kSmallInt = 0x00,     // .. 0x7F: the int 0 .. 127
  kShortText = 0x80,    // .. 0x9F: a text of 0 .. 31 bytes
  kShortList = 0xA0,    // .. 0xAF: a list of 0 .. 15 values
  kShortDict = 0xB0,    // .. 0xBF: a dict of 0 .. 15 entries
  kShortTuple = 0xC0,   // .. 0xC7: a tuple of 0 .. 7 values
  kNegativeInt = 0xC8,  // .. 0xCF: the int -8 .. -1
  kNull = 0xD0,
  kFalse = 0xD1,
  kTrue = 0xD2,
  kInt8 = 0xD3,
  kInt16 = 0xD4,
  kInt32 = 0xD5,
  kInt64 = 0xD6,
  kFloat = 0xD7,
  kText8 = 0xD8,
  kText64 = 0xD9,
  kBytes8 = 0xDA,
  kBytes64 = 0xDB,
  kList32 = 0xDC,
  kDict32 = 0xDD,
  kTuple32 = 0xDE,
  kDatetime = 0xDF,
  kZonedDatetime = 0xE0,
  kArray = 0xE1,
  kScene = 0xE2,
  kElement = 0xE3,
};

// The first byte of a key in a dict.
inline constexpr uint8_t kKeyNumber = 0x00;       // .. 0x7F: the key with this number
inline constexpr uint8_t kNewKey = 0x80;          // .. 0xBF: 0 .. 63 bytes; takes the next number
inline constexpr uint8_t kLargeKeyNumber = 0xC0;  // .. 0xDF and a byte: 128 + 13 bits, high first
inline constexpr uint8_t kKey8 = 0xE0;            // u8 length; takes no number
inline constexpr uint8_t kKey64 = 0xE1;           // u64 length; takes no number
inline constexpr uint32_t kSmallKeyNumbers = 128;
inline constexpr uint32_t kMaxKeyNumbers = kSmallKeyNumbers + (32 << 8);
inline constexpr size_t kMaxNumberedKeyBytes = 63;

template <typename T>
T Load(const uint8_t* at) {
  T value;
  std::memcpy(&value, at, sizeof(T));
  return value;
}

template <typename T>
void Store(uint8_t* at, T value) {
  std::memcpy(at, &value, sizeof(T));
}

}  // namespace genie::wire
