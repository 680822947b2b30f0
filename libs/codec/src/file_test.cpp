// Reading files: what is there, and everything that is not a file.
#include <genie/codec/file.h>

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace genie {
namespace {

class ReadFileTest : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/genie_file_test_XXXXXX";
    ASSERT_NE(mkdtemp(name), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Write(const std::string& name, const std::string& content) {
    const std::string path = folder_ + "/" + name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }

  void ExpectError(const std::string& path, StatusCode code, std::string_view reason,
                   const ImageLimits& limits = {}) {
    List<uint8_t> out;
    const Status status = ReadFile(path, limits, out);
    EXPECT_EQ(status.code(), code) << status.message();
    EXPECT_TRUE(status.message().starts_with(path + ": ")) << status.message();
    EXPECT_NE(status.message().find(reason), std::string_view::npos) << status.message();
    EXPECT_TRUE(out.empty());
  }

  std::string folder_;
};

TEST_F(ReadFileTest, WholeFileIsRead) {
  const std::string content(300'000, 'x');
  List<uint8_t> out;
  ASSERT_TRUE(ReadFile(Write("a", content), {}, out).ok());
  EXPECT_EQ(std::string(out.begin(), out.end()), content);
  ASSERT_TRUE(ReadFile(Write("b", "short"), {}, out).ok());
  EXPECT_EQ(std::string(out.begin(), out.end()), "short");
}

TEST_F(ReadFileTest, FileOfExactlyTheLimitIsRead) {
  List<uint8_t> out;
  EXPECT_TRUE(ReadFile(Write("a", std::string(100, 'x')), {.max_encoded_bytes = 100}, out).ok());
  ExpectError(Write("b", std::string(101, 'x')), StatusCode::kLimitExceeded, "limit=100",
              {.max_encoded_bytes = 100});
}

TEST_F(ReadFileTest, MissingFileIsNotFound) {
  ExpectError(folder_ + "/none.png", StatusCode::kNotFound, "no such file");
  ExpectError(Write("file", "x") + "/below", StatusCode::kNotFound, "no such file");
}

TEST_F(ReadFileTest, EmptyFileIsBadData) {
  ExpectError(Write("empty.png", ""), StatusCode::kBadData, "empty");
}

TEST_F(ReadFileTest, DirectoryIsBadData) {
  ExpectError(folder_, StatusCode::kBadData, "is a directory");
}

TEST_F(ReadFileTest, PipeWithoutWriterIsRefusedAndNotWaitedFor) {
  const std::string path = folder_ + "/pipe";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  ExpectError(path, StatusCode::kBadData, "is a pipe");
}

TEST_F(ReadFileTest, EndlessDeviceIsRefused) {
  ExpectError("/dev/zero", StatusCode::kBadData, "is a device");
}

TEST_F(ReadFileTest, SocketIsRefused) {
  const std::string path = folder_ + "/socket";
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof(address.sun_path) - 1);
  const int socket_descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(bind(socket_descriptor, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  ExpectError(path, StatusCode::kBadData, "socket");
  close(socket_descriptor);
}

TEST_F(ReadFileTest, LoopOfLinksIsAnError) {
  const std::string path = folder_ + "/loop";
  ASSERT_EQ(symlink(path.c_str(), path.c_str()), 0);
  ExpectError(path, StatusCode::kBadData, "reason=");
}

TEST_F(ReadFileTest, UnreadableFileIsPermissionDenied) {
  const std::string path = Write("secret", "x");
  ASSERT_EQ(chmod(path.c_str(), 0), 0);
  constexpr uid_t kNobody = 65534;  // root may read everything: be someone else meanwhile
  const uid_t self = geteuid();
  if (self == 0) {
    ASSERT_EQ(seteuid(kNobody), 0);
  }
  ExpectError(path, StatusCode::kPermissionDenied, "permission denied");
  ASSERT_EQ(seteuid(self), 0);
}

TEST_F(ReadFileTest, LongOrOddNameStaysOneLineWithItsReason) {
  List<uint8_t> out;
  const Status status = ReadFile(std::string(3000, 'a') + "\nend.png", {}, out);
  EXPECT_FALSE(status.ok());
  EXPECT_EQ(status.message().find('\n'), std::string_view::npos);
  EXPECT_NE(status.message().find("end.png: "), std::string_view::npos) << status.message();
}

TEST_F(ReadFileTest, ZeroByteInANameIsInvalidArgument) {
  List<uint8_t> out;
  const std::string path("/dev/null\0.png", 14);
  EXPECT_EQ(ReadFile(path, {}, out).code(), StatusCode::kInvalidArgument);
}

TEST(ReadDescriptor, PipeIsReadToItsEnd) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const std::string content(200'000, 'y');
  std::jthread writer([&] {
    size_t written = 0;
    while (written < content.size()) {
      const ssize_t count = write(ends[1], content.data() + written, content.size() - written);
      if (count <= 0) break;
      written += static_cast<size_t>(count);
    }
    close(ends[1]);
  });
  List<uint8_t> out;
  EXPECT_TRUE(ReadDescriptor(ends[0], "-", {}, out).ok());
  EXPECT_EQ(std::string(out.begin(), out.end()), content);
  close(ends[0]);
}

TEST(ReadDescriptor, EndlessInputStopsAtTheLimit) {
  const int zeros = open("/dev/zero", O_RDONLY);
  List<uint8_t> out;
  const Status status = ReadDescriptor(zeros, "-", {.max_encoded_bytes = 1'000'000}, out);
  EXPECT_EQ(status.code(), StatusCode::kLimitExceeded);
  EXPECT_TRUE(status.message().starts_with("-: "));
  close(zeros);
}

}  // namespace
}  // namespace genie
