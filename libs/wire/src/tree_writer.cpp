// TreeWriter: see genie/wire/tree_writer.h. What is rarer than small numbers and short texts.
#include <genie/wire/tree_writer.h>

#include <limits>

#include <genie/wire/scene_writer.h>

#include "checks.h"

namespace genie::wire {
namespace {

template <typename T>
constexpr bool Fits(int64_t value) {
  return value >= std::numeric_limits<T>::min() && value <= std::numeric_limits<T>::max();
}

template <typename T>
void PutTagged(Body& body, Tag tag, T value) {
  if (uint8_t* at = body.Room(1 + sizeof(T))) {
    at[0] = static_cast<uint8_t>(tag);
    Store(at + 1, value);
    body.Advance(1 + sizeof(T));
  }
}

std::span<const uint8_t> AsBytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

template <typename T>
void Put(Body& body, T value) {
  if (uint8_t* at = body.Room(sizeof(T))) {
    Store(at, value);
    body.Advance(sizeof(T));
  }
}

Status CheckArray(const ArrayView& array) {
  uint64_t bytes = 0;
  if (array.dimensions > kMaxDimensions || array.type.size() > kMaxArrayTypeBytes) {
    return Status(StatusCode::kInvalidArgument, "the array has too many dimensions or fields")
        .With("dimensions", array.dimensions)
        .With("type_bytes", static_cast<int64_t>(array.type.size()));
  }
  if (!ArrayBytes(array, bytes) || bytes != array.data.size()) {
    return Status(StatusCode::kInvalidArgument, "the array's data are not as large as its shape")
        .With("bytes", static_cast<int64_t>(array.data.size()));
  }
  return Status::Ok();
}

}  // namespace

void TreeWriter::WideInt(int64_t value) {
  ++written_;
  if (Fits<int8_t>(value)) {
    PutTagged(body_, Tag::kInt8, static_cast<int8_t>(value));
  } else if (Fits<int16_t>(value)) {
    PutTagged(body_, Tag::kInt16, static_cast<int16_t>(value));
  } else if (Fits<int32_t>(value)) {
    PutTagged(body_, Tag::kInt32, static_cast<int32_t>(value));
  } else {
    PutTagged(body_, Tag::kInt64, value);
  }
}

void TreeWriter::LongText(std::string_view text) {
  LongBlock(Tag::kText8, Tag::kText64, AsBytes(text));
}

void TreeWriter::Bytes(std::span<const uint8_t> bytes) {
  LongBlock(Tag::kBytes8, Tag::kBytes64, bytes);
}

void TreeWriter::LongBlock(Tag tag8, Tag tag64, std::span<const uint8_t> bytes) {
  ++written_;
  if (Fits<uint8_t>(static_cast<int64_t>(bytes.size()))) {
    PutTagged(body_, tag8, static_cast<uint8_t>(bytes.size()));
  } else {
    PutTagged(body_, tag64, uint64_t{bytes.size()});
  }
  body_.Borrow(bytes);
}

void TreeWriter::BeginRare(uint64_t count, uint64_t short_max, Tag long_tag) {
  // Only the fast path's other condition has not counted the depth yet.
  if (count > short_max) ++depth_;
  if (depth_ > body_.limits().max_depth) {
    return body_.Fail(
        Status(StatusCode::kLimitExceeded, "values lie too deep in each other; flatten them")
            .With("limit", body_.limits().max_depth));
  }
  if (count > UINT32_MAX || announced_ > body_.limits().max_values()) {
    return body_.Fail(Status(StatusCode::kLimitExceeded,
                             "too many values for one message; send numbers as an array")
                          .With("limit", static_cast<int64_t>(body_.limits().max_values())));
  }
  ++written_;
  PutTagged(body_, long_tag, static_cast<uint32_t>(count));
}

uint32_t TreeWriter::Key(std::string_view key) {
  const uint32_t hash = KeyTable::HashKey(key);
  const bool is_short = key.size() <= kMaxNumberedKeyBytes;
  uint32_t number = is_short ? keys_.Find(body_, key, hash) : kNoKeyNumber;
  if (number != kNoKeyNumber) {
    NumberedKey(number);
    return number;
  }
  ++written_;
  if (is_short) {
    body_.Fail(keys_.Add(key, hash, body_.OwnBytes() + 1, number));
  }
  if (number != kNoKeyNumber) {
    Put(body_, static_cast<uint8_t>(kNewKey + key.size()));
  } else if (Fits<uint8_t>(static_cast<int64_t>(key.size()))) {
    Put(body_, kKey8);
    Put(body_, static_cast<uint8_t>(key.size()));
  } else {
    Put(body_, kKey64);
    Put(body_, uint64_t{key.size()});
  }
  body_.Append(AsBytes(key));
  return number;
}

void TreeWriter::Time(const Datetime& time) {
  ++written_;
  if (!IsTimeInRange(time)) {
    body_.Fail(Status(StatusCode::kInvalidArgument, "a date that cannot be")
                   .With("microseconds", time.microseconds));
  }
  PutTagged(body_, time.zoned ? Tag::kZonedDatetime : Tag::kDatetime, time.microseconds);
  Put(body_, time.fold);
  if (time.zoned) Put(body_, time.offset_microseconds);
}

void TreeWriter::Array(const ArrayView& array) {
  ++written_;
  body_.Fail(CheckArray(array));
  PutTagged(body_, Tag::kArray, array.dimensions);
  Put(body_, static_cast<uint16_t>(array.type.size()));
  Put(body_, array.item_bytes);
  body_.Append({array.shape, array.dimensions * sizeof(uint64_t)});
  body_.Append(AsBytes(array.type));
  body_.AlignTo(kArrayAlignment);
  body_.Borrow(array.data);
}

void TreeWriter::Scene(const genie::Scene& scene) {
  PutTag(Tag::kScene);
  body_.AlignTo(kSceneAlignment);
  body_.Fail(WriteScene(scene, body_));
}

void TreeWriter::Element(const ElementView& element) {
  ++written_;
  if (!IsElementInRange(element.box, element.confidence, element.role, element.flags)) {
    body_.Fail(Status(StatusCode::kInvalidArgument,
                      "an element has a role, flag, confidence or box that cannot be"));
  }
  PutTagged(body_, Tag::kElement, element.id);
  Put(body_, element.box);
  Put(body_, element.parent_id);
  Put(body_, element.confidence);
  Put(body_, element.role);
  Put(body_, element.flags);
  Put(body_, static_cast<uint8_t>(element.has_parent ? 1 : 0));
  Put(body_, static_cast<uint32_t>(element.text.size()));
  body_.Append(AsBytes(element.text));
}

Status TreeWriter::Finish() {
  const bool complete = announced_ == written_ && depth_ == 0;
  announced_ = 1;
  written_ = 0;
  depth_ = 0;
  keys_.Clear();
  GENIE_RETURN_IF_ERROR(body_.status());
  return complete ? Status::Ok()
                  : Status(StatusCode::kInternal, "a tree has other values than it announced");
}

}  // namespace genie::wire
