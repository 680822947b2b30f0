#include "output_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include <genie/base/version.h>

namespace genie::eval {
namespace {

constexpr std::string_view kJsonStart = R"({"generator":"genie")";
constexpr std::string_view kFolderMarker = ".made-by-genie";

Status NotWritten(const std::filesystem::path& path, std::string_view reason) {
  return Status(StatusCode::kOutputNotWritten, reason).Prefixed(path.string());
}

bool IsOurJson(const std::filesystem::path& path) {
  std::array<char, kJsonStart.size()> start{};
  std::ifstream file(path, std::ios::binary);
  file.read(start.data(), start.size());
  return std::string_view(start.data(), static_cast<size_t>(file.gcount())) == kJsonStart;
}

Status MakeFolder(const std::filesystem::path& folder) {
  std::error_code error;
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  return error ? NotWritten(folder, error.message()) : Status::Ok();
}

}  // namespace

std::string OpenJsonOutput() {
  return std::string(kJsonStart) + ",\"version\":\"" + std::string(Version()) + "\",";
}

Status WriteBytes(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path part = path.string() + ".part";
  std::FILE* file = std::fopen(part.c_str(), "wb");
  if (file == nullptr) return NotWritten(path, std::strerror(errno));
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed || std::rename(part.c_str(), path.c_str()) != 0) {
    const Status status = NotWritten(path, std::strerror(errno));
    std::remove(part.c_str());
    return status;
  }
  return Status::Ok();
}

Status WriteJsonOutput(const std::filesystem::path& path, std::string_view text) {
  std::error_code error;
  if (std::filesystem::exists(path, error) && !IsOurJson(path)) {
    return NotWritten(path, "a file is there that genie did not make; name another");
  }
  GENIE_RETURN_IF_ERROR(MakeFolder(path.parent_path()));
  return WriteBytes(path, text);
}

Status ClaimOutputFolder(const std::filesystem::path& folder) {
  GENIE_RETURN_IF_ERROR(MakeFolder(folder));
  std::error_code error;
  const std::filesystem::path marker = folder / kFolderMarker;
  if (std::filesystem::exists(marker, error)) return Status::Ok();
  if (!std::filesystem::is_empty(folder, error) || error) {
    return NotWritten(folder, "the folder holds files that genie did not make; name another");
  }
  return WriteBytes(marker, "");
}

}  // namespace genie::eval
