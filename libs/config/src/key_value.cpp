// One setting from and to text: see genie/config/keys.h.
#include <genie/config/keys.h>

#include <algorithm>
#include <optional>

#include "value.h"

namespace genie {
namespace {

constexpr size_t kMaxTextLetters = 4096;
constexpr size_t kShownLetters = 48;  // of a bad value in a message

bool IsAuto(const KeySpec& spec, std::string_view text) {
  return spec.may_be_auto == KeySpec::Auto::kYes && text == "auto";
}

bool IsChoice(std::string_view choices, std::string_view text) {
  while (!choices.empty()) {
    const size_t end = std::min(choices.find('|'), choices.size());
    if (choices.substr(0, end) == text) return true;
    choices.remove_prefix(std::min(end + 1, choices.size()));
  }
  return false;
}

bool InRange(const KeySpec& spec, int64_t value) {
  return value >= spec.lowest && value <= spec.highest && value % spec.step == 0;
}

std::optional<int64_t> ParseNumber(const KeySpec& spec, std::string_view text) {
  if (IsAuto(spec, text)) {
    return kAuto;
  }
  const auto value = spec.kind == ValueKind::kBytes      ? ParseBytes(text)
                     : spec.kind == ValueKind::kFraction ? ParsePermille(text)
                                                         : ParseInteger(text);
  const bool allowed =
      value && *value >= spec.lowest && *value <= spec.highest && *value % spec.step == 0;
  return allowed ? value : std::nullopt;
}

bool IsText(const KeySpec& spec, std::string_view text) {
  const bool printable =
      std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' '; });
  return spec.kind == ValueKind::kChoice ? IsChoice(spec.choices, text)
                                         : printable && text.size() <= kMaxTextLetters;
}

std::string NumberText(const KeySpec& spec, int64_t value) {
  return spec.kind == ValueKind::kBytes      ? BytesText(value)
         : spec.kind == ValueKind::kFraction ? PermilleText(value)
                                             : std::to_string(value);
}

bool TrySet(const KeySpec& spec, std::string_view text, Config& config) {
  if (const auto* field = std::get_if<KeySpec::Integer>(&spec.field)) {
    const auto value = ParseNumber(spec, text);
    if (value) (*field)(config) = *value;
    return value.has_value();
  }
  if (const auto* field = std::get_if<KeySpec::Boolean>(&spec.field)) {
    const auto value = ParseBoolean(text);
    if (value) (*field)(config) = *value;
    return value.has_value();
  }
  if (!IsText(spec, text)) {
    return false;
  }
  std::get<KeySpec::Text>(spec.field)(config) = text;
  return true;
}

Status NotAllowed(const KeySpec& spec, std::string_view text) {
  return Status(StatusCode::kInvalidArgument, "setting has a value that is not allowed")
      .With("key", spec.key)
      .With("value", text.substr(0, kShownLetters))
      .With("allowed", AllowedText(spec));
}

}  // namespace

Status SetValue(const KeySpec& spec, std::string_view text, Config& config) {
  return TrySet(spec, text, config) ? Status::Ok() : NotAllowed(spec, text);
}

Status CheckConfig(const Config& config) {
  Config copy = config;
  for (const KeySpec& spec : ConfigKeys()) {
    if (const auto* field = std::get_if<KeySpec::Integer>(&spec.field)) {
      const int64_t value = (*field)(copy);
      const bool is_auto = value == kAuto && spec.may_be_auto == KeySpec::Auto::kYes;
      if (!is_auto && !InRange(spec, value)) {
        return NotAllowed(spec, std::to_string(value));
      }
    } else if (const auto* text = std::get_if<KeySpec::Text>(&spec.field)) {
      if (!IsText(spec, (*text)(copy))) {
        return NotAllowed(spec, (*text)(copy));
      }
    }
  }
  return Status::Ok();
}

std::string ValueText(const KeySpec& spec, const Config& config) {
  Config copy = config;  // the fields are reached through a reference that may write
  if (const auto* field = std::get_if<KeySpec::Integer>(&spec.field)) {
    const int64_t value = (*field)(copy);
    return value == kAuto ? "auto" : NumberText(spec, value);
  }
  if (const auto* field = std::get_if<KeySpec::Boolean>(&spec.field)) {
    return (*field)(copy) ? "true" : "false";
  }
  return std::get<KeySpec::Text>(spec.field)(copy);
}

std::string AllowedText(const KeySpec& spec) {
  switch (spec.kind) {
    case ValueKind::kBoolean:
      return "true or false";
    case ValueKind::kChoice:
      return std::string(spec.choices);
    case ValueKind::kText:
      return "text of at most " + std::to_string(kMaxTextLetters) + " letters";
    default:
      break;
  }
  std::string out = NumberText(spec, spec.lowest) + " to " + NumberText(spec, spec.highest);
  if (spec.step != 1) out += " in steps of " + std::to_string(spec.step);
  if (spec.may_be_auto == KeySpec::Auto::kYes) out += ", or auto";
  return out;
}

}  // namespace genie
