// Checks: see checks.h.
#include "checks.h"

#include "utf8.h"

namespace genie::wire {
namespace {

bool IsRecordInRange(const Element& element, int64_t index, size_t text_bytes) {
  const uint64_t text_end = uint64_t{element.text_begin} + element.text_size;
  const bool parent = element.parent >= kNoParent && element.parent < index;
  return IsElementInRange(element.box, element.confidence, static_cast<uint8_t>(element.role),
                          element.flags) &&
         parent && text_end <= text_bytes;
}

}  // namespace

bool ArrayBytes(const ArrayView& array, uint64_t& bytes) {
  constexpr uint64_t kMax = INT64_MAX;
  uint64_t items = 1;
  bool is_empty = false;
  for (size_t i = 0; i < array.dimensions; ++i) {
    const uint64_t dimension = array.Dimension(i);
    if (dimension == 0) {
      is_empty = true;
    } else if (dimension > kMax / items) {
      return false;
    } else {
      items *= dimension;
    }
  }
  if (array.item_bytes == 0 ? items > kMaxEmptyItems : items > kMax / array.item_bytes) {
    return false;
  }
  bytes = is_empty ? 0 : items * array.item_bytes;
  return true;
}

int64_t FirstBadElement(std::span<const uint8_t> records, size_t record_bytes,
                        std::span<const uint8_t> texts) {
  const size_t count = records.size() / record_bytes;
  for (size_t i = 0; i < count; ++i) {
    const auto element = Load<Element>(records.data() + i * record_bytes);
    if (!IsRecordInRange(element, static_cast<int64_t>(i), texts.size())) {
      return static_cast<int64_t>(i);
    }
  }
  if (IsAscii(texts)) return -1;
  for (size_t i = 0; i < count; ++i) {
    const auto element = Load<Element>(records.data() + i * record_bytes);
    if (!IsUtf8(texts.subspan(element.text_begin, element.text_size))) {
      return static_cast<int64_t>(i);
    }
  }
  return -1;
}

}  // namespace genie::wire
