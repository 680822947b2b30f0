// Fuzzes the settings file: any bytes give settings within their ranges or one line of error, and
// what `genie config show` prints of them reads back to the same.
#include <genie/config/keys.h>
#include <genie/config/load.h>
#include <genie/config/show.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace genie {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

// ShowConfig covers it, so that it does not read back.
bool HoldsAPassword(const Config& config) {
  for (const KeySpec& spec : ConfigKeys()) {
    if (ValueText(spec, config).contains('@')) return true;
  }
  return false;
}

void CheckSettings(const LoadedConfig& loaded) {
  Require(CheckConfig(loaded.config).ok());
  Require(loaded.origins.size() == ConfigKeys().size());
  const std::string shown = ShowConfig(loaded);
  if (shown.size() > kMaxConfigBytes || HoldsAPassword(loaded.config)) return;
  const auto again = ParseConfig("shown", shown);
  Require(again.has_value());
  for (const KeySpec& spec : ConfigKeys()) {
    Require(ValueText(spec, again->config) == ValueText(spec, loaded.config));
  }
}

}  // namespace
}  // namespace genie

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto loaded = genie::ParseConfig("fuzz", text);
  if (loaded) {
    genie::CheckSettings(*loaded);
  } else {
    genie::Require(!loaded.error().message().empty());
  }
  return 0;
}
