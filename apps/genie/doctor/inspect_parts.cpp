// The parts of the program, for `genie doctor`: see inspect.h.
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include <genie/codec/versions.h>

#include "inspect.h"

namespace genie::cli {
namespace {

struct OptionalPart {
  std::string_view name;
  std::string_view gives;
};

// What the program is meant to have and does not have yet.
constexpr std::array kNotBuilt = {
    OptionalPart{"text recognition", "reading what elements say (ONNX Runtime)"},
    OptionalPart{"cuda", "detection on NVIDIA GPUs"},
    OptionalPart{"webgpu", "detection by Metal, Vulkan and Direct3D 12"},
    OptionalPart{"server", "HTTP, WebSocket and binary protocol"},
    OptionalPart{"queue", "distributed work over Apache Kafka"},
    OptionalPart{"cache", "results in memory, on disk and in Redis"},
    OptionalPart{"store", "memory-mapped screenshots"},
    OptionalPart{"mcp", "the Model Context Protocol for agents"},
};

bool Exists(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

// The compiled module in `folder`, or an empty path.
std::filesystem::path ModuleIn(const std::filesystem::path& folder) {
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with("_native.") && name.ends_with(".so")) return it->path();
  }
  return {};
}

// Where the package stands beside this program: in the checkout it was built in
// (build/PRESET/bin/genie), or in the environment it was installed in (ENV/bin/genie).
std::filesystem::path FindPythonModule() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path above = program.parent_path().parent_path();
  const std::filesystem::path checkout = above.parent_path().parent_path() / "computer_genie";
  if (const auto module = ModuleIn(checkout); !module.empty()) return module;
  for (std::filesystem::directory_iterator it(above / "lib", error), end; !error && it != end;
       it.increment(error)) {
    const auto module = ModuleIn(it->path() / "site-packages" / "computer_genie");
    if (!module.empty()) return module;
  }
  return {};
}

}  // namespace

void InspectCodecs(Findings& findings) {
  for (const CodecVersion& codec : CodecVersions()) {
    findings.push_back({"codecs", std::string(codec.format), Presence::kPresent,
                        fmt::format("{} {}", codec.library, codec.version)});
  }
}

void InspectPython(Findings& findings) {
  const std::filesystem::path module = FindPythonModule();
  findings.push_back({"python", "computer_genie",
                      module.empty() ? Presence::kMissing : Presence::kPresent,
                      module.empty() ? "not found beside this program; pip install . builds it"
                                     : module.string()});
}

void InspectSettings(const GlobalOptions& global, Findings& findings) {
  const Result<LoadedConfig> loaded = LoadSettings(global);
  if (!loaded) {
    findings.push_back(
        {"settings", "file", Presence::kBroken, std::string(loaded.error().message())});
    return;
  }
  findings.push_back(
      {"settings", "file", loaded->file.empty() ? Presence::kMissing : Presence::kPresent,
       loaded->file.empty() ? "no performance_config.yaml here; defaults apply" : loaded->file});
  for (const std::string& note : loaded->notes) {
    findings.push_back({"settings", "note", Presence::kNotBuilt, note});
  }
}

void InspectOptionalParts(Findings& findings) {
  for (const OptionalPart& part : kNotBuilt) {
    findings.push_back({"optional", std::string(part.name), Presence::kNotBuilt,
                        fmt::format("not in this version: {}", part.gives)});
  }
  const bool nvidia = Exists("/dev/nvidiactl");
  const bool render = Exists("/dev/dri/renderD128");
  findings.push_back({"optional", "gpu", nvidia || render ? Presence::kPresent : Presence::kMissing,
                      nvidia   ? "an NVIDIA device is here; this version works on the processor"
                      : render ? "a render device is here; this version works on the processor"
                               : "none seen; the processor does the work"});
}

}  // namespace genie::cli
