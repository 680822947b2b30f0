// Writes the fixtures of this version of the protocol: one file for each message of fixtures.h.
// Usage: make_wire_fixtures FOLDER. Run by hand when a version begins; the files are committed and
// never changed.
//
// Depends on: wire. Thread safety: one thread.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "fixtures.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
    return 2;
  }
  bool failed = false;
  for (const genie::wire::test::Fixture& fixture : genie::wire::test::AllFixtures()) {
    const auto path = std::filesystem::path(argv[1]) / (fixture.name + ".msg");
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(fixture.message.data()),
               static_cast<std::streamsize>(fixture.message.size()));
    failed = failed || !file.good();
  }
  return failed ? 1 : 0;
}
