// Memory of a piece of work: see decoded.h.
#include "decoded.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <utility>

namespace genie::codec_test {
namespace {

int64_t ResidentBytes() {
  int64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages >> pages;  // the second figure
  return pages * sysconf(_SC_PAGESIZE);
}

int64_t HighestResidentBytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return int64_t{usage.ru_maxrss} * 1024;
}

}  // namespace

int64_t PeakGrowth(const std::function<void()>& work) {
  int ends[2];
  EXPECT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    const int64_t before = ResidentBytes();
    work();
    const int64_t growth = HighestResidentBytes() - before;
    std::ignore = write(ends[1], &growth, sizeof(growth));
    _exit(0);
  }
  close(ends[1]);
  int64_t growth = -1;
  EXPECT_EQ(read(ends[0], &growth, sizeof(growth)), ssize_t{sizeof(growth)});
  close(ends[0]);
  waitpid(child, nullptr, 0);
  EXPECT_GE(growth, 0);
  return growth;
}

}  // namespace genie::codec_test
