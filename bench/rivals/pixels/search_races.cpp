// Races of the group "search": see race.h.
//
// Templates are cut from the frame where it is busiest; a copy of the frame with noise of up to 3
// levels is searched, as a screen that was rendered again would be. Of OpenCV the scores alone are
// timed, without the search for their peaks.
#include <genie/ops/components.h>
#include <genie/ops/contour_boxes.h>
#include <genie/ops/match_template.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <tuple>

#include "race.h"

namespace genie::races {
namespace {

using ops::Match;

// Where a template of this size has the most texture (differences between neighbours), or the
// largest variance (the edge of a picture), of places on a grid.
enum class Place : uint8_t { kTexture, kEdge };

Box BusiestPlace(ConstImageView gray, int32_t width, int32_t height, Place kind) {
  cv::Mat across, down, activity;
  cv::absdiff(MatOf(Crop(gray, {0, 0, gray.width - 1, gray.height - 1})),
              MatOf(Crop(gray, {1, 0, gray.width - 1, gray.height - 1})), across);
  cv::absdiff(MatOf(Crop(gray, {0, 0, gray.width - 1, gray.height - 1})),
              MatOf(Crop(gray, {0, 1, gray.width - 1, gray.height - 1})), down);
  cv::add(across, down, activity);
  Box best;
  double most = -1;
  for (int32_t y = 0; y + height < gray.height; y += 20) {
    for (int32_t x = 0; x + width < gray.width; x += 20) {
      cv::Scalar mean, deviation;
      if (kind == Place::kEdge) {
        cv::meanStdDev(MatOf(Crop(gray, {x, y, width, height})), mean, deviation);
      } else {
        deviation = cv::mean(activity(cv::Rect(x, y, width, height)));
      }
      if (deviation[0] <= most) continue;
      most = deviation[0];
      best = {x, y, width, height};
    }
  }
  return best;
}

std::shared_ptr<OwnedImage> WithNoise(ConstImageView view) {
  auto noisy = std::make_shared<OwnedImage>(view.width, view.height, view.format);
  std::mt19937 random(1);
  for (int32_t y = 0; y < view.height; ++y) {
    for (int32_t i = 0; i < view.width * BytesPerPixel(view.format); ++i) {
      noisy->view.row(y)[i] =
          uint8_t(std::clamp(int(view.row(y)[i]) + int(random() % 7) - 3, 0, 255));
    }
  }
  return noisy;
}

struct MatchCase {
  const char* name;
  int32_t width, height;
  double threshold;
  Place kind = Place::kTexture;
};

// Windows at or above the threshold that OpenCV has and no match is near to.
int64_t CountLost(const List<Match>& matches, const cv::Mat& scores, double threshold) {
  int64_t lost = 0;
  for (int32_t y = 0; y < scores.rows; ++y) {
    for (int32_t x = 0; x < scores.cols; ++x) {
      // OpenCV gives windows of one colour 1, or what the rounding of its transform gives.
      const double score = double(scores.at<float>(y, x));
      if (score < threshold + 1e-3 || score > 1 - 1e-9) continue;
      lost += std::none_of(matches.begin(), matches.end(), [&](const Match& match) {
        return 2 * std::abs(match.x - x) < match.width && 2 * std::abs(match.y - y) < match.height;
      });
    }
  }
  return lost;
}

// Our matches beside the scores that OpenCV has there. The exact method must lose none, the other
// must find the place that the template was cut from.
Difference CompareMatches(const List<Match>& matches, const cv::Mat& scores, double threshold,
                          const Box& place, ops::MatchMethod method) {
  Difference difference;
  bool has_place = false;
  for (const Match& match : matches) {
    const double apart = std::abs(match.score - double(scores.at<float>(match.y, match.x)));
    difference.largest = std::max(difference.largest, apart);
    has_place = has_place || (match.x == place.x && match.y == place.y);
  }
  if (!has_place) difference.largest = 1e9;
  if (method == ops::MatchMethod::kExact) {
    difference.largest += double(CountLost(matches, scores, threshold));
  }
  return difference;
}

struct MatchState {
  List<Match> matches;
  Arena scratch;
  cv::Mat scores;
};

void AddMatch(ConstImageView image, ConstImageView clean, const std::string& variant,
              const MatchCase& sizes, ops::MatchMethod method, const Frames& frames, Races& races) {
  const Box place = BusiestPlace(frames.gray, sizes.width, sizes.height, sizes.kind);
  const ConstImageView pattern = Crop(clean, place);
  auto state = std::make_shared<MatchState>();
  const ops::MatchOptions options = {sizes.threshold, 1000, method};
  races.push_back(
      {.name = std::string("match_template/") + sizes.name + "/" + variant,
       .image = frames.name,
       .ours =
           [=] {
             state->scratch.Reset();
             Must(ops::MatchTemplate(image, pattern, options, state->matches, state->scratch));
           },
       .rival =
           [=] {
             cv::matchTemplate(MatOf(image), MatOf(pattern), state->scores, cv::TM_CCOEFF_NORMED);
           },
       .difference =
           [=] {
             return CompareMatches(state->matches, state->scores, options.threshold, place, method);
           },
       .allowed = 1e-3,
       .rounding = "OpenCV's scores come from a Fourier transform in floats",
       .bytes = int64_t(image.width) * image.height * BytesPerPixel(image.format)});
}

// Edges of the screen, thickened: what components are made of.
std::shared_ptr<OwnedImage> EdgeMask(ConstImageView gray) {
  auto mask = std::make_shared<OwnedImage>(gray.width, gray.height, PixelFormat::kGray);
  cv::Mat edges;
  cv::Canny(MatOf(gray), edges, 50, 150);
  cv::Mat target = MatOf(mask->view);
  cv::dilate(edges, target, cv::Mat());
  return mask;
}

struct ComponentState {
  List<ops::Component> components;
  Arena scratch;
  std::vector<int32_t> labels;
  int64_t count = 0;
  cv::Mat their_labels, statistics, centroids;
  int their_count = 0;
};

// Ours are in the order of first pixels; OpenCV's labels are looked up there.
Difference CompareComponents(const ComponentState& state) {
  Difference difference;
  int64_t wrong = std::abs(int64_t(state.components.size()) + 1 - state.their_count);
  for (const ops::Component& component : state.components) {
    const int label = state.their_labels.at<int32_t>(component.box.y, component.first_x);
    const int32_t* row = state.statistics.ptr<int32_t>(label);
    wrong += row[cv::CC_STAT_LEFT] != component.box.x || row[cv::CC_STAT_TOP] != component.box.y ||
             row[cv::CC_STAT_WIDTH] != component.box.width ||
             row[cv::CC_STAT_HEIGHT] != component.box.height ||
             row[cv::CC_STAT_AREA] != component.area;
  }
  difference.largest = double(wrong);
  return difference;
}

// OpenCV's default numbers otherwise: equal up to the names of the labels.
Difference CompareLabels(const ComponentState& state) {
  std::vector<int32_t> ours_of(size_t(state.their_count), -1);
  int64_t wrong = std::abs(state.count + 1 - state.their_count);
  for (int32_t y = 0; y < state.their_labels.rows; ++y) {
    const int32_t* theirs = state.their_labels.ptr<int32_t>(y);
    const int32_t* ours = state.labels.data() + ptrdiff_t(y) * state.their_labels.cols;
    for (int32_t x = 0; x < state.their_labels.cols; ++x) {
      int32_t& expected = ours_of[size_t(theirs[x])];
      if (expected < 0) expected = ours[x];
      wrong += expected != ours[x];
    }
  }
  Difference difference;
  difference.largest = double(wrong);
  return difference;
}

void AddComponents(ConstImageView mask, const Frames& frames, Races& races) {
  auto state = std::make_shared<ComponentState>();
  state->labels.resize(size_t(mask.width) * size_t(mask.height));
  const ops::LabelView labels = {state->labels.data(), mask.width, mask.height,
                                 ptrdiff_t(mask.width) * 4};
  const int64_t pixels = int64_t(mask.width) * mask.height;
  races.push_back({.name = "components/statistics/connectivity:8/u8x1",
                   .image = frames.name,
                   .ours =
                       [=] {
                         state->scratch.Reset();
                         Must(ops::Components(mask, ops::Connectivity::kEight, state->components,
                                              state->scratch));
                       },
                   .rival =
                       [=] {
                         state->their_count = cv::connectedComponentsWithStats(
                             MatOf(mask), state->their_labels, state->statistics, state->centroids);
                       },
                   .difference = [=] { return CompareComponents(*state); },
                   .bytes = pixels});
  races.push_back(
      {.name = "components/labels/connectivity:8/u8x1",
       .image = frames.name,
       .ours =
           [=] {
             state->scratch.Reset();
             Must(ops::ComponentLabels(mask, ops::Connectivity::kEight, labels, state->count,
                                       state->scratch));
           },
       .rival =
           [=] { state->their_count = cv::connectedComponents(MatOf(mask), state->their_labels); },
       .difference = [=] { return CompareLabels(*state); },
       .bytes = 5 * pixels});
}

struct ContourState {
  List<Box> boxes;
  Arena scratch;
  std::vector<cv::Rect> their_boxes;
};

// OpenCV lists its contours in another order.
Difference CompareContours(const ContourState& state) {
  const auto in_order = [](std::vector<Box>& boxes) {
    std::ranges::sort(boxes, {},
                      [](const Box& b) { return std::tie(b.y, b.x, b.width, b.height); });
  };
  std::vector<Box> ours(state.boxes.begin(), state.boxes.end()), theirs;
  for (const cv::Rect& box : state.their_boxes) {
    theirs.push_back({box.x, box.y, box.width, box.height});
  }
  in_order(ours);
  in_order(theirs);
  Difference difference;
  difference.largest = ours == theirs ? 0 : 1;
  return difference;
}

void AddContours(std::string_view variant, ConstImageView mask, const Frames& frames,
                 Races& races) {
  auto state = std::make_shared<ContourState>();
  races.push_back({.name = "contour_boxes/" + std::string(variant),
                   .image = frames.name,
                   .ours =
                       [=] {
                         state->scratch.Reset();
                         Must(ops::ContourBoxes(mask, state->boxes, state->scratch));
                       },
                   .rival =
                       [=] {
                         std::vector<std::vector<cv::Point>> contours;
                         cv::findContours(MatOf(mask), contours, cv::RETR_EXTERNAL,
                                          cv::CHAIN_APPROX_SIMPLE);
                         state->their_boxes.clear();
                         for (const auto& contour : contours) {
                           state->their_boxes.push_back(cv::boundingRect(contour));
                         }
                       },
                   .difference = [=] { return CompareContours(*state); },
                   .bytes = int64_t(mask.width) * mask.height});
}

// Half of the pixels, at random: the most pieces that a mask is likely to have.
std::shared_ptr<OwnedImage> NoiseMask(ConstImageView like) {
  auto mask = std::make_shared<OwnedImage>(like.width, like.height, PixelFormat::kGray);
  std::mt19937 random(2);
  for (int32_t y = 0; y < like.height; ++y) {
    for (int32_t x = 0; x < like.width; ++x) mask->view.row(y)[x] = random() & 1 ? 255 : 0;
  }
  return mask;
}

}  // namespace

void AddSearchRaces(const Frames& frames, Races& races) {
  static std::vector<std::shared_ptr<OwnedImage>> kept;  // races look at views of them
  const ConstImageView gray = kept.emplace_back(WithNoise(frames.gray))->view;
  const ConstImageView rgb = kept.emplace_back(WithNoise(frames.rgb))->view;
  for (const MatchCase& sizes : {MatchCase{"exact/64x32/0.9", 64, 32, 0.9},
                                 {"exact/24x24/0.9", 24, 24, 0.9},
                                 {"exact/200x80/0.9", 200, 80, 0.9},
                                 {"exact/64x32/0.7", 64, 32, 0.7}}) {
    AddMatch(gray, frames.gray, "u8x1", sizes, ops::MatchMethod::kExact, frames, races);
  }
  AddMatch(rgb, frames.rgb, "u8x3", {"exact/64x32/0.9", 64, 32, 0.9}, ops::MatchMethod::kExact,
           frames, races);
  AddMatch(frames.gray, frames.gray, "u8x1", {"exact_no_noise/64x32/0.9", 64, 32, 0.9},
           ops::MatchMethod::kExact, frames, races);
  for (const MatchCase& sizes : {MatchCase{"anchors/64x32/0.9", 64, 32, 0.9},
                                 {"anchors/24x24/0.9", 24, 24, 0.9},
                                 {"anchors/200x80/0.9", 200, 80, 0.9}}) {
    AddMatch(gray, frames.gray, "u8x1", sizes, ops::MatchMethod::kAnchors, frames, races);
  }
  AddMatch(rgb, frames.rgb, "u8x3", {"anchors/64x32/0.9", 64, 32, 0.9}, ops::MatchMethod::kAnchors,
           frames, races);
  const ConstImageView edges = kept.emplace_back(EdgeMask(frames.gray))->view;
  AddComponents(edges, frames, races);
  AddContours("u8x1", edges, frames, races);
  AddContours("noise/u8x1", kept.emplace_back(NoiseMask(frames.gray))->view, frames, races);
}

}  // namespace genie::races
