// The bytes of one input: see read_input.h.
#include "read_input.h"

#include <unistd.h>

#include <charconv>
#include <optional>
#include <string_view>

#include <genie/codec/file.h>

namespace genie::cli {
namespace {

// The open descriptor that `path` names: standard input, or what a shell's <(command) gives.
std::optional<int> DescriptorOf(std::string_view path) {
  if (path == "-" || path == "/dev/stdin") return STDIN_FILENO;
  constexpr std::string_view kFolder = "/dev/fd/";
  if (!path.starts_with(kFolder)) return std::nullopt;
  path.remove_prefix(kFolder.size());
  int descriptor = 0;
  const auto [end, error] = std::from_chars(path.data(), path.data() + path.size(), descriptor);
  if (error != std::errc() || end != path.data() + path.size()) return std::nullopt;
  return descriptor;
}

}  // namespace

std::string LabelOf(const Input& input) {
  return input.path == "-" ? "standard input" : input.path;
}

Status ReadInput(const Input& input, const ImageLimits& limits, List<uint8_t>& bytes) {
  const std::optional<int> descriptor = DescriptorOf(input.path);
  return descriptor ? ReadDescriptor(*descriptor, LabelOf(input), limits, bytes)
                    : ReadFile(input.path, limits, bytes);
}

}  // namespace genie::cli
