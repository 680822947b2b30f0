#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "../test/fixtures.h"

namespace genie::wire::test {
namespace {

std::filesystem::path FolderOf(int version) {
  return std::filesystem::path(GENIE_WIRE_FIXTURES) / ("v" + std::to_string(version));
}

Bytes FileBytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return Bytes{std::istreambuf_iterator<char>(file), {}};
}

TEST(Fixtures, EveryVersionBackToTheOldestIsRead) {
  for (int version = kOldestVersion; version <= kVersion; ++version) {
    size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(FolderOf(version))) {
      if (entry.path().extension() != ".msg") continue;
      const Bytes message = FileBytes(entry.path());
      ASSERT_GT(message.size(), kHeaderBytes) << entry.path();
      EXPECT_EQ(message[4], version) << entry.path();
      EXPECT_TRUE(ReadMessage(message).ok()) << entry.path();
      ++files;
    }
    EXPECT_GT(files, 0u) << "no fixtures of version " << version;
  }
}

// A writer whose bytes change without a new version would tear readers apart.
TEST(Fixtures, ThisVersionIsStillWrittenByteForByte) {
  for (const Fixture& fixture : AllFixtures()) {
    if (!fixture.name.ends_with(".none")) continue;  // compressors may change with their libraries
    EXPECT_EQ(FileBytes(FolderOf(kVersion) / (fixture.name + ".msg")), fixture.message)
        << fixture.name;
  }
}

}  // namespace
}  // namespace genie::wire::test
