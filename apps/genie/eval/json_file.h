// JSON files as detectors and labelling tools write them, over nlohmann-json. Python's json module
// writes NaN, Infinity and -Infinity, which are not JSON: they are read as the strings "NaN",
// "Infinity" and "-Infinity", and ReadNumber() knows them.
//
// Depends on: base, nlohmann-json. Thread safety: functions without state.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include <genie/base/status.h>

namespace genie::eval {

using Json = nlohmann::json;

inline constexpr size_t kMaxJsonBytes = size_t{256} << 20;

// Errors: kNotFound, kPermissionDenied, kLimitExceeded (kMaxJsonBytes), kBadData (not JSON; the
// message names the byte). Each names the file.
Result<Json> ReadJsonFile(const std::filesystem::path& path);

// The same for text in memory. Errors: kBadData.
Result<Json> ParseJson(std::string text);

// The bytes of a file. Errors: as ReadJsonFile().
Result<std::string> ReadFileBytes(const std::filesystem::path& path, size_t limit_bytes);

// The value of `key` in an object, or null where it has none.
const Json* Find(const Json& object, std::string_view key);

// A number, or one of the three words above. nullopt: neither.
std::optional<double> ReadNumber(const Json& value);

// What a script would take as true: not null, false, 0, "" nor empty.
bool IsTrue(const Json* value);

}  // namespace genie::eval
