// LoadConfig: see genie/config/load.h.
#include <genie/config/load.h>

#include <genie/config/keys.h>
#include <unistd.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "config_file.h"
#include "nearest.h"
#include "yaml_settings.h"

namespace genie {
namespace {

constexpr std::string_view kFileName = "performance_config.yaml";
constexpr std::string_view kFileVariable = "COMPUTER_GENIE_CONFIG";
constexpr std::string_view kOwnPrefix = "COMPUTER_GENIE_";

Status UnknownKey(std::string_view key) {
  Nearest nearest(key);
  for (const KeySpec& spec : ConfigKeys()) nearest.Offer(spec.key);
  const Status unknown(StatusCode::kInvalidArgument,
                       "unknown setting; `genie config show` lists all");
  return nearest.best().empty() ? unknown.With("key", key)
                                : unknown.With("key", key).With("did_you_mean", nearest.best());
}

Status UnknownVariable(std::string_view name) {
  Nearest nearest(name);
  nearest.Offer(kFileVariable);
  for (const KeySpec& spec : ConfigKeys()) nearest.Offer(spec.variable);
  const Status unknown(StatusCode::kInvalidArgument, "unknown environment variable");
  return nearest.best().empty()
             ? unknown.With("name", name).With("help", "docs/configuration.md lists all")
             : unknown.With("name", name).With("did_you_mean", nearest.best());
}

Status SetFrom(const KeySpec& spec, std::string_view text, ValueOrigin origin, LoadedConfig& out) {
  GENIE_RETURN_IF_ERROR(SetValue(spec, text, out.config));
  const auto index = static_cast<size_t>(&spec - ConfigKeys().data());
  out.origins[index] = std::move(origin);
  return Status::Ok();
}

Status ApplyFile(const std::string& path, std::string_view text, LoadedConfig& out) {
  const auto settings = ReadYamlSettings(text);
  if (!settings) {
    return settings.error().Prefixed(path);
  }
  std::set<std::string_view> seen;
  for (const YamlSetting& setting : *settings) {
    const std::string place = path + ":" + std::to_string(setting.line);
    const KeySpec* spec = FindKey(setting.key);
    const bool is_empty_section = !setting.value && FindKey(setting.key) == nullptr &&
                                  std::ranges::any_of(ConfigKeys(), [&](const KeySpec& key) {
                                    return key.key.starts_with(setting.key + ".");
                                  });
    if (is_empty_section) continue;
    if (spec == nullptr) {
      return UnknownKey(setting.key).Prefixed(place);
    }
    if (!seen.insert(spec->key).second) {
      return Status(StatusCode::kInvalidArgument, "setting is given twice")
          .With("key", spec->key)
          .Prefixed(place);
    }
    if (!setting.value) continue;  // "key:" keeps the default
    const Status status = SetFrom(*spec, *setting.value, {ConfigSource::kFile, place}, out);
    if (!status.ok()) {
      return status.Prefixed(place);
    }
  }
  return Status::Ok();
}

Status ApplyEnvironment(const NamesAndValues& environment, LoadedConfig& out) {
  for (const auto& [name, value] : environment) {
    const KeySpec* spec = FindKeyByVariable(name);
    if (spec == nullptr) {
      if (name.starts_with(kOwnPrefix) && name != kFileVariable) {
        return UnknownVariable(name);
      }
      continue;
    }
    if (value.empty() && spec->kind != ValueKind::kText) continue;
    const Status status = SetFrom(*spec, value, {ConfigSource::kEnvironment, name}, out);
    if (!status.ok()) {
      return status.Prefixed(name);
    }
  }
  return Status::Ok();
}

Status ApplyCommandLine(const NamesAndValues& settings, LoadedConfig& out) {
  for (const auto& [key, value] : settings) {
    const KeySpec* spec = FindKey(key);
    if (spec == nullptr) {
      return UnknownKey(key);
    }
    GENIE_RETURN_IF_ERROR(SetFrom(*spec, value, {ConfigSource::kCommandLine, "command line"}, out));
  }
  return Status::Ok();
}

// The file to read, and whether it has to be there.
std::pair<std::string, MissingFile> ChooseFile(const ConfigSources& sources) {
  if (sources.file) {
    return {*sources.file, MissingFile::kIsAnError};
  }
  for (const auto& [name, value] : sources.environment) {
    if (name == kFileVariable && !value.empty()) {
      return {value, MissingFile::kIsAnError};
    }
  }
  const bool here = sources.working_directory.empty() || sources.working_directory == ".";
  const std::string folder = here ? "" : sources.working_directory + "/";
  return {folder + std::string(kFileName), MissingFile::kIsNone};
}

void AddNotes(LoadedConfig& out) {
  const auto keys = ConfigKeys();
  for (size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].part == PartState::kNotBuilt && out.origins[i].source != ConfigSource::kDefault) {
      out.notes.push_back(std::string(keys[i].key) + " (" + out.origins[i].place +
                          ") is accepted and has no effect yet: its part is not in this build");
    }
  }
}

}  // namespace

NamesAndValues SystemEnvironment() {
  NamesAndValues out;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const size_t equals = text.find('=');
    if (equals != std::string_view::npos) {
      out.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
  }
  return out;
}

Result<LoadedConfig> LoadConfig(const ConfigSources& sources) {
  LoadedConfig out;
  out.origins.resize(ConfigKeys().size());
  const auto [path, missing] = ChooseFile(sources);
  const auto text = ReadConfigFile(path, missing);
  if (!text) {
    return Fail(text.error());
  }
  if (*text) {
    out.file = path;
    GENIE_FAIL_IF_ERROR(ApplyFile(path, **text, out));
  }
  GENIE_FAIL_IF_ERROR(ApplyEnvironment(sources.environment, out));
  GENIE_FAIL_IF_ERROR(ApplyCommandLine(sources.command_line, out));
  AddNotes(out);
  return out;
}

Result<LoadedConfig> ParseConfig(const std::string& name, std::string_view text) {
  if (text.size() > kMaxConfigBytes) {
    return Fail(Status(StatusCode::kLimitExceeded, "settings are too large")
                    .With("limit_bytes", static_cast<int64_t>(kMaxConfigBytes))
                    .Prefixed(name));
  }
  LoadedConfig out;
  out.file = name;
  out.origins.resize(ConfigKeys().size());
  GENIE_FAIL_IF_ERROR(ApplyFile(name, text, out));
  AddNotes(out);
  return out;
}

Result<LoadedConfig> LoadConfig() {
  ConfigSources sources;
  sources.environment = SystemEnvironment();
  return LoadConfig(sources);
}

}  // namespace genie
