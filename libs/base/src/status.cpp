// Status: see genie/base/status.h.
#include <genie/base/status.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace genie {

std::string_view StatusCodeName(StatusCode code) {
  static constexpr std::array<std::string_view, 12> kNames = {"ok",
                                                              "invalid_argument",
                                                              "bad_data",
                                                              "limit_exceeded",
                                                              "not_found",
                                                              "permission_denied",
                                                              "unavailable",
                                                              "out_of_memory",
                                                              "output_not_written",
                                                              "cancelled",
                                                              "device_failure",
                                                              "internal"};
  const auto index = static_cast<size_t>(code);
  return index < kNames.size() ? kNames[index] : "unknown";
}

Status::Status(StatusCode code, std::string_view text) : code_(code) { Append(text); }

void Status::Append(std::string_view text) {
  const size_t room = kMaxMessage - 1 - length_;
  const size_t count = std::min(room, text.size());
  std::memcpy(message_ + length_, text.data(), count);
  length_ = static_cast<uint8_t>(length_ + count);
  message_[length_] = '\0';
}

Status Status::With(std::string_view name, std::string_view value) const {
  Status out = *this;
  out.Append(" ");
  out.Append(name);
  out.Append("=");
  out.Append(value);
  return out;
}

Status Status::With(std::string_view name, int64_t value) const {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof(digits), value).ptr;
  return With(name, std::string_view(digits, static_cast<size_t>(end - digits)));
}

Status Status::Prefixed(std::string_view text) const {
  // Of a long prefix, a path most often, the end says most; the reason must stay.
  constexpr std::string_view kCut = "...";
  const size_t room = kMaxMessage - 1 - std::min(kMaxMessage / 2, message().size()) - 2;
  Status out(code_, text.size() > room ? kCut : "");
  out.Append(text.size() > room ? text.substr(text.size() - (room - kCut.size())) : text);
  out.Append(": ");
  out.Append(message());
  return out;
}

}  // namespace genie
