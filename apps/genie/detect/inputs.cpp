// Inputs: see inputs.h.
#include "inputs.h"

#include <fcntl.h>
#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <filesystem>
#include <set>
#include <span>
#include <system_error>

#include <genie/codec/format.h>

#include "../files/own_file.h"

namespace genie::cli {
namespace {

constexpr std::array<std::string_view, 5> kPictureEndings = {".png", ".jpg", ".jpeg", ".webp",
                                                             ".qoi"};
constexpr size_t kHeadBytes = 256;

bool NamedLikeAPicture(const std::filesystem::path& path) {
  std::string ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::ranges::find(kPictureEndings, ending) != kPictureEndings.end();
}

// A picture in a folder that the user did not name file by file.
bool IsPictureInFolder(const std::filesystem::directory_entry& entry) {
  std::error_code error;
  if (entry.is_directory(error)) return false;
  // A link to nothing or a pipe with a picture's name: the reason shows when it is read.
  if (!entry.is_regular_file(error)) return NamedLikeAPicture(entry.path());
  const int file = open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return NamedLikeAPicture(entry.path());
  std::array<uint8_t, kHeadBytes> head{};
  const ssize_t count = read(file, head.data(), head.size());
  close(file);
  const std::span<const uint8_t> bytes(head.data(),
                                       static_cast<size_t>(std::max<ssize_t>(count, 0)));
  if (BearsOwnMark(bytes)) return false;
  return DetectFormat(bytes) != FileFormat::kUnknown || NamedLikeAPicture(entry.path());
}

Input Broken(const std::string& path, StatusCode code, std::string_view reason) {
  return {.path = path, .name = "", .status = Status(code, reason).Prefixed(path)};
}

void AddFolder(const std::string& folder, std::vector<Input>& inputs) {
  std::error_code error;
  std::vector<std::string> found;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (IsPictureInFolder(*it)) found.push_back(it->path().string());
  }
  if (error) {
    inputs.push_back(Broken(folder, StatusCode::kPermissionDenied,
                            "cannot read the folder: " + error.message()));
    return;
  }
  if (found.empty()) {
    inputs.push_back(Broken(folder, StatusCode::kNotFound, "no pictures in this folder"));
  }
  std::ranges::sort(found);
  for (const std::string& path : found) inputs.push_back({.path = path, .name = ""});
}

void AddPattern(const std::string& pattern, std::vector<Input>& inputs) {
  glob_t matches = {};
  if (glob(pattern.c_str(), GLOB_NOSORT, nullptr, &matches) == 0) {
    std::vector<std::string> found(matches.gl_pathv, matches.gl_pathv + matches.gl_pathc);
    std::ranges::sort(found);
    for (const std::string& path : found) inputs.push_back({.path = path, .name = ""});
  } else {
    inputs.push_back(Broken(pattern, StatusCode::kNotFound, "no file matches this pattern"));
  }
  globfree(&matches);
}

void AddArgument(const std::string& argument, std::vector<Input>& inputs) {
  struct stat info = {};
  const bool is_there = stat(argument.c_str(), &info) == 0;
  if (argument != "-" && !is_there && errno == ENOENT &&
      argument.find_first_of("*?[") != std::string::npos) {
    AddPattern(argument, inputs);
  } else if (argument != "-" && is_there && S_ISDIR(info.st_mode)) {
    AddFolder(argument, inputs);
  } else {
    inputs.push_back({.path = argument, .name = ""});
  }
}

// NAME from the file's name without its ending. A second input of the same name is NAME-2, unless
// another input bears that name by itself.
void NameInputs(std::vector<Input>& inputs) {
  std::set<std::string> natural;
  for (Input& input : inputs) {
    input.name = input.path == "-" ? "stdin" : std::filesystem::path(input.path).stem().string();
    natural.insert(input.name);
  }
  std::set<std::string> taken;
  for (Input& input : inputs) {
    std::string name = input.name;
    for (int count = 2; taken.contains(name) || (count > 2 && natural.contains(name)); ++count) {
      name = input.name + "-" + std::to_string(count);
    }
    taken.insert(name);
    input.name = name;
  }
}

}  // namespace

std::vector<Input> ExpandInputs(const std::vector<std::string>& arguments) {
  std::vector<Input> inputs;
  bool stdin_taken = false;
  for (const std::string& argument : arguments) {
    if (argument == "-" && stdin_taken) {
      inputs.push_back(
          Broken("-", StatusCode::kInvalidArgument, "standard input can be read only once"));
      continue;
    }
    stdin_taken = stdin_taken || argument == "-";
    AddArgument(argument, inputs);
  }
  NameInputs(inputs);
  return inputs;
}

}  // namespace genie::cli
