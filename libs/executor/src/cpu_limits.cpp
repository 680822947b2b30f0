// CpuLimits: see genie/executor/cpu_limits.h.
#include <genie/executor/cpu_limits.h>

#include <sched.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <string_view>
#include <thread>

namespace genie {
namespace {

constexpr size_t kMaxDepth = 64;  // of nested cgroups
constexpr int kMaxLines = 256;    // of /proc/self/cgroup

std::optional<std::string> FirstLine(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  return std::getline(file, line) ? std::optional(line) : std::nullopt;
}

std::optional<int64_t> ParseNumber(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                  : std::nullopt;
}

// Whole cores, rounded up; 0 when there is no limit.
size_t QuotaCores(std::optional<int64_t> quota_us, std::optional<int64_t> period_us) {
  if (!quota_us || !period_us || *quota_us <= 0 || *period_us <= 0) {
    return 0;
  }
  return static_cast<size_t>((*quota_us - 1) / *period_us + 1);
}

// cpu.max: "max 100000" or "150000 100000".
size_t QuotaV2(const std::string& folder) {
  const auto line = FirstLine(folder + "/cpu.max");
  const size_t space = line ? line->find(' ') : std::string::npos;
  if (space == std::string::npos) {
    return 0;
  }
  const std::string_view text = *line;
  return QuotaCores(ParseNumber(text.substr(0, space)), ParseNumber(text.substr(space + 1)));
}

size_t QuotaV1(const std::string& folder) {
  const auto quota = FirstLine(folder + "/cpu.cfs_quota_us");
  const auto period = FirstLine(folder + "/cpu.cfs_period_us");
  return quota && period ? QuotaCores(ParseNumber(*quota), ParseNumber(*period)) : 0;
}

size_t Smaller(size_t a, size_t b) { return a == 0 ? b : b == 0 ? a : std::min(a, b); }

// The tightest quota from `path` up to the mount. In a container whose cgroup is the mount itself
// the path's folders are missing and only the last step counts.
template <typename Quota>
size_t TightestQuota(const std::string& mount, std::string path, Quota quota) {
  size_t tightest = 0;
  for (size_t depth = 0; depth < kMaxDepth; ++depth) {
    tightest = Smaller(tightest, quota(mount + path));
    const size_t slash = path.rfind('/');
    if (slash == std::string::npos) {
      break;
    }
    path.resize(slash);
  }
  return tightest;
}

bool NamesCpuController(std::string_view controllers) {
  while (!controllers.empty()) {
    const size_t comma = std::min(controllers.find(','), controllers.size());
    if (controllers.substr(0, comma) == "cpu") {
      return true;
    }
    controllers.remove_prefix(std::min(comma + 1, controllers.size()));
  }
  return false;
}

// One line of /proc/self/cgroup: "0::/path" (version 2) or "4:cpu,cpuacct:/path" (version 1).
size_t QuotaOfLine(const std::string& root, const std::string& line) {
  const size_t first = line.find(':');
  const size_t second = first == std::string::npos ? first : line.find(':', first + 1);
  if (second == std::string::npos) {
    return 0;
  }
  const std::string controllers = line.substr(first + 1, second - first - 1);
  const std::string path = line.substr(second + 1) == "/" ? "" : line.substr(second + 1);
  const std::string mount = root + "/sys/fs/cgroup";
  if (controllers.empty()) {
    return Smaller(TightestQuota(mount, path, QuotaV2),
                   TightestQuota(mount + "/unified", path, QuotaV2));
  }
  if (!NamesCpuController(controllers)) {
    return 0;
  }
  return Smaller(TightestQuota(mount + "/cpu", path, QuotaV1),
                 TightestQuota(mount + "/cpu,cpuacct", path, QuotaV1));
}

size_t CgroupQuota(const std::string& root) {
  std::ifstream file(root + "/proc/self/cgroup");
  std::string line;
  size_t quota = 0;
  for (int i = 0; i < kMaxLines && std::getline(file, line); ++i) {
    quota = Smaller(quota, QuotaOfLine(root, line));
  }
  return quota;
}

size_t AffinityCpus() {
  cpu_set_t mask;
  CPU_ZERO(&mask);
  if (sched_getaffinity(0, sizeof(mask), &mask) == 0 && CPU_COUNT(&mask) > 0) {
    return static_cast<size_t>(CPU_COUNT(&mask));
  }
  // More cores than the fixed mask holds.
  return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace

size_t CpuLimits::available() const {
  return std::max(size_t{1}, Smaller(affinity_cpus, quota_cpus));
}

CpuLimits ReadCpuLimits(const std::string& root) {
  return {.affinity_cpus = AffinityCpus(), .quota_cpus = CgroupQuota(root)};
}

size_t AvailableCpus() { return ReadCpuLimits().available(); }

}  // namespace genie
