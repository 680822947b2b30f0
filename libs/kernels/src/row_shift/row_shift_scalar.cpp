// The oracle of FindRowShift: see genie/kernels/row_shift.h.
#include <genie/kernels/row_shift.h>

#include <algorithm>

namespace genie::kernels::scalar {
namespace {

// Votes for `dy`: rows whose hash stands once in each frame, that far apart.
int32_t VotesFor(ptrdiff_t dy, const uint64_t* before, const uint64_t* after, size_t rows) {
  int32_t votes = 0;
  for (size_t y = 0; y < rows; ++y) {
    const ptrdiff_t moved = ptrdiff_t(y) + dy;
    if (moved < 0 || moved >= ptrdiff_t(rows) || before[y] != after[moved]) continue;
    votes += std::count(before, before + rows, before[y]) == 1 &&
             std::count(after, after + rows, before[y]) == 1;
  }
  return votes;
}

}  // namespace

RowShift FindRowShift(const uint64_t* before, const uint64_t* after, size_t rows,
                      uint64_t* /*scratch*/) {
  RowShift found = {.dy = 0, .votes = 0, .still = VotesFor(0, before, after, rows)};
  for (ptrdiff_t amount = 1; amount < ptrdiff_t(rows); ++amount) {
    for (const ptrdiff_t dy : {-amount, amount}) {
      const int32_t votes = VotesFor(dy, before, after, rows);
      if (votes > found.votes) found = {int32_t(dy), votes, found.still};
    }
  }
  return found;
}

}  // namespace genie::kernels::scalar
