// Races of the group "filter": see race.h.
#include <genie/kernels/bilateral.h>
#include <genie/kernels/box_blur.h>
#include <genie/kernels/gaussian_blur.h>
#include <genie/kernels/median.h>
#include <genie/ops/adaptive_threshold.h>
#include <genie/ops/bilateral.h>
#include <genie/ops/box_blur.h>
#include <genie/ops/gaussian_blur.h>
#include <genie/ops/median.h>
#include <genie/ops/pixel_rows.h>
#include <genie/ops/unsharp.h>
#include <opencv2/imgproc.hpp>

#include <memory>

#include "race.h"

namespace genie::races {
namespace {

using Scratch = std::vector<uint64_t>;

struct Variant {
  const char* name;
  ConstImageView source;

  size_t channels() const { return size_t(BytesPerPixel(source.format)); }
  kernels::Extent extent() const { return ops::ExtentOf(source); }
};

struct Sides {
  std::function<Status(ConstImageView, ImageView, Arena&)> ours;
  std::function<void(const cv::Mat&, cv::Mat&)> rival;
  std::function<void(const Variant&, ImageView)> scalar = {};
  double allowed = 0;
  std::string rounding = {};
};

// A race of one filter from one image into another of its format.
void Add(const std::string& name, const Variant& variant, const Sides& sides, const Frames& frames,
         Races& races) {
  const ConstImageView source = variant.source;
  auto ours = std::make_shared<OwnedImage>(source.width, source.height, source.format);
  auto rival = std::make_shared<cv::Mat>();
  auto arena = std::make_shared<Arena>();
  Race race = {.name = name + "/" + variant.name,
               .image = frames.name,
               .ours =
                   [=] {
                     arena->Reset();
                     Must(sides.ours(source, ours->view, *arena));
                   },
               .rival = [=] { sides.rival(MatOf(source), *rival); },
               .difference = [=] { return Compare(ours->view, *rival); },
               .allowed = sides.allowed,
               .rounding = sides.rounding,
               .bytes = 2 * int64_t(ours->bytes.size())};
  if (sides.scalar) race.scalar = [=] { sides.scalar(variant, ours->view); };
  races.push_back(race);
}

void AddBoxBlur(size_t side, const Variant& variant, const Frames& frames, Races& races) {
  const ops::BoxSize box = {side, side};
  auto scratch = std::make_shared<Scratch>(
      kernels::BoxBlurScratchWords(variant.extent(), variant.channels(), box));
  const std::string size = std::to_string(side);
  Add("box_blur/" + size + "x" + size, variant,
      {.ours = [=](auto source, auto target,
                   auto& arena) { return ops::BoxBlur(source, target, box, arena); },
       .rival = [=](const cv::Mat& source,
                    cv::Mat& target) { cv::blur(source, target, cv::Size(int(side), int(side))); },
       .scalar =
           [=](const Variant& of, ImageView target) {
             kernels::scalar::BoxBlur(ops::RowsOf(of.source), {}, ops::RowsOf(target), of.extent(),
                                      of.channels(), box, scratch->data());
           }},
      frames, races);
}

void AddGaussianBlur(const std::string& name, ops::GaussianShape shape, const Variant& variant,
                     const Frames& frames, Races& races) {
  const kernels::GaussianWeights weights = *ops::GaussianWeightsOf(shape);
  auto scratch = std::make_shared<Scratch>(
      kernels::GaussianBlurScratchWords(variant.extent(), variant.channels(), weights));
  Add("gaussian_blur/" + name, variant,
      {.ours = [=](auto source, auto target,
                   auto& arena) { return ops::GaussianBlur(source, target, shape, arena); },
       .rival =
           [=](const cv::Mat& source, cv::Mat& target) {
             const auto size = int(shape.size);
             cv::GaussianBlur(source, target, cv::Size(size, size), shape.sigma);
           },
       .scalar =
           [=](const Variant& of, ImageView target) {
             kernels::scalar::GaussianBlur(ops::RowsOf(of.source), {}, ops::RowsOf(target),
                                           of.extent(), of.channels(), weights, scratch->data());
           }},
      frames, races);
}

void AddMedian(size_t side, const Variant& variant, const Frames& frames, Races& races) {
  const auto square = static_cast<kernels::MedianSide>(side);
  const std::string size = std::to_string(side);
  Add("median/" + size + "x" + size, variant,
      {.ours = [=](auto source, auto target, auto&) { return ops::Median(source, target, side); },
       .rival = [=](const cv::Mat& source,
                    cv::Mat& target) { cv::medianBlur(source, target, int(side)); },
       .scalar =
           [=](const Variant& of, ImageView target) {
             kernels::scalar::Median(ops::RowsOf(of.source), {}, ops::RowsOf(target), of.extent(),
                                     of.channels(), square);
           }},
      frames, races);
}

void AddAdaptiveThreshold(const std::string& name, ops::LocalMean mean, const Variant& variant,
                          const Frames& frames, Races& races) {
  const ops::LocalThreshold threshold = {.mean = mean, .size = 15, .offset = 5};
  const bool is_mean = mean == ops::LocalMean::kMean;
  Add("adaptive_threshold/" + name, variant,
      {.ours =
           [=](auto source, auto target, auto& arena) {
             return ops::AdaptiveThreshold(source, target, threshold, arena);
           },
       .rival =
           [=](const cv::Mat& source, cv::Mat& target) {
             cv::adaptiveThreshold(
                 source, target, 255,
                 is_mean ? cv::ADAPTIVE_THRESH_MEAN_C : cv::ADAPTIVE_THRESH_GAUSSIAN_C,
                 cv::THRESH_BINARY, 15, 5);
           }},
      frames, races);
  if (is_mean) return;
  // A pixel is 0 or 255: what counts is how many lie on the other side, in percent.
  Race& race = races.back();
  race.difference = [compare = race.difference] {
    const Difference apart = compare();
    return Difference{.largest = 100 * apart.share, .share = apart.share};
  };
  race.allowed = 0.1;
  race.rounding = "percent of the pixels; OpenCV's Gaussian mean is of floats, ours of 256ths";
}

void AddBilateral(size_t diameter, const Variant& variant, const Frames& frames, Races& races) {
  const ops::BilateralShape shape = {.diameter = diameter};
  Add("bilateral/" + std::to_string(diameter), variant,
      {.ours = [=](auto source, auto target,
                   auto& arena) { return ops::Bilateral(source, target, shape, arena); },
       .rival =
           [=](const cv::Mat& source, cv::Mat& target) {
             cv::bilateralFilter(source, target, int(diameter), shape.sigma_color,
                                 shape.sigma_space);
           },
       .allowed = 1,
       .rounding = "OpenCV's weights are floats, ours have 15 bits"},
      frames, races);
}

void AddUnsharp(const Variant& variant, const Frames& frames, Races& races) {
  auto smooth = std::make_shared<cv::Mat>();
  Add("unsharp/5x5", variant,
      {.ours = [](auto source, auto target,
                  auto& arena) { return ops::Unsharp(source, target, {.size = 5}, {}, arena); },
       .rival =
           [=](const cv::Mat& source, cv::Mat& target) {
             cv::GaussianBlur(source, *smooth, {5, 5}, 0);
             cv::addWeighted(source, 2, *smooth, -1, 0, target);
           }},
      frames, races);
}

}  // namespace

void AddFilterRaces(const Frames& frames, Races& races) {
  const Variant gray = {"u8x1", frames.gray}, rgb = {"u8x3", frames.rgb};
  const Variant bgra = {"u8x4", frames.bgra};
  for (const size_t side : {3, 5, 15, 31}) AddBoxBlur(side, gray, frames, races);
  AddBoxBlur(15, rgb, frames, races);
  AddBoxBlur(5, bgra, frames, races);
  AddBoxBlur(31, bgra, frames, races);
  AddGaussianBlur("3x3", {.size = 3}, gray, frames, races);
  AddGaussianBlur("5x5", {.size = 5}, gray, frames, races);
  AddGaussianBlur("5x5", {.size = 5}, rgb, frames, races);
  AddGaussianBlur("5x5", {.size = 5}, bgra, frames, races);
  AddGaussianBlur("sigma:1.4", {.sigma = 1.4}, gray, frames, races);
  AddGaussianBlur("sigma:5", {.sigma = 5}, gray, frames, races);
  AddGaussianBlur("sigma:5", {.sigma = 5}, bgra, frames, races);
  AddAdaptiveThreshold("mean", ops::LocalMean::kMean, gray, frames, races);
  AddAdaptiveThreshold("gaussian", ops::LocalMean::kGaussian, gray, frames, races);
  for (const size_t side : {3, 5}) AddMedian(side, gray, frames, races);
  for (const size_t side : {3, 5}) AddMedian(side, bgra, frames, races);
  const Variant noise_gray = {"u8x1/noise", frames.noise_gray};
  const Variant noise_rgb = {"u8x3/noise", frames.noise_rgb};
  for (const Variant& variant : {gray, rgb, noise_gray, noise_rgb}) {
    AddBilateral(5, variant, frames, races);
  }
  AddBilateral(9, gray, frames, races);
  AddUnsharp(gray, frames, races);
  AddUnsharp(bgra, frames, races);
}

}  // namespace genie::races
