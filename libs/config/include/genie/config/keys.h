// The table of settings: one row a key. It drives parsing, `genie config show` and
// docs/configuration.md, so a key that is read is documented, and the other way round.
//
// Depends on: config.h. Thread safety: constants.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include <genie/base/status.h>
#include <genie/config/config.h>

namespace genie {

enum class ValueKind : uint8_t {
  kInteger,
  kBytes,     // 512MiB, 1.5GB, 4096
  kFraction,  // 0 .. 1, kept in thousandths
  kBoolean,
  kText,
  kChoice,  // one of `choices`
};

// Whether the part that reads the setting is in this build.
enum class PartState : uint8_t { kBuilt, kNotBuilt };

struct KeySpec {
  using Integer = int64_t& (*)(Config&);
  using Boolean = bool& (*)(Config&);
  using Text = std::string& (*)(Config&);

  std::string_view key;            // "cache.max_memory"
  std::string_view variable = {};  // "CACHE_MAX_MEMORY", or empty
  ValueKind kind;
  std::variant<Integer, Boolean, Text> field;
  int64_t lowest = 0;  // of numbers
  int64_t highest = 0;
  int64_t step = 1;  // numbers are multiples of it
  enum class Auto : uint8_t { kNo, kYes } may_be_auto = Auto::kNo;
  std::string_view choices = {};  // "none|lz4|zstd|gzip"
  PartState part = PartState::kBuilt;
  std::string_view help;
};

std::span<const KeySpec> ConfigKeys();

// Null when there is no such key or variable.
const KeySpec* FindKey(std::string_view key);
const KeySpec* FindKeyByVariable(std::string_view variable);

// Parses `text` into the field. Errors: kInvalidArgument, with the key, the value and what is
// allowed; `config` is then unchanged.
Status SetValue(const KeySpec& spec, std::string_view text, Config& config);

// The value as a text that SetValue reads back to the same.
std::string ValueText(const KeySpec& spec, const Config& config);

// Every number and choice within its range: for a Config that was not loaded but made by hand.
// Errors: kInvalidArgument, with the key, the value and what is allowed.
Status CheckConfig(const Config& config);

// "1 to 1024, or auto".
std::string AllowedText(const KeySpec& spec);

}  // namespace genie
