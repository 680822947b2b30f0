#include "machine.h"

#include <fstream>

namespace genie::bench {
namespace {

namespace fs = std::filesystem;

std::string FirstLine(const fs::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

std::string ProcessorName() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    const size_t colon = line.find(": ");
    if (line.starts_with("model name") && colon != std::string::npos) {
      return line.substr(colon + 2);
    }
  }
  return "unknown";
}

// The folder that git keeps for a checkout: .git itself, or what a worktree's .git file names.
fs::path GitFolder() {
  std::error_code error;
  if (fs::is_directory(".git", error)) return ".git";
  const std::string line = FirstLine(".git");
  return line.starts_with("gitdir: ") ? fs::path(line.substr(8)) : fs::path();
}

std::string CommitOfCheckout() {
  const fs::path git = GitFolder();
  if (git.empty()) return "unknown";
  const std::string head = FirstLine(git / "HEAD");
  if (!head.starts_with("ref: ")) return head.empty() ? "unknown" : head;
  const std::string shared = FirstLine(git / "commondir");
  for (const fs::path& folder : {git, shared.empty() ? git : git / shared}) {
    const std::string commit = FirstLine(folder / head.substr(5));
    if (!commit.empty()) return commit;
  }
  return "unknown";
}

}  // namespace

Machine ThisMachine() {
  return {.cpu = ProcessorName(),
#ifdef __clang__
          .compiler = "clang " __clang_version__,
#else
          .compiler = "gcc " __VERSION__,
#endif
          .flags = GENIE_BUILD_FLAGS,
          .commit = CommitOfCheckout()};
}

fs::path OwnProgram() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error);
}

}  // namespace genie::bench
