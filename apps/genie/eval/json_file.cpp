#include "json_file.h"

#include <array>
#include <cmath>
#include <limits>

#include <genie/base/list.h>
#include <genie/codec/file.h>

namespace genie::eval {
namespace {

constexpr std::array<std::string_view, 3> kWords = {"-Infinity", "Infinity", "NaN"};

// Puts quotes around the three words outside strings. Most files hold none and are not copied.
std::string QuoteWords(std::string text) {
  if (text.find("NaN") == std::string::npos && text.find("Infinity") == std::string::npos) {
    return text;
  }
  std::string quoted;
  quoted.reserve(text.size() + text.size() / 8);
  bool in_string = false;
  for (size_t i = 0; i < text.size();) {
    if (in_string && text[i] == '\\') {
      quoted.append(text, i, 2);
      i += 2;
      continue;
    }
    in_string ^= text[i] == '"';
    size_t length = 0;
    for (const std::string_view word : kWords) {
      if (!in_string && length == 0 && text.compare(i, word.size(), word) == 0) {
        length = word.size();
      }
    }
    if (length != 0) quoted += '"';
    quoted.append(text, i, std::max<size_t>(length, 1));
    if (length != 0) quoted += '"';
    i += std::max<size_t>(length, 1);
  }
  return quoted;
}

}  // namespace

Result<std::string> ReadFileBytes(const std::filesystem::path& path, size_t limit_bytes) {
  List<uint8_t> bytes;
  const ImageLimits limits{.max_encoded_bytes = static_cast<int64_t>(limit_bytes)};
  if (const Status status = ReadFile(path.string(), limits, bytes); !status.ok()) {
    return Fail(status);
  }
  return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

Result<Json> ParseJson(std::string text) {
  // The library reports where a text breaks by exceptions alone; they end here.
  try {
    return Json::parse(QuoteWords(std::move(text)));
  } catch (const Json::parse_error& error) {
    return Fail(
        Status(StatusCode::kBadData, "not JSON").With("byte", static_cast<int64_t>(error.byte)));
  } catch (const Json::exception&) {
    return Fail(Status(StatusCode::kBadData, "not JSON: a number is too large"));
  }
}

Result<Json> ReadJsonFile(const std::filesystem::path& path) {
  auto bytes = ReadFileBytes(path, kMaxJsonBytes);
  if (!bytes) return Fail(bytes.error());
  auto json = ParseJson(std::move(*bytes));
  if (!json) return Fail(json.error().Prefixed(path.string()));
  return json;
}

const Json* Find(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

std::optional<double> ReadNumber(const Json& value) {
  if (value.is_number()) return value.get<double>();
  if (!value.is_string()) return std::nullopt;
  const auto& word = value.get_ref<const std::string&>();
  if (word == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (word == "Infinity") return std::numeric_limits<double>::infinity();
  if (word == "-Infinity") return -std::numeric_limits<double>::infinity();
  return std::nullopt;
}

bool IsTrue(const Json* value) {
  if (value == nullptr) return false;
  switch (value->type()) {
    case Json::value_t::boolean:
      return value->get<bool>();
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
      return value->get<double>() != 0;
    case Json::value_t::string:
      return !value->get_ref<const std::string&>().empty();
    case Json::value_t::array:
    case Json::value_t::object:
      return !value->empty();
    default:
      return false;
  }
}

}  // namespace genie::eval
