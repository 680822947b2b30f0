// Races of the group "morphology": see race.h.
#include <genie/ops/morphology.h>
#include <genie/ops/pixel_rows.h>
#include <opencv2/imgproc.hpp>

#include <memory>

#include "race.h"

namespace genie::races {
namespace {

using ops::StructuringElement;
using Shape = StructuringElement::Shape;
using Operation = decltype(&ops::Dilate);

cv::Mat KernelOf(const StructuringElement& element) {
  const int shape = element.shape == Shape::kCross ? cv::MORPH_CROSS : cv::MORPH_RECT;
  return cv::getStructuringElement(shape, cv::Size(int(element.width), int(element.height)));
}

// Our operation and OpenCV's number of it.
struct Morphology {
  std::string name;
  Operation ours;
  int rival;
};

// OpenCV's default border is what changes nothing, like ours. The oracle looks at every pixel of
// every element: of the smallest it is shown.
void Add(const Morphology& morphology, const StructuringElement& element, ConstImageView source,
         const Frames& frames, Races& races) {
  const auto ours = std::make_shared<OwnedImage>(source.width, source.height, source.format);
  const auto rival = std::make_shared<cv::Mat>();
  const auto scratch = std::make_shared<Arena>();
  const cv::Mat kernel = KernelOf(element);
  const int channels = BytesPerPixel(source.format);
  Race race = {.name = morphology.name + "/" + std::to_string(element.width) + "x" +
                       std::to_string(element.height) + "/u8x" + std::to_string(channels),
               .image = frames.name,
               .difference = [=] { return Compare(ours->view, *rival); },
               .bytes = 2 * int64_t(source.width) * source.height * channels};
  race.ours = [=] {
    scratch->Reset();
    Must(morphology.ours(source, ours->view, element, *scratch));
  };
  race.rival = [=] { cv::morphologyEx(MatOf(source), *rival, morphology.rival, kernel); };
  if (morphology.ours == ops::Dilate && element.width == 3 && channels == 1) {
    race.scalar = [=] {
      kernels::scalar::Dilate(ops::RowsOf(source), {}, ops::RowsOf(ours->view),
                              {ops::ExtentOf(source), 1}, element);
    };
  }
  races.push_back(race);
}

}  // namespace

void AddMorphologyRaces(const Frames& frames, Races& races) {
  const Morphology dilate = {"dilate", ops::Dilate, cv::MORPH_DILATE};
  Add(dilate, {3, 3}, frames.gray, frames, races);
  Add(dilate, {15, 15}, frames.gray, frames, races);
  Add(dilate, {3, 3}, frames.rgb, frames, races);
  Add(dilate, {3, 3}, frames.bgra, frames, races);
  Add({"erode", ops::Erode, cv::MORPH_ERODE}, {5, 5}, frames.gray, frames, races);
  Add({"dilate_cross", ops::Dilate, cv::MORPH_DILATE}, {5, 5, Shape::kCross}, frames.gray, frames,
      races);
  Add({"open", ops::Open, cv::MORPH_OPEN}, {5, 5}, frames.gray, frames, races);
  Add({"close", ops::Close, cv::MORPH_CLOSE}, {5, 5}, frames.gray, frames, races);
  Add({"morphology_gradient", ops::MorphologyGradient, cv::MORPH_GRADIENT}, {3, 3}, frames.gray,
      frames, races);
}

}  // namespace genie::races
