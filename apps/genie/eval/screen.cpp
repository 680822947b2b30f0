#include "screen.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace genie::eval {
namespace {

constexpr double kOpaqueShare = 0.7;

bool HasConfidence(const std::vector<PredictedElement>& elements) {
  return std::ranges::none_of(elements, [](const auto& e) { return std::isnan(e.confidence); });
}

// Falling; equal ones stay in their order.
void SortByConfidence(std::vector<PredictedElement>& elements) {
  std::vector<size_t> order(elements.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::sort(order, [&](size_t a, size_t b) {
    const double first = elements[a].confidence;
    const double second = elements[b].confidence;
    return first != second ? first > second : a < b;
  });
  std::vector<PredictedElement> sorted;
  sorted.reserve(elements.size());
  for (const size_t i : order) sorted.push_back(std::move(elements[i]));
  elements = std::move(sorted);
}

double BestIou(const Rect& box, const TruthElement& element) {
  double best = 0;
  for (const Rect& accepted : element.boxes) best = std::max(best, Iou(box, accepted));
  return best;
}

std::vector<Candidate> FindFits(const Rect& box, const std::vector<TruthElement>& elements) {
  std::vector<Candidate> fits;
  if (!IsMeasurable(box)) return fits;
  for (uint32_t i = 0; i < elements.size(); ++i) {
    const double iou = BestIou(box, elements[i]);
    if (iou >= kLowestIou) fits.push_back({i, iou});
  }
  std::ranges::sort(fits, [](const Candidate& a, const Candidate& b) {
    return a.iou != b.iou ? a.iou > b.iou : a.element < b.element;
  });
  return fits;
}

bool IsInOpaque(const Rect& box, const std::vector<TruthElement>& elements) {
  if (!IsMeasurable(box)) return false;
  return std::ranges::any_of(elements, [&](const TruthElement& e) {
    return e.opaque && IntersectionArea(box, e.box()) / std::max(box.area(), 1e-9) > kOpaqueShare;
  });
}

bool ShareBox(const TruthElement& a, const TruthElement& b) {
  return std::ranges::any_of(a.boxes, [&](const Rect& box) {
    return std::ranges::any_of(b.boxes,
                               [&](const Rect& other) { return Iou(box, other) >= kTwinIou; });
  });
}

std::vector<std::vector<uint32_t>> FindTwins(const std::vector<TruthElement>& elements) {
  std::vector<std::vector<uint32_t>> twins(elements.size());
  for (uint32_t i = 0; i < elements.size(); ++i) {
    for (uint32_t k = i + 1; k < elements.size(); ++k) {
      if (!ShareBox(elements[i], elements[k])) continue;
      twins[i].push_back(k);
      twins[k].push_back(i);
    }
  }
  return twins;
}

}  // namespace

Screen MakeScreen(Truth truth, Prediction prediction, std::optional<double> threshold) {
  Screen screen;
  screen.truth = std::move(truth);
  screen.predicted = std::move(prediction.elements);
  screen.keys = prediction.keys;
  screen.has_confidence = HasConfidence(screen.predicted);
  if (screen.has_confidence) {
    SortByConfidence(screen.predicted);
  }
  const double cut = threshold.value_or(prediction.threshold);
  for (PredictedElement& element : screen.predicted) {
    screen.shown.push_back(!screen.has_confidence || element.confidence >= cut);
    if (!screen.has_confidence) element.confidence = 1;
    screen.fits.push_back(FindFits(element.box, screen.truth.elements));
    screen.in_opaque.push_back(IsInOpaque(element.box, screen.truth.elements));
  }
  screen.twins = FindTwins(screen.truth.elements);
  return screen;
}

}  // namespace genie::eval
