#include "read_truth.h"

#include <array>
#include <cmath>

namespace genie::eval {
namespace {

constexpr std::array<std::string_view, 5> kMarks = {"width", "height", "scale", "theme", "source"};
// Coordinates past this are no screen's; arithmetic on them would lose whole pixels.
constexpr double kMaxCoordinate = 1e9;

Status Wrong(std::string_view text, std::string_view key) {
  return Status(StatusCode::kBadData, text).With("key", key);
}

// Predictions in the place of truth would judge a detector by itself.
Status RefusePredictions(const Json& json) {
  for (const std::string_view key : {"threshold", "timings_ms", "generator"}) {
    if (Find(json, key) != nullptr) {
      return Status(StatusCode::kInvalidArgument,
                    "these are predictions, not truth; give the folder of the truth files")
          .With("key", key);
    }
  }
  for (const std::string_view mark : kMarks) {
    if (Find(json, mark) != nullptr) return Status::Ok();
  }
  return {StatusCode::kInvalidArgument,
          "not a truth file: it says none of width, height, scale, theme and source"};
}

Status ReadAlternatives(const Json& element, TruthElement& out) {
  const Json* alternatives = Find(element, "alt");
  if (alternatives == nullptr) return Status::Ok();
  if (!alternatives->is_array()) return Wrong("not a list of boxes", "alt");
  for (const Json& box : *alternatives) {
    const auto rect = ReadBox(box);
    if (!rect) return rect.error().With("key", "alt");
    out.boxes.push_back(*rect);
  }
  return Status::Ok();
}

Status ReadMergedRoles(const Json& element, TruthElement& out) {
  const Json* also = Find(element, "also");
  if (also == nullptr) return Status::Ok();
  if (!also->is_array()) return Wrong("not a list of roles", "also");
  for (const Json& role : *also) {
    if (!role.is_string()) return Wrong("not a list of roles", "also");
    out.also.push_back(role.get<std::string>());
  }
  return Status::Ok();
}

Status ReadParent(const Json& element, size_t count, TruthElement& out) {
  const Json* parent = Find(element, "parent");
  if (parent == nullptr || parent->is_null()) return Status::Ok();
  const auto index = ReadNumber(*parent);
  if (!index || *index != std::floor(*index) || *index < 0 ||
      *index >= static_cast<double>(count)) {
    return Wrong("not the index of an element", "parent");
  }
  out.parent = static_cast<size_t>(*index);
  return Status::Ok();
}

Result<TruthElement> ReadElement(const Json& element, size_t count) {
  if (!element.is_object()) return Fail(Status(StatusCode::kBadData, "element is not an object"));
  for (const std::string_view key : {"confidence", "score"}) {
    if (Find(element, key) != nullptr) {
      return Fail(Status(StatusCode::kInvalidArgument,
                         "these are predictions, not truth; give the folder of the truth files")
                      .With("key", key));
    }
  }
  TruthElement out;
  const Json* role = Find(element, "role");
  if (role == nullptr || !role->is_string()) return Fail(Wrong("missing or no text", "role"));
  out.role = role->get<std::string>();
  const Json* box = Find(element, "box");
  if (box == nullptr) return Fail(Wrong("missing", "box"));
  const auto rect = ReadBox(*box);
  if (!rect) return Fail(rect.error());
  out.boxes.push_back(*rect);
  out.width = *ReadNumber((*box)[2]);
  out.height = *ReadNumber((*box)[3]);
  GENIE_FAIL_IF_ERROR(ReadAlternatives(element, out));
  for (const Rect& one : out.boxes) {
    for (const double edge : {one.left, one.top, one.right, one.bottom}) {
      if (!(std::abs(edge) <= kMaxCoordinate)) {
        return Fail(Wrong("a coordinate is no pixel of a screen", "box"));
      }
    }
  }
  GENIE_FAIL_IF_ERROR(ReadMergedRoles(element, out));
  GENIE_FAIL_IF_ERROR(ReadParent(element, count, out));
  out.interactive = IsTrue(Find(element, "interactive"));
  out.disabled = IsTrue(Find(element, "disabled"));
  out.checked = IsTrue(Find(element, "checked"));
  out.ignore = IsTrue(Find(element, "ignore"));
  out.opaque = IsTrue(Find(element, "opaque"));
  return out;
}

}  // namespace

Result<Rect> ReadBox(const Json& value) {
  if (!value.is_array() || value.size() != 4) {
    return Fail(Status(StatusCode::kBadData, "a box is not [x, y, width, height]"));
  }
  std::array<double, 4> numbers{};
  for (size_t i = 0; i < 4; ++i) {
    const auto number = ReadNumber(value[i]);
    if (!number) return Fail(Status(StatusCode::kBadData, "a box is not [x, y, width, height]"));
    numbers[i] = *number;
  }
  return RectFromSize(numbers[0], numbers[1], numbers[2], numbers[3]);
}

Result<std::string> ReadText(const Json& object, std::string_view key) {
  const Json* value = Find(object, key);
  if (value == nullptr || value->is_null()) return std::string();
  if (!value->is_string()) return Fail(Wrong("no text", key));
  return value->get<std::string>();
}

Result<Truth> ReadTruth(const Json& json) {
  const Json* elements = Find(json, "elements");
  if (elements == nullptr || !elements->is_array()) {
    return Fail(Status(StatusCode::kBadData, "not a truth file: it has no list of elements"));
  }
  GENIE_FAIL_IF_ERROR(RefusePredictions(json));
  Truth truth;
  if (const Json* scale = Find(json, "scale"); scale != nullptr && !scale->is_null()) {
    truth.scale = ReadNumber(*scale);
    if (!truth.scale || !(*truth.scale > 0) || !std::isfinite(*truth.scale)) {
      return Fail(Wrong("not a positive number", "scale"));
    }
  }
  for (auto [key, target] : {std::pair<std::string_view, std::string*>{"theme", &truth.theme},
                             {"kind", &truth.kind},
                             {"page", &truth.page}}) {
    auto text = ReadText(json, key);
    if (!text) return Fail(text.error());
    *target = std::move(*text);
  }
  truth.elements.reserve(elements->size());
  for (size_t i = 0; i < elements->size(); ++i) {
    auto element = ReadElement((*elements)[i], elements->size());
    if (!element) return Fail(element.error().With("element", static_cast<int64_t>(i)));
    truth.elements.push_back(std::move(*element));
  }
  return truth;
}

}  // namespace genie::eval
