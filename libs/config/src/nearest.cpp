// Nearest: see nearest.h.
#include "nearest.h"

#include <algorithm>
#include <array>

namespace genie {
namespace {

constexpr size_t kMaxLetters = 64;

}  // namespace

size_t EditDistance(std::string_view a, std::string_view b) {
  a = a.substr(0, kMaxLetters);
  b = b.substr(0, kMaxLetters);
  using Row = std::array<size_t, kMaxLetters + 1>;
  Row two_up{};
  Row up{};
  Row row{};
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    two_up = up;
    up = row;
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replace = up[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replace, up[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], two_up[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

Nearest::Nearest(std::string_view name)
    : name_(name), distance_(std::max<size_t>(2, name.size() / 3) + 1) {}

void Nearest::Offer(std::string_view candidate) {
  const size_t distance = EditDistance(name_, candidate);
  if (distance < distance_) {
    distance_ = distance;
    best_ = candidate;
  }
}

}  // namespace genie
