// PatternOfMatch: a template as the kernel wants it: values about the mean, the telling ones first.
//
// Depends on: base, image, kernels' match_template.h. Thread safety: values.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/match_template.h>

namespace genie::ops {

class PatternOfMatch {
 public:
  // Takes the template apart. Memory comes from `scratch`, and is valid until its Reset().
  // Errors: kOutOfMemory.
  Status Prepare(ConstImageView pattern, double threshold, Arena& scratch);

  // Chooses the squares and values that windows are left out by; flat templates have none.
  // Errors: kOutOfMemory.
  Status OrderElements(Arena& scratch);

  // Where the image's planes lie: needed before the kernel finds hits.
  void PlaceValues(ptrdiff_t row_stride, ptrdiff_t plane_stride);

  // Bounds for a higher threshold.
  void Raise(double threshold);

  // The score of a window: from its exact sum I v, its sums (by plane) and squares; 0 where it is
  // flat.
  double Score(int64_t sum, const uint64_t* sums, uint64_t squares) const;

  // Whether the window is, as the template, of one colour, and of the same.
  bool IsEqualFlat(const uint64_t* sums, uint64_t squares) const;

  // Pixels a side of the squares whose sums the kernel's pairs are about: 1, 2, 4 or 8.
  size_t side() const { return side_; }

  bool is_flat() const { return variance_ == 0; }
  const kernels::MatchPattern& kernel() const { return kernel_; }

 private:
  // One value for a square of the template, and by how much it lowers the sum of squares.
  struct Element {
    uint16_t x, y, plane;
    int16_t value;
    int32_t gain;
  };

  Status TakeValues(ConstImageView pattern, Arena& scratch);
  template <typename Visit>
  void ForEachSquare(size_t side, const Visit& visit) const;
  Element ElementAt(size_t side, size_t plane, size_t y, size_t x) const;
  double CostOf(size_t side) const;
  void ChooseSide();
  void PlaceStages();
  void PlaceMargins();
  uint64_t VarianceOfWindow(const uint64_t* sums, uint64_t squares) const;

  static constexpr size_t kMaxStages = 16;
  static constexpr size_t kMaxElements = 32768;

  kernels::MatchPattern kernel_ = {};
  std::span<int16_t> values_ = {};
  std::span<Element> elements_ = {};
  std::span<kernels::MatchPair> pairs_ = {};
  kernels::MatchStage stages_[kMaxStages] = {};
  double rest_roots_[kMaxStages] = {};  // sqrt(sum over what no stage has seen of v^2)
  size_t side_ = 1;
  uint64_t pixels_ = 0;
  uint64_t sums_[kernels::kMatchPlanes] = {};       // of T
  int64_t value_sums_[kernels::kMatchPlanes] = {};  // of v
  uint64_t value_squares_ = 0;
  uint64_t variance_ = 0;  // N sum T^2 - (sum T)^2
  double threshold_ = 0;
  double placed_for_ = 0;  // the threshold that the stages were chosen for
};

}  // namespace genie::ops
