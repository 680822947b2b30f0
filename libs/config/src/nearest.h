// Nearest: which known name a misspelt one probably meant.
//
// Depends on: the standard library only. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string_view>

namespace genie {

// Letters to insert, delete, replace or swap with the neighbour to turn `a` into `b`; names longer
// than 64 letters are compared by their first 64.
// Source: optimal string alignment (restricted Damerau-Levenshtein distance).
size_t EditDistance(std::string_view a, std::string_view b);

// Keeps the nearest of the names that it is shown. `best()` is empty while none is near: more
// edits than a third of the name's letters, and two, is another word.
class Nearest {
 public:
  explicit Nearest(std::string_view name);
  void Offer(std::string_view candidate);
  std::string_view best() const { return best_; }

 private:
  std::string_view name_;
  std::string_view best_;
  size_t distance_;
};

}  // namespace genie
