// Own files: see own_file.h.
#include "own_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <genie/scene/csv.h>
#include <genie/scene/marks.h>

#include "png_mark.h"

namespace genie::cli {
namespace {

constexpr std::string_view kJsonMark = "{\"generator\":\"genie\"";
constexpr size_t kHeadBytes = 256;

Status NotWritten(const std::string& path, std::string_view reason) {
  return Status(StatusCode::kOutputNotWritten, reason).Prefixed(path);
}

Status NotWritten(const std::string& path, int error) {
  return NotWritten(path, "cannot write: " + std::string(std::strerror(error)));
}

// Ok when nothing stands at `path` or what does may be replaced.
Status CheckReplaceable(const std::string& path, Overwrite overwrite) {
  struct stat info = {};
  if (lstat(path.c_str(), &info) != 0) {
    return errno == ENOENT ? Status::Ok() : NotWritten(path, errno);
  }
  if (!S_ISREG(info.st_mode)) return NotWritten(path, "is there and is not a plain file");
  if (overwrite == Overwrite::kAnyFile) return Status::Ok();
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::array<uint8_t, kHeadBytes> head{};
  const ssize_t count = file < 0 ? -1 : read(file, head.data(), head.size());
  if (file >= 0) close(file);
  if (count > 0 && BearsOwnMark({head.data(), static_cast<size_t>(count)})) return Status::Ok();
  return NotWritten(path, "is there and was not made by genie; give another --out or add --force");
}

// Writes everything; 0 or the error.
int WriteAll(int file, std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : EIO;
    bytes = bytes.subspan(static_cast<size_t>(written));
  }
  return 0;
}

// A file of the usual permissions, which mkstemp's 0600 are not. The mask can only be read by
// setting it, which two threads must not do at once.
void GiveUsualPermissions(int file) {
  static const mode_t kMask = [] {
    const mode_t mask = umask(0);
    umask(mask);
    return mask;
  }();
  fchmod(file, 0666 & ~kMask);
}

// A file without a name in the folder of `path`: a signal that ends the program leaves nothing of
// it. Negative where the file system knows no such files, or the folder takes none.
int OpenUnnamed(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
}

// Gives the file its name, in place of what stands there. False where that did not work.
bool GiveName(int file, const std::string& path) {
  const std::string from = "/proc/self/fd/" + std::to_string(file);
  const auto link = [&](const std::string& name) {
    return linkat(AT_FDCWD, from.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  if (link(path)) return true;
  if (errno != EEXIST) return false;
  const std::string beside = path + "." + std::to_string(getpid());
  if (!link(beside)) return false;
  if (std::rename(beside.c_str(), path.c_str()) == 0) return true;
  unlink(beside.c_str());
  return false;
}

// The way that every file system knows; 0 or the error.
int WriteAndRename(const std::string& path, std::span<const uint8_t> bytes) {
  std::string temporary = path + ".XXXXXX";
  const int file = mkstemp(temporary.data());
  if (file < 0) return errno;
  int error = WriteAll(file, bytes);
  if (error == 0) GiveUsualPermissions(file);
  if (close(file) != 0 && error == 0) error = errno;
  if (error == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) unlink(temporary.c_str());
  return error;
}

}  // namespace

bool BearsOwnMark(std::span<const uint8_t> head) {
  const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  return text.starts_with(kJsonMark) || text.starts_with(kCsvHeader) ||
         text.starts_with(kMarksTitle) || PngBearsMark(head);
}

Status WriteOwnFile(const std::string& path, std::span<const uint8_t> bytes, Overwrite overwrite) {
  GENIE_RETURN_IF_ERROR(CheckReplaceable(path, overwrite));
  const int unnamed = OpenUnnamed(path);
  if (unnamed >= 0) {
    int error = WriteAll(unnamed, bytes);
    const bool is_named = error == 0 && GiveName(unnamed, path);
    if (close(unnamed) != 0 && error == 0) error = errno;
    if (error != 0) return NotWritten(path, error);
    if (is_named) return Status::Ok();
  }
  const int error = WriteAndRename(path, bytes);
  return error == 0 ? Status::Ok() : NotWritten(path, error);
}

Status WriteOwnFile(const std::string& path, std::string_view text, Overwrite overwrite) {
  return WriteOwnFile(path, {reinterpret_cast<const uint8_t*>(text.data()), text.size()},
                      overwrite);
}

Status MakeFolder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error && !std::filesystem::is_directory(path, error) && !error) {
    error = std::make_error_code(std::errc::not_a_directory);
  }
  return error ? NotWritten(path, "cannot make the folder: " + error.message()) : Status::Ok();
}

}  // namespace genie::cli
