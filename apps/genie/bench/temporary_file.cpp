#include "temporary_file.h"

#include <unistd.h>

#include <cstdlib>
#include <string>

namespace genie::bench {

TemporaryFile::TemporaryFile() {
  std::string pattern = std::filesystem::temp_directory_path() / "genie_bench_XXXXXX";
  const int file = mkstemp(pattern.data());
  if (file >= 0) close(file);
  path_ = pattern;
}

TemporaryFile::~TemporaryFile() { unlink(path_.c_str()); }

}  // namespace genie::bench
