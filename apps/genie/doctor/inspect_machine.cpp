// The machine, for `genie doctor`: see inspect.h.
#include <sys/utsname.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <optional>

#include <fmt/format.h>

#include <genie/executor/cpu_limits.h>
#include <genie/kernels/instruction_set.h>

#include "inspect.h"

namespace genie::cli {
namespace {

constexpr std::string_view kGroup = "machine";
constexpr double kGib = 1024.0 * 1024 * 1024;

// The value behind `name` and a colon in a file of such lines; empty where there is none.
std::string FieldOf(const char* path, std::string_view name) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const size_t colon = line.find(':');
    if (!line.starts_with(name) || colon == std::string::npos) continue;
    const size_t value = line.find_first_not_of(" \t", colon + 1);
    return value == std::string::npos ? "" : line.substr(value);
  }
  return "";
}

// /proc/meminfo gives "16384256 kB".
std::optional<double> MemoryGib(std::string_view field) {
  const std::string text = FieldOf("/proc/meminfo", field);
  if (text.empty()) return std::nullopt;
  return static_cast<double>(std::strtoull(text.c_str(), nullptr, 10)) * 1024 / kGib;
}

// The cgroup's limit, version 2 or 1; nothing where there is none ("max", or a huge number).
std::optional<double> MemoryLimitGib() {
  for (const char* path :
       {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
    uint64_t bytes = 0;
    if (std::ifstream(path) >> bytes && bytes < (uint64_t{1} << 60)) {
      return static_cast<double>(bytes) / kGib;
    }
  }
  return std::nullopt;
}

std::string Processor() {
  const std::string model = FieldOf("/proc/cpuinfo", "model name");
  utsname system = {};
  uname(&system);
  return model.empty() ? system.machine : fmt::format("{} ({})", model, system.machine);
}

std::string Cores() {
  const CpuLimits limits = ReadCpuLimits();
  const std::string quota =
      limits.quota_cpus == 0 ? "no quota" : fmt::format("a quota of {}", limits.quota_cpus);
  return fmt::format("{} usable at once ({} by affinity, {})", limits.available(),
                     limits.affinity_cpus, quota);
}

std::string InstructionSets() {
  std::string all;
  for (const std::string_view name : SupportedInstructionSets()) {
    all += (all.empty() ? "" : ", ") + std::string(name);
  }
  return fmt::format("{} chosen; usable here: {}", ChosenInstructionSet(), all);
}

std::string Memory() {
  std::string text = fmt::format("{:.1f} GiB, {:.1f} GiB free", MemoryGib("MemTotal").value_or(0),
                                 MemoryGib("MemAvailable").value_or(0));
  if (const auto limit = MemoryLimitGib()) text += fmt::format("; limited to {:.1f} GiB", *limit);
  return text;
}

std::string System() {
  utsname system = {};
  uname(&system);
  std::string name;
  std::ifstream file("/etc/os-release");
  for (std::string line; name.empty() && std::getline(file, line);) {
    constexpr std::string_view kKey = "PRETTY_NAME=\"";
    if (line.starts_with(kKey)) name = line.substr(kKey.size(), line.size() - kKey.size() - 1);
  }
  return fmt::format("{}, kernel {}", name.empty() ? system.sysname : name, system.release);
}

}  // namespace

void InspectMachine(Findings& findings) {
  findings.push_back({kGroup, "system", Presence::kPresent, System()});
  findings.push_back({kGroup, "processor", Presence::kPresent, Processor()});
  findings.push_back({kGroup, "cores", Presence::kPresent, Cores()});
  findings.push_back({kGroup, "instruction sets", Presence::kPresent, InstructionSets()});
  findings.push_back({kGroup, "memory", Presence::kPresent, Memory()});
}

}  // namespace genie::cli
