// Reading a settings file: see config_file.h.
#include "config_file.h"

#include <fcntl.h>
#include <genie/config/load.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace genie {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

Status OpenFailure(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return Status(StatusCode::kNotFound, "settings file is not there");
    case EACCES:
    case EPERM:
      return Status(StatusCode::kPermissionDenied, "settings file may not be read");
    default:
      return Status(StatusCode::kBadData, "settings file cannot be opened")
          .With("reason", std::strerror(error));
  }
}

// Reads to the end, one byte more than is allowed at most.
Result<std::string> ReadAll(int fd) {
  std::string text(kMaxConfigBytes + 1, '\0');
  size_t size = 0;
  while (size < text.size()) {
    const ssize_t count = read(fd, text.data() + size, text.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return Fail(Status(StatusCode::kBadData, "settings file cannot be read")
                      .With("reason", std::strerror(errno)));
    }
    if (count == 0) break;
    size += static_cast<size_t>(count);
  }
  if (size > kMaxConfigBytes) {
    return Fail(Status(StatusCode::kLimitExceeded, "settings file is too large")
                    .With("limit_bytes", static_cast<int64_t>(kMaxConfigBytes)));
  }
  text.resize(size);
  return text;
}

}  // namespace

Result<std::optional<std::string>> ReadConfigFile(const std::string& path, MissingFile missing) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) {
    const Status failure = OpenFailure(errno);
    if (failure.code() == StatusCode::kNotFound && missing == MissingFile::kIsNone) {
      return std::nullopt;
    }
    return Fail(failure.Prefixed(path));
  }
  struct stat info{};
  if (fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    return Fail(Status(StatusCode::kBadData, "settings file is not a regular file").Prefixed(path));
  }
  Result<std::string> text = ReadAll(file.get());
  if (!text) {
    return Fail(text.error().Prefixed(path));
  }
  return std::optional<std::string>(std::move(*text));
}

}  // namespace genie
