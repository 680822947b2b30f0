// TreeReader: pulls the values of a tree out of a message, one by one, without copies: texts,
// bytes and arrays are views of the body.
//
//   TreeReader reader(message, limits);
//   Value value;
//   if (!reader.Next(value)) return reader.status();
//   if (value.kind == ValueKind::kDict) {
//     for (uint32_t i = 0; i < value.count; ++i) {
//       KeyView key;
//       Value item;
//       if (!reader.NextKey(key) || !reader.Next(item)) return reader.status();
//       ...                                  // a container's own values come next
//     }
//     reader.Leave();
//   }
//   return reader.Finish();
//
// Checked here: every length before it is used, depth, the number of values, that a container's
// count can be there at all, the fields of elements, the Scenes. Left to the caller: that texts and
// keys are UTF-8 and that no dict has a key twice, which whatever makes strings and dicts of them
// does anyway.
//
// Errors: Next() and NextKey() give false, status() says why: kBadData, kLimitExceeded.
// Ownership: borrows the message's body. Depends on: base, message.h, values.h, scene_view.h.
// Thread safety: one thread at a time.
#pragma once

#include <cstdint>
#include <string_view>

#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/wire/format.h>
#include <genie/wire/limits.h>
#include <genie/wire/message.h>
#include <genie/wire/scene_view.h>
#include <genie/wire/values.h>

namespace genie::wire {

enum class ValueKind : uint8_t {
  kNull,
  kBool,
  kInt,
  kFloat,
  kText,
  kBytes,
  kList,
  kDict,
  kTuple,
  kDatetime,
  kArray,
  kScene,
  kElement,
};

// One value; only the fields of its kind are set. The larger kinds lie in the reader: time(),
// array(), scene(), element().
struct Value {
  ValueKind kind = ValueKind::kNull;
  bool boolean = false;
  uint32_t count = 0;  // of values in a list or tuple, of entries in a dict
  int64_t integer = 0;
  double real = 0;
  std::string_view text = {};  // kText, kBytes
};

// A key. `number` is kNoKey, or the key's number in this message: numbers are given in the order
// of appearance from 0, so a caller keeps what it made of each key in a list.
struct KeyView {
  static constexpr uint32_t kNoKey = UINT32_MAX;
  std::string_view text;
  uint32_t number = kNoKey;
};

class TreeReader {
 public:
  // Errors: a message of another kind is met by the first call.
  TreeReader(const Message& message, const WireLimits& limits);

  // The next value. A list, dict or tuple is followed by its values and by Leave().
  bool Next(Value& value) {
    if (at_ == end_) [[unlikely]]
      return FailCutOff();
    const uint8_t tag = *at_;
    if (tag < 0x80) {
      ++at_;
      value.kind = ValueKind::kInt;
      value.integer = tag;
      return true;
    }
    if (tag < 0xA0) {
      const size_t size = tag - 0x80u;
      if (static_cast<size_t>(end_ - at_) <= size) [[unlikely]]
        return FailCutOff();
      value.kind = ValueKind::kText;
      value.text = {reinterpret_cast<const char*>(at_ + 1), size};
      at_ += 1 + size;
      return true;
    }
    return NextLarge(value);
  }

  // What the last value is, where its kind says so.
  const Datetime& time() const { return time_; }
  const ArrayView& array() const { return array_; }
  const SceneView& scene() const { return scene_; }
  const ElementView& element() const { return element_; }

  // The key of the next entry of a dict.
  bool NextKey(KeyView& key) {
    if (at_ != end_ && *at_ < kSmallKeyNumbers && *at_ < keys_.size()) [[likely]] {
      key = keys_[*at_];
      ++at_;
      return true;
    }
    return NextKeyRare(key);
  }

  // After the last value of a list, dict or tuple.
  void Leave() { --depth_; }

  // Keys that have a number so far.
  uint32_t KeyCount() const { return static_cast<uint32_t>(keys_.size()); }

  // Nothing may be left after the root value.
  Status Finish();
  const Status& status() const { return status_; }

 private:
  size_t Left() const { return static_cast<size_t>(end_ - at_); }
  bool Take(size_t bytes, const uint8_t*& taken);
  bool Skip(size_t alignment);
  bool NextLarge(Value& value);
  bool NextTagged(Tag tag, Value& value);
  bool NextRecord(Tag tag, Value& value);
  bool NextNumber(Tag tag, Value& value);
  bool NextBlock(ValueKind kind, size_t length_bytes, Value& value);
  bool NextContainer(ValueKind kind, uint32_t count, Value& value);
  bool NextLongContainer(ValueKind kind, Value& value);
  bool NextTime(bool zoned);
  bool NextArray();
  bool NextScene();
  bool NextElement();
  bool NextKeyRare(KeyView& key);
  bool NextNewKey(size_t size, KeyView& key);
  bool FailCutOff();
  bool Fail(const Status& status);

  const uint8_t* begin_;  // the body's first byte, at place kHeaderBytes
  const uint8_t* at_;
  const uint8_t* end_;
  List<KeyView> keys_;
  Datetime time_;
  ArrayView array_;
  SceneView scene_;
  ElementView element_;
  uint64_t values_ = 1;  // announced so far
  uint64_t max_values_;
  uint32_t depth_ = 0;
  uint32_t max_depth_;
  Status status_;
};

}  // namespace genie::wire
