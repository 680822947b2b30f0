// genie: the command line. Commands live in files of their own.
#include <cstdio>

#include <genie/base/version.h>

int main() {
  std::printf("genie %.*s\n", static_cast<int>(genie::Version().size()), genie::Version().data());
  return 0;
}
