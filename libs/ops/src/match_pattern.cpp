// PatternOfMatch: see match_pattern.h.
#include "match_pattern.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace genie::ops {
namespace {

using kernels::MatchStage;

// A stage is worth its while from this share of the threshold's way on, and another one after each
// further step of it.
constexpr double kFirstMargin = 0.05;
constexpr double kMarginStep = 0.06;
// A margin that may end the bounds, and the share of windows that are left there: measured on
// screens with templates of text, pictures and edges.
struct Goal {
  double margin;
  double left;
};
constexpr Goal kGoals[] = {{0.35, 0.01}, {0.25, 0.03}, {0.15, 0.1}, {0.05, 0.3}};
// In elements of a bound: what one value of a window costs that is summed whole, and what making
// the sums of squares costs.
constexpr double kCostOfValue = 3;
constexpr double kCostOfSums = 16;

}  // namespace

Status PatternOfMatch::Prepare(ConstImageView pattern, double threshold, Arena& scratch) {
  threshold_ = threshold;
  pixels_ = uint64_t(pattern.width) * uint64_t(pattern.height);
  kernel_.extent = {size_t(pattern.width), size_t(pattern.height)};
  kernel_.planes = pattern.format == PixelFormat::kGray ? 1 : kernels::kMatchPlanes;
  kernel_.value_stride = (kernel_.extent.width + kernels::kMatchRowUnit - 1) /
                         kernels::kMatchRowUnit * kernels::kMatchRowUnit;
  return TakeValues(pattern, scratch);
}

Status PatternOfMatch::TakeValues(ConstImageView pattern, Arena& scratch) {
  const size_t rows = kernel_.planes * kernel_.extent.height;
  const auto values = scratch.Take<int16_t>(rows * kernel_.value_stride);
  if (!values) return values.error();
  values_ = *values;
  std::ranges::fill(values_, int16_t{0});
  kernel_.values = values_.data();
  const size_t bytes = size_t(BytesPerPixel(pattern.format));
  variance_ = 0;
  for (size_t plane = 0; plane < kernel_.planes; ++plane) {
    uint64_t sum = 0;
    for (int32_t y = 0; y < pattern.height; ++y) {
      const uint8_t* row = pattern.row(y) + plane;
      for (size_t x = 0; x < kernel_.extent.width; ++x) sum += row[x * bytes];
    }
    const int64_t mean = int64_t((2 * sum + pixels_) / (2 * pixels_));
    int64_t value_sum = 0;
    uint64_t squares = 0;
    for (int32_t y = 0; y < pattern.height; ++y) {
      const uint8_t* row = pattern.row(y) + plane;
      int16_t* to =
          values_.data() + (plane * kernel_.extent.height + size_t(y)) * kernel_.value_stride;
      for (size_t x = 0; x < kernel_.extent.width; ++x) {
        const int64_t value = row[x * bytes] - mean;
        to[x] = int16_t(value);
        value_sum += value;
        squares += uint64_t(value * value);
      }
    }
    sums_[plane] = sum;
    value_sums_[plane] = value_sum;
    value_squares_ += squares;
    variance_ += pixels_ * squares - uint64_t(value_sum * value_sum);
  }
  return Status::Ok();
}

PatternOfMatch::Element PatternOfMatch::ElementAt(size_t side, size_t plane, size_t y,
                                                  size_t x) const {
  const int16_t* row = values_.data() + (plane * kernel_.extent.height + y) * kernel_.value_stride;
  int64_t sum = 0;
  for (size_t v = 0; v < side; ++v, row += kernel_.value_stride) {
    for (size_t u = 0; u < side; ++u) sum += row[x + u];
  }
  const int64_t area = int64_t(side * side);
  const int64_t size = (2 * std::abs(sum) + area) / (2 * area);
  const int64_t value = sum < 0 ? -size : size;
  // sum v^2 - sum (v - value)^2
  return {uint16_t(x), uint16_t(y), uint16_t(plane), int16_t(value),
          int32_t(2 * value * sum - area * value * value)};
}

// Rows come far apart from each other, so that a few squares of equal value are of all parts.
template <typename Visit>
void PatternOfMatch::ForEachSquare(size_t side, const Visit& visit) const {
  const size_t rows = kernel_.extent.height / side;
  if (rows == 0) return;
  size_t step = std::max<size_t>(1, rows * 618 / 1000);
  while (std::gcd(step, rows) != 1) ++step;
  for (size_t i = 0, y = 0; i < rows; ++i, y = (y + step) % rows) {
    for (size_t plane = 0; plane < kernel_.planes; ++plane) {
      for (size_t x = 0; x + side <= kernel_.extent.width; x += side) {
        const Element element = ElementAt(side, plane, y * side, x);
        if (element.value != 0) visit(element);
      }
    }
  }
}

// What a window costs with squares of a side: as many of them, the largest values first, as leave
// little enough for a bound that excludes most windows, and the sums of the windows that are left.
double PatternOfMatch::CostOf(size_t side) const {
  size_t counts[256] = {};
  uint64_t gains[256] = {};
  ForEachSquare(side, [&](const Element& element) {
    counts[std::abs(element.value)] += 1;
    gains[std::abs(element.value)] += uint64_t(element.gain);
  });
  const double whole = std::sqrt(double(variance_) / double(pixels_));
  const double all = kCostOfValue * double(pixels_) * double(kernel_.planes);
  double cost = all;
  for (const Goal& goal : kGoals) {
    const double rest = std::max(0.0, threshold_ - goal.margin) * whole;
    double missing = double(value_squares_) - rest * rest;
    double count = side == 1 ? 0 : kCostOfSums;
    for (size_t size = 255; size > 0 && missing > 0; --size) {
      const double gain = double(gains[size]);
      const double share = gain > missing ? missing / gain : 1;
      count += share * double(counts[size]);
      missing -= gain;
    }
    if (missing <= 0) cost = std::min(cost, count + goal.left * all);
  }
  return cost;
}

void PatternOfMatch::ChooseSide() {
  side_ = 1;
  if (is_flat()) return;
  double least = CostOf(1);
  for (size_t side = 2; side <= kernels::kMatchMaxSide; side *= 2) {
    const double cost = CostOf(side);
    if (cost >= least) continue;
    least = cost;
    side_ = side;
  }
}

// The largest |value| first: a counting sort, cut at kMaxElements.
Status PatternOfMatch::OrderElements(Arena& scratch) {
  ChooseSide();
  size_t starts[257] = {};
  ForEachSquare(side_, [&](const Element& element) { ++starts[256 - std::abs(element.value)]; });
  for (size_t i = 1; i <= 256; ++i) starts[i] += starts[i - 1];
  // Values of one size begin where those of the next larger one end.
  const size_t count = std::min(starts[256], kMaxElements) / 2 * 2;
  const auto elements = scratch.Take<Element>(count);
  const auto pairs = scratch.Take<kernels::MatchPair>(count / 2);
  if (!elements) return elements.error();
  if (!pairs) return pairs.error();
  elements_ = *elements;
  pairs_ = *pairs;
  ForEachSquare(side_, [&](const Element& element) {
    const size_t at = starts[255 - std::abs(element.value)]++;
    if (at < count) elements_[at] = element;
  });
  return Status::Ok();
}

void PatternOfMatch::PlaceValues(ptrdiff_t row_stride, ptrdiff_t plane_stride) {
  kernel_.row_stride = row_stride;
  kernel_.plane_stride = plane_stride;
  for (size_t i = 0; i < elements_.size(); ++i) {
    const Element& element = elements_[i];
    pairs_[i / 2].offsets[i % 2] = ptrdiff_t(element.plane) * plane_stride +
                                   ptrdiff_t(element.y) * row_stride + ptrdiff_t(element.x);
    pairs_[i / 2].values[i % 2] = element.value;
  }
  kernel_.pairs = pairs_;
  PlaceStages();
}

void PatternOfMatch::PlaceStages() {
  const double whole = std::sqrt(double(variance_) / double(pixels_));
  const size_t enough = std::max<size_t>(32, size_t(pixels_) * kernel_.planes * 2 / 3);
  const int64_t area = int64_t(side_ * side_);
  uint64_t seen = 0;
  int64_t sums[kernels::kMatchPlanes] = {};
  double absolute = 0;
  double wanted = kFirstMargin;
  size_t count = 0, last = 0;
  for (size_t i = 0; i < elements_.size() && count < kMaxStages && i < enough; ++i) {
    const Element& element = elements_[i];
    seen += uint64_t(element.gain);
    sums[element.plane] += area * element.value;
    absolute += double(area) * std::abs(element.value);
    if (255 * absolute >= 0x1p31 - 1) break;  // what the kernel's sums hold
    if (i % 2 == 0) continue;
    const double rest = std::sqrt(double(value_squares_ - seen));
    const bool is_last = i + 2 >= elements_.size() || i + 2 >= enough;
    const bool is_telling = threshold_ - rest / whole >= wanted && i / 2 + 1 >= last + 4;
    if (!is_telling && !(is_last && threshold_ > rest / whole)) continue;
    wanted = threshold_ - rest / whole + kMarginStep;
    last = i / 2 + 1;
    rest_roots_[count] = rest;
    MatchStage& stage = stages_[count++];
    stage.pairs = last;
    for (size_t plane = 0; plane < kernel_.planes; ++plane) {
      stage.sums[plane] = float(sums[plane]);
    }
    // Conversions and products of floats are off by 2^-24 of at most 255 |v| each.
    stage.slack = float(255 * absolute * 0x1p-20 + 1);
  }
  kernel_.stages = {stages_, count};
  placed_for_ = threshold_;
  PlaceMargins();
}

void PatternOfMatch::Raise(double threshold) {
  threshold_ = threshold;
  if (threshold > placed_for_ + kMarginStep) {
    PlaceStages();
  } else {
    PlaceMargins();
  }
}

void PatternOfMatch::PlaceMargins() {
  const double whole = std::sqrt(double(variance_) / double(pixels_));
  for (size_t i = 0; i < kernel_.stages.size(); ++i) {
    const double margin = threshold_ * whole * (1 - 0x1p-30) - rest_roots_[i];
    stages_[i].margin = float(margin * (1 - 0x1p-20));  // positive: see PlaceStages
  }
}

uint64_t PatternOfMatch::VarianceOfWindow(const uint64_t* sums, uint64_t squares) const {
  uint64_t variance = pixels_ * squares;
  for (size_t plane = 0; plane < kernel_.planes; ++plane) variance -= sums[plane] * sums[plane];
  return variance;
}

double PatternOfMatch::Score(int64_t sum, const uint64_t* sums, uint64_t squares) const {
  const uint64_t variance = VarianceOfWindow(sums, squares);
  if (variance == 0) return 0;
  // 64 bits lose what is above them, and have the difference right: it is below 2^62.
  uint64_t covariance = pixels_ * uint64_t(sum);
  for (size_t plane = 0; plane < kernel_.planes; ++plane) {
    covariance -= sums[plane] * uint64_t(value_sums_[plane]);
  }
  const double product = double(variance) * double(variance_);
  const double score = double(int64_t(covariance)) / std::sqrt(product);
  return std::clamp(score, -1.0, 1.0);
}

bool PatternOfMatch::IsEqualFlat(const uint64_t* sums, uint64_t squares) const {
  for (size_t plane = 0; plane < kernel_.planes; ++plane) {
    if (sums[plane] != sums_[plane]) return false;
  }
  return VarianceOfWindow(sums, squares) == 0;
}

}  // namespace genie::ops
