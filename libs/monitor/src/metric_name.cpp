// Names of metrics: see metric_name.h.
#include "metric_name.h"

#include <algorithm>

namespace genie {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsWord(std::string_view text, std::string_view also) {
  const auto fits = [also](char c) {
    return IsLetter(c) || IsDigit(c) || also.find(c) != std::string_view::npos;
  };
  return !text.empty() && !IsDigit(text[0]) && std::ranges::all_of(text, fits);
}

std::string Escaped(std::string_view text, std::string_view escape) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\n') {
      out += "\\n";
      continue;
    }
    if (escape.find(letter) != std::string_view::npos) out += '\\';
    out += letter;
  }
  return out;
}

}  // namespace

Status CheckMetricName(const MetricName& name) {
  if (!IsWord(name.name, ":")) {
    return Status(StatusCode::kInvalidArgument, "metric name is not letters, digits, _ and :")
        .With("name", name.name);
  }
  for (const auto& [label, value] : name.labels) {
    if (!IsWord(label, "") || label.starts_with("__") || label == "le") {
      return Status(StatusCode::kInvalidArgument,
                    "label of a metric has a name that is not allowed")
          .With("name", name.name)
          .With("label", label);
    }
  }
  return Status::Ok();
}

std::string LabelsText(const MetricName& name) {
  std::string out;
  for (const auto& [label, value] : name.labels) {
    out += (out.empty() ? "" : ",") + label + "=\"" + Escaped(value, "\\\"") + "\"";
  }
  return out;
}

std::string HelpText(std::string_view help) { return Escaped(help, "\\"); }

}  // namespace genie
