// TreeReader: see genie/wire/tree_reader.h. What is rarer than small numbers and short texts.
#include <genie/wire/tree_reader.h>

#include "checks.h"
#include "utf8.h"

namespace genie::wire {
namespace {

std::string_view AsText(const uint8_t* at, size_t size) {
  return {reinterpret_cast<const char*>(at), size};
}

bool IsIn(uint8_t tag, Tag first, size_t count) {
  return tag >= static_cast<uint8_t>(first) && tag < static_cast<uint8_t>(first) + count;
}

uint8_t Offset(uint8_t tag, Tag first) {
  return static_cast<uint8_t>(tag - static_cast<uint8_t>(first));
}

}  // namespace

TreeReader::TreeReader(const Message& message, const WireLimits& limits)
    : begin_(message.body.data()),
      at_(begin_),
      end_(begin_ + message.body.size()),
      max_values_(limits.max_values()),
      max_depth_(limits.max_depth) {
  if (message.header.kind != BodyKind::kTree) {
    Fail(Status(StatusCode::kBadData, "the message holds a Scene, not a tree"));
  }
}

bool TreeReader::Fail(const Status& status) {
  if (status_.ok()) status_ = status;
  at_ = end_;  // every later call comes to FailCutOff(), which keeps the first error
  return false;
}

bool TreeReader::FailCutOff() {
  return Fail(Status(StatusCode::kBadData, "a value is cut off")
                  .With("at", static_cast<int64_t>(kHeaderBytes + (at_ - begin_))));
}

bool TreeReader::Take(size_t bytes, const uint8_t*& taken) {
  if (Left() < bytes) return FailCutOff();
  taken = at_;
  at_ += bytes;
  return true;
}

bool TreeReader::Skip(size_t alignment) {
  const size_t over = (kHeaderBytes + static_cast<size_t>(at_ - begin_)) & (alignment - 1);
  const uint8_t* padding = nullptr;
  return Take(over == 0 ? 0 : alignment - over, padding);
}

bool TreeReader::NextLarge(Value& value) {
  const uint8_t tag = *at_++;
  if (IsIn(tag, Tag::kShortList, 16)) {
    return NextContainer(ValueKind::kList, Offset(tag, Tag::kShortList), value);
  }
  if (IsIn(tag, Tag::kShortDict, 16)) {
    return NextContainer(ValueKind::kDict, Offset(tag, Tag::kShortDict), value);
  }
  if (IsIn(tag, Tag::kShortTuple, 8)) {
    return NextContainer(ValueKind::kTuple, Offset(tag, Tag::kShortTuple), value);
  }
  if (IsIn(tag, Tag::kNegativeInt, 8)) {
    value.kind = ValueKind::kInt;
    value.integer = int64_t{tag} - 0xD0;
    return true;
  }
  return NextTagged(static_cast<Tag>(tag), value);
}

bool TreeReader::NextTagged(Tag tag, Value& value) {
  switch (tag) {
    case Tag::kNull:
      value.kind = ValueKind::kNull;
      return true;
    case Tag::kFalse:
    case Tag::kTrue:
      value.kind = ValueKind::kBool;
      value.boolean = tag == Tag::kTrue;
      return true;
    case Tag::kInt8:
    case Tag::kInt16:
    case Tag::kInt32:
    case Tag::kInt64:
    case Tag::kFloat:
      return NextNumber(tag, value);
    case Tag::kText8:
      return NextBlock(ValueKind::kText, 1, value);
    case Tag::kText64:
      return NextBlock(ValueKind::kText, 8, value);
    case Tag::kBytes8:
      return NextBlock(ValueKind::kBytes, 1, value);
    case Tag::kBytes64:
      return NextBlock(ValueKind::kBytes, 8, value);
    case Tag::kList32:
      return NextLongContainer(ValueKind::kList, value);
    case Tag::kDict32:
      return NextLongContainer(ValueKind::kDict, value);
    case Tag::kTuple32:
      return NextLongContainer(ValueKind::kTuple, value);
    default:
      return NextRecord(tag, value);
  }
}

bool TreeReader::NextRecord(Tag tag, Value& value) {
  switch (tag) {
    case Tag::kDatetime:
    case Tag::kZonedDatetime:
      value.kind = ValueKind::kDatetime;
      return NextTime(tag == Tag::kZonedDatetime);
    case Tag::kArray:
      value.kind = ValueKind::kArray;
      return NextArray();
    case Tag::kScene:
      value.kind = ValueKind::kScene;
      return NextScene();
    case Tag::kElement:
      value.kind = ValueKind::kElement;
      return NextElement();
    default:
      return Fail(Status(StatusCode::kBadData, "a value of unknown kind")
                      .With("tag", static_cast<int64_t>(tag))
                      .With("at", static_cast<int64_t>(kHeaderBytes + (at_ - begin_) - 1)));
  }
}

bool TreeReader::NextNumber(Tag tag, Value& value) {
  const size_t bytes = tag == Tag::kInt8 ? 1 : tag == Tag::kInt16 ? 2 : tag == Tag::kInt32 ? 4 : 8;
  const uint8_t* at = nullptr;
  if (!Take(bytes, at)) return false;
  value.kind = ValueKind::kInt;
  if (tag == Tag::kInt8) {
    value.integer = Load<int8_t>(at);
  } else if (tag == Tag::kInt16) {
    value.integer = Load<int16_t>(at);
  } else if (tag == Tag::kInt32) {
    value.integer = Load<int32_t>(at);
  } else if (tag == Tag::kInt64) {
    value.integer = Load<int64_t>(at);
  } else {
    value.kind = ValueKind::kFloat;
    value.real = Load<double>(at);
  }
  return true;
}

bool TreeReader::NextBlock(ValueKind kind, size_t length_bytes, Value& value) {
  const uint8_t* at = nullptr;
  if (!Take(length_bytes, at)) return false;
  const uint64_t size = length_bytes == 1 ? *at : Load<uint64_t>(at);
  if (size > Left()) return FailCutOff();
  value.kind = kind;
  value.text = AsText(at_, static_cast<size_t>(size));
  at_ += size;
  return true;
}

bool TreeReader::NextContainer(ValueKind kind, uint32_t count, Value& value) {
  const uint64_t values = uint64_t{count} * (kind == ValueKind::kDict ? 2 : 1);
  values_ += values;
  if (values > Left()) [[unlikely]]
    return FailCutOff();  // each takes a byte at least
  if (++depth_ > max_depth_) [[unlikely]] {
    return Fail(Status(StatusCode::kLimitExceeded, "values lie too deep in each other")
                    .With("limit", max_depth_));
  }
  if (values_ > max_values_) [[unlikely]] {
    return Fail(Status(StatusCode::kLimitExceeded, "the message holds too many values")
                    .With("limit", static_cast<int64_t>(max_values_)));
  }
  value.kind = kind;
  value.count = count;
  return true;
}

bool TreeReader::NextLongContainer(ValueKind kind, Value& value) {
  const uint8_t* at = nullptr;
  return Take(sizeof(uint32_t), at) && NextContainer(kind, Load<uint32_t>(at), value);
}

bool TreeReader::NextTime(bool zoned) {
  const uint8_t* at = nullptr;
  if (!Take(zoned ? 17 : 9, at)) return false;
  time_ = {.microseconds = Load<int64_t>(at), .zoned = zoned, .fold = at[8]};
  if (zoned) time_.offset_microseconds = Load<int64_t>(at + 9);
  return IsTimeInRange(time_) || Fail(Status(StatusCode::kBadData, "a date that cannot be")
                                          .With("microseconds", time_.microseconds));
}

bool TreeReader::NextArray() {
  const uint8_t* at = nullptr;
  if (!Take(7, at)) return false;
  array_ = {.item_bytes = Load<uint32_t>(at + 3), .dimensions = at[0]};
  const size_t type_bytes = Load<uint16_t>(at + 1);
  if (array_.dimensions > kMaxDimensions) {
    return Fail(Status(StatusCode::kBadData, "an array has too many dimensions")
                    .With("dimensions", array_.dimensions));
  }
  const uint8_t* type = nullptr;
  if (!Take(array_.dimensions * sizeof(uint64_t), array_.shape) || !Take(type_bytes, type) ||
      !Skip(kArrayAlignment)) {
    return false;
  }
  array_.type = AsText(type, type_bytes);
  uint64_t bytes = 0;
  if (!ArrayBytes(array_, bytes) || bytes > Left()) {
    return Fail(Status(StatusCode::kBadData, "an array is larger than its message"));
  }
  array_.data = {at_, static_cast<size_t>(bytes)};
  at_ += bytes;
  return true;
}

bool TreeReader::NextScene() {
  if (!Skip(kSceneAlignment)) return false;
  const Status opened = SceneView::Open({at_, Left()}, scene_);
  if (!opened.ok()) return Fail(opened);
  at_ += scene_.bytes();
  return true;
}

bool TreeReader::NextElement() {
  const uint8_t* at = nullptr;
  if (!Take(kElementBytes, at)) return false;
  element_ = {.id = Load<int64_t>(at),
              .box = Load<Box>(at + 8),
              .parent_id = Load<int64_t>(at + 24),
              .has_parent = at[36] != 0,
              .confidence = Load<uint16_t>(at + 32),
              .role = at[34],
              .flags = at[35]};
  const size_t text_bytes = Load<uint32_t>(at + 37);
  const uint8_t* text = nullptr;
  if (!Take(text_bytes, text)) return false;
  element_.text = AsText(text, text_bytes);
  const bool in_range =
      IsElementInRange(element_.box, element_.confidence, element_.role, element_.flags) &&
      at[36] <= 1;
  return in_range || Fail(Status(StatusCode::kBadData,
                                 "an element has a role, flag, confidence or box that cannot be"));
}

bool TreeReader::NextKeyRare(KeyView& key) {
  const uint8_t* at = nullptr;
  if (!Take(1, at)) return false;
  const uint8_t first = *at;
  if (first >= kNewKey && first < kLargeKeyNumber) return NextNewKey(first - kNewKey, key);
  if (first == kKey8 || first == kKey64) {
    Value text;
    if (!NextBlock(ValueKind::kText, first == kKey8 ? 1 : 8, text)) return false;
    key = {.text = text.text};
    return true;
  }
  uint32_t number = first;
  if (first >= kLargeKeyNumber && first < kKey8) {
    if (!Take(1, at)) return false;
    number = kSmallKeyNumbers + (uint32_t{first - uint32_t{kLargeKeyNumber}} << 8) + *at;
  }
  if (first >= kKey8 || number >= keys_.size()) {
    return Fail(Status(StatusCode::kBadData, "a key of an unknown number").With("key", number));
  }
  key = keys_[number];
  return true;
}

bool TreeReader::NextNewKey(size_t size, KeyView& key) {
  const uint8_t* at = nullptr;
  if (!Take(size, at)) return false;
  if (keys_.size() == kMaxKeyNumbers) {
    return Fail(Status(StatusCode::kBadData, "more keys have a number than there are numbers"));
  }
  key = {.text = AsText(at, size), .number = static_cast<uint32_t>(keys_.size())};
  const Status pushed = keys_.Push(key);
  return pushed.ok() || Fail(pushed);
}

Status TreeReader::Finish() {
  if (status_.ok() && at_ != end_) {
    Fail(Status(StatusCode::kBadData, "bytes follow the tree")
             .With("bytes", static_cast<int64_t>(Left())));
  }
  return status_;
}

}  // namespace genie::wire
