// Reading files: see genie/codec/file.h.
#include <genie/codec/file.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

namespace genie {
namespace {

// Control characters in a name would break the one line.
std::string Label(std::string_view path) {
  std::string out(path);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; },
      '?');
  return out;
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int value() const { return value_; }

 private:
  int value_;
};

Status SystemError(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return Status(StatusCode::kNotFound, "no such file");
    case EACCES:
    case EPERM:
      return Status(StatusCode::kPermissionDenied, "permission denied; make it readable");
    default:
      return Status(StatusCode::kBadData, "can't be read").With("reason", std::strerror(error));
  }
}

Status CheckKind(mode_t mode) {
  if (S_ISREG(mode)) return Status::Ok();
  if (S_ISDIR(mode)) return Status(StatusCode::kBadData, "is a directory, not a picture");
  if (S_ISFIFO(mode)) {
    return Status(StatusCode::kBadData, "is a pipe; give its content on standard input (-)");
  }
  return Status(StatusCode::kBadData, "is a device or socket, not a file");
}

Status TooLarge(const ImageLimits& limits) {
  return Status(StatusCode::kLimitExceeded, "file is over the limit; make it smaller")
      .With("limit", limits.max_encoded_bytes);
}

// Reads to the end, growing as needed; one byte over the limit ends it.
Status ReadAll(int descriptor, const ImageLimits& limits, List<uint8_t>& out) {
  constexpr size_t kFirstBytes = 65536;
  const auto limit = static_cast<size_t>(std::max<int64_t>(limits.max_encoded_bytes, 0));
  size_t size = 0;
  while (true) {
    if (size == out.capacity()) {
      GENIE_RETURN_IF_ERROR(out.Reserve(std::max(kFirstBytes, size + 1)));
    }
    GENIE_RETURN_IF_ERROR(out.Resize(out.capacity()));
    const ssize_t count = read(descriptor, out.data() + size, out.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return SystemError(errno);
    if (count == 0) break;
    size += static_cast<size_t>(count);
    if (size > limit) return TooLarge(limits);
  }
  out.Truncate(size);
  return size == 0 ? Status(StatusCode::kBadData, "is empty") : Status::Ok();
}

Status ReadOpened(int descriptor, const ImageLimits& limits, List<uint8_t>& out) {
  struct stat info = {};
  if (fstat(descriptor, &info) != 0) return SystemError(errno);
  GENIE_RETURN_IF_ERROR(CheckKind(info.st_mode));
  if (info.st_size > limits.max_encoded_bytes) {
    return TooLarge(limits).With("bytes", info.st_size);
  }
  // One byte more than it has: the read that finds the end needs room.
  GENIE_RETURN_IF_ERROR(out.Reserve(static_cast<size_t>(info.st_size) + 1));
  return ReadAll(descriptor, limits, out);
}

Status Finish(const Status& status, std::string_view label, List<uint8_t>& out) {
  if (status.ok()) return status;
  out.Clear();
  try {
    return status.Prefixed(Label(label));
  } catch (const std::bad_alloc&) {
    return status;  // without its name: there is no memory to clean it in
  }
}

}  // namespace

Status ReadFile(const std::string& path, const ImageLimits& limits, List<uint8_t>& out) {
  out.Clear();
  if (path.find('\0') != std::string::npos) {
    return Finish(Status(StatusCode::kInvalidArgument, "a path can't hold a zero byte"), path, out);
  }
  // Without O_NONBLOCK a FIFO without a writer would be waited on here.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.value() < 0) {
    return Finish(SystemError(errno), path, out);
  }
  return Finish(ReadOpened(file.value(), limits, out), path, out);
}

Status ReadDescriptor(int descriptor, std::string_view label, const ImageLimits& limits,
                      List<uint8_t>& out) {
  out.Clear();
  return Finish(ReadAll(descriptor, limits, out), label, out);
}

}  // namespace genie
