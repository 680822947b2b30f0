#include "prediction_file.h"

#include <array>
#include <cinttypes>
#include <cmath>
#include <limits>

#include "../files/json_start.h"
#include "../files/own_file.h"
#include "read_truth.h"

namespace genie::eval {
namespace {

constexpr double kNotSaid = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view kNull = "null";

// Text that is equal exactly when a script would hold two values of a key for the same: 1, 1.0
// and true are one.
Result<std::string> IdentityText(const Json& value) {
  if (value.is_null()) return std::string(kNull);
  if (value.is_string()) return "\"" + value.get<std::string>();
  if (value.is_boolean()) return std::string(value.get<bool>() ? "1" : "0");
  if (value.is_number_unsigned()) return std::to_string(value.get<uint64_t>());
  if (value.is_number_integer()) return std::to_string(value.get<int64_t>());
  if (!value.is_number()) {
    return Fail(Status(StatusCode::kBadData, "an id is neither a number nor text"));
  }
  const double number = value.get<double>();
  if (std::abs(number) < 9e18 && number == std::floor(number)) {
    return std::to_string(static_cast<int64_t>(number));
  }
  std::array<char, 32> text;
  const int size = std::snprintf(text.data(), text.size(), "%.17g", number);
  return std::string(text.data(), static_cast<size_t>(size));
}

Status ReadConfidence(const Json& element, PredictedElement& out) {
  out.confidence = kNotSaid;
  for (const std::string_view key : {"confidence", "score"}) {
    const Json* value = Find(element, key);
    if (value == nullptr) continue;
    if (value->is_null()) return Status::Ok();
    const auto number = ReadNumber(*value);
    if (!number) return Status(StatusCode::kBadData, "not a number").With("key", key);
    out.confidence = *number;
    return Status::Ok();
  }
  return Status::Ok();
}

Status ReadIdentity(const Json& element, PredictedElement& out) {
  out.parent = kNull;
  for (auto [key, target] :
       {std::pair<std::string_view, std::string*>{"id", &out.id}, {"parent", &out.parent}}) {
    const Json* value = Find(element, key);
    if (value == nullptr) continue;
    auto text = IdentityText(*value);
    if (!text) return text.error().With("key", key);
    *target = std::move(*text);
  }
  return Status::Ok();
}

Result<PredictedElement> ReadElement(const Json& element, PredictionKeys& keys) {
  if (!element.is_object()) return Fail(Status(StatusCode::kBadData, "element is not an object"));
  const Json* box = Find(element, "box");
  if (box == nullptr) return Fail(Status(StatusCode::kBadData, "missing").With("key", "box"));
  const auto rect = ReadBox(*box);
  if (!rect) return Fail(rect.error());
  PredictedElement out;
  out.box = *rect;
  GENIE_FAIL_IF_ERROR(ReadConfidence(element, out));
  auto role = ReadText(element, "role");
  if (!role) return Fail(role.error());
  out.role = std::move(*role);
  GENIE_FAIL_IF_ERROR(ReadIdentity(element, out));
  out.interactive = IsTrue(Find(element, "interactive"));
  out.disabled = IsTrue(Find(element, "disabled"));
  out.checked = IsTrue(Find(element, "checked"));
  keys.interactive |= Find(element, "interactive") != nullptr;
  keys.role |= Find(element, "role") != nullptr;
  for (const std::string_view key : {"checked", "disabled", "parent"}) {
    keys.meaning |= Find(element, key) != nullptr;
  }
  return out;
}

void AppendElement(const Scene& scene, const Element& element, std::string& out) {
  std::array<char, 320> text;
  const std::string_view role = RoleName(element.role);
  const int size = std::snprintf(
      text.data(), text.size(),
      R"({"box":[%d,%d,%d,%d],"confidence":%d.%03d,"role":"%.*s","interactive":%s,)"
      R"("disabled":%s,"checked":%s,"id":%)" PRId64 R"(,"parent":)",
      element.box.x, element.box.y, element.box.width, element.box.height,
      element.confidence / kMaxConfidence, element.confidence % kMaxConfidence,
      static_cast<int>(role.size()), role.data(), element.Has(kInteractive) ? "true" : "false",
      element.Has(kDisabled) ? "true" : "false", element.Has(kChecked) ? "true" : "false",
      element.id);
  out.append(text.data(), static_cast<size_t>(size));
  out += element.parent == kNoParent
             ? "null"
             : std::to_string(scene.elements[static_cast<size_t>(element.parent)].id);
  out += '}';
}

}  // namespace

Result<Prediction> ReadPrediction(const Json& json) {
  const Json* elements = Find(json, "elements");
  if (elements == nullptr || !elements->is_array()) {
    return Fail(Status(StatusCode::kBadData, "not a prediction file: it has no list of elements"));
  }
  Prediction prediction;
  if (const Json* threshold = Find(json, "threshold"); threshold != nullptr) {
    const auto number = ReadNumber(*threshold);
    if (!number) {
      return Fail(Status(StatusCode::kBadData, "not a number").With("key", "threshold"));
    }
    prediction.threshold = *number;
  }
  prediction.elements.reserve(elements->size());
  for (size_t i = 0; i < elements->size(); ++i) {
    auto element = ReadElement((*elements)[i], prediction.keys);
    if (!element) return Fail(element.error().With("element", static_cast<int64_t>(i)));
    prediction.elements.push_back(std::move(*element));
  }
  return prediction;
}

Prediction PredictionFromScene(const Scene& scene) {
  Prediction prediction;
  prediction.threshold = scene.threshold / static_cast<double>(kMaxConfidence);
  const bool any = !scene.elements.empty();
  prediction.keys = {.interactive = any, .role = any, .meaning = any};
  prediction.elements.reserve(scene.elements.size());
  for (const Element& element : scene.elements) {
    PredictedElement out;
    const Box& box = element.box;
    out.box = RectFromSize(box.x, box.y, box.width, box.height);
    out.confidence = element.confidence / static_cast<double>(kMaxConfidence);
    out.role = RoleName(element.role);
    out.id = std::to_string(element.id);
    out.parent = element.parent == kNoParent
                     ? std::string(kNull)
                     : std::to_string(scene.elements[static_cast<size_t>(element.parent)].id);
    out.interactive = element.Has(kInteractive);
    out.disabled = element.Has(kDisabled);
    out.checked = element.Has(kChecked);
    prediction.elements.push_back(std::move(out));
  }
  return prediction;
}

Status WritePrediction(const Scene& scene, const std::filesystem::path& path) {
  std::string text = JsonStart();
  std::array<char, 96> head;
  const int size = std::snprintf(head.data(), head.size(),
                                 R"("width":%d,"height":%d,"threshold":%d.%03d,"elements":[)",
                                 scene.width, scene.height, scene.threshold / kMaxConfidence,
                                 scene.threshold % kMaxConfidence);
  text.append(head.data(), static_cast<size_t>(size));
  for (size_t i = 0; i < scene.elements.size(); ++i) {
    text += i == 0 ? "\n" : ",\n";
    AppendElement(scene, scene.elements[i], text);
  }
  text += "\n]}\n";
  GENIE_RETURN_IF_ERROR(cli::MakeFolder(path.parent_path().string()));
  return cli::WriteOwnFile(path.string(), text, cli::Overwrite::kOwnFiles);
}

}  // namespace genie::eval
