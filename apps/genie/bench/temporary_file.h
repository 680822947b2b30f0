// TemporaryFile: a file for frames that is gone with this object.
//
// Depends on: POSIX. Thread safety: one thread.
#pragma once

#include <filesystem>

namespace genie::bench {

class TemporaryFile {
 public:
  TemporaryFile();
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace genie::bench
