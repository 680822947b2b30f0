// TreeWriter: pushes values into a Body, in the order in which a reader will meet them.
//
//   writer.BeginDict(2);
//   writer.Key("name");   writer.Text("save");
//   writer.Key("boxes");  writer.BeginList(1);  writer.Int(7);  writer.End();
//   writer.End();
//   GENIE_RETURN_IF_ERROR(writer.Finish());
//
// A key is written once in a message; later ones are its number. A caller that knows a key by its
// address keeps the number that Key() gave and calls NumberedKey().
//
// Errors are the Body's: the first is kept, Finish() gives it. kLimitExceeded: too deep, too many
// values, too large; kInvalidArgument: an array whose data are not its shape's; kInternal: other
// values than the containers announced.
//
// Ownership: borrows the Body; large blocks, arrays and Scenes are borrowed by it until the
// message is written. Depends on: base, scene, body.h, values.h.
// Thread safety: one thread at a time.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/scene/scene.h>
#include <genie/wire/body.h>
#include <genie/wire/format.h>
#include <genie/wire/values.h>

namespace genie::wire {

inline constexpr uint32_t kNoKeyNumber = UINT32_MAX;

// The keys of a message and their numbers. Texts stay where the Body has them.
class KeyTable {
 public:
  // The number of `key`, or kNoKeyNumber; `hash` is HashKey(key).
  uint32_t Find(const Body& body, std::string_view key, uint32_t hash) const;
  // Gives `key`, whose text begins at `index` of the Body's own bytes, the next number, or
  // kNoKeyNumber where all are given. Errors: kOutOfMemory.
  Status Add(std::string_view key, uint32_t hash, size_t index, uint32_t& number);
  uint32_t size() const { return static_cast<uint32_t>(entries_.size()); }
  void Clear();

  static uint32_t HashKey(std::string_view key);

 private:
  struct Entry {
    uint64_t index;
    uint32_t hash;
    uint32_t size;
  };
  Status Rehash(size_t slots);

  List<Entry> entries_;
  List<uint16_t> slots_;  // number + 1, or 0; a power of two of them, at most half in use
};

class TreeWriter {
 public:
  explicit TreeWriter(Body& body) : body_(body) {}

  void Null() { PutTag(Tag::kNull); }
  void Bool(bool value) { PutTag(value ? Tag::kTrue : Tag::kFalse); }

  void Int(int64_t value) {
    if (value >= -8 && value < 128) [[likely]] {
      const auto low = static_cast<uint8_t>(value);  // -8 .. -1 are 0xF8 .. 0xFF
      PutTag(static_cast<Tag>(value >= 0 ? low : low - 0x30));
    } else {
      WideInt(value);
    }
  }

  void Float(double value) {
    ++written_;
    if (uint8_t* at = body_.Room(9)) [[likely]] {
      at[0] = static_cast<uint8_t>(Tag::kFloat);
      Store(at + 1, value);
      body_.Advance(9);
    }
  }

  // `text` is UTF-8, which readers check.
  void Text(std::string_view text) {
    if (text.size() > 31) return LongText(text);
    ++written_;
    if (uint8_t* at = body_.Room(32)) [[likely]] {
      at[0] = static_cast<uint8_t>(static_cast<size_t>(Tag::kShortText) + text.size());
      if (!text.empty()) std::memcpy(at + 1, text.data(), text.size());
      body_.Advance(1 + text.size());
    }
  }

  void Bytes(std::span<const uint8_t> bytes);

  // So many values follow (for a dict: keys and values in turn), then End().
  void BeginList(uint64_t count) { Begin(count, Tag::kShortList, 15, Tag::kList32, 1); }
  void BeginDict(uint64_t count) { Begin(count, Tag::kShortDict, 15, Tag::kDict32, 2); }
  void BeginTuple(uint64_t count) { Begin(count, Tag::kShortTuple, 7, Tag::kTuple32, 1); }
  void End() { --depth_; }

  // The key of the next value; UTF-8, once in its dict. Gives its number, or kNoKeyNumber.
  uint32_t Key(std::string_view key);

  // A key that this writer has given this number.
  void NumberedKey(uint32_t number) {
    ++written_;
    if (uint8_t* at = body_.Room(2)) [[likely]] {
      if (number < kSmallKeyNumbers) {
        at[0] = static_cast<uint8_t>(number);
        body_.Advance(1);
      } else {
        at[0] = static_cast<uint8_t>(kLargeKeyNumber + ((number - kSmallKeyNumbers) >> 8));
        at[1] = static_cast<uint8_t>(number - kSmallKeyNumbers);
        body_.Advance(2);
      }
    }
  }

  void Time(const Datetime& time);
  // `data` is borrowed. `shape` may be the caller's own u64s.
  void Array(const ArrayView& array);
  // `scene` is borrowed. Errors: as WriteScene of scene_writer.h.
  void Scene(const genie::Scene& scene);
  void Element(const ElementView& element);

  // Checks that all announced values came. The writer then begins anew, for a cleared Body.
  Status Finish();

 private:
  void PutTag(Tag tag) {
    ++written_;
    if (uint8_t* at = body_.Room(1)) [[likely]] {
      *at = static_cast<uint8_t>(tag);
      body_.Advance(1);
    }
  }
  void Begin(uint64_t count, Tag short_tag, uint64_t short_max, Tag long_tag, uint64_t each) {
    announced_ += count * each;
    if (count > short_max || ++depth_ > body_.limits().max_depth ||
        announced_ > body_.limits().max_values()) [[unlikely]] {
      return BeginRare(count, short_max, long_tag);
    }
    PutTag(static_cast<Tag>(static_cast<uint64_t>(short_tag) + count));
  }
  void BeginRare(uint64_t count, uint64_t short_max, Tag long_tag);
  void WideInt(int64_t value);
  void LongText(std::string_view text);
  void LongBlock(Tag tag8, Tag tag64, std::span<const uint8_t> bytes);

  Body& body_;
  KeyTable keys_;
  uint64_t announced_ = 1;  // keys and values, the root among them
  uint64_t written_ = 0;
  uint32_t depth_ = 0;
};

}  // namespace genie::wire
