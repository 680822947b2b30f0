// Races of the group "statistics": see race.h.
#include <genie/kernels/extremes.h>
#include <genie/kernels/histogram.h>
#include <genie/kernels/integral.h>
#include <genie/kernels/moments.h>
#include <genie/kernels/threshold.h>
#include <genie/ops/equalize.h>
#include <genie/ops/pixel_rows.h>
#include <genie/ops/statistics.h>
#include <genie/ops/threshold.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <vector>

#include "race.h"

namespace genie::races {
namespace {

struct GrayPair {
  OwnedImage ours;
  cv::Mat rival;
  Arena scratch;

  explicit GrayPair(ConstImageView source) : ours(source.width, source.height, source.format) {}
  Difference Apart() const { return Compare(ours.view, rival); }
};

int64_t PixelsOf(ConstImageView view) { return int64_t(view.width) * view.height; }

// A race whose two sides write gray images.
Race GrayRace(const Frames& frames, const std::string& name, auto ours, auto rival) {
  const ConstImageView source = frames.gray;
  auto pair = std::make_shared<GrayPair>(source);
  return {.name = name,
          .image = frames.name,
          .ours =
              [=] {
                pair->scratch.Reset();
                Must(ours(source, pair->ours.view, pair->scratch));
              },
          .rival = [=] { rival(MatOf(source), pair->rival); },
          .difference = [=] { return pair->Apart(); },
          .bytes = 2 * PixelsOf(source)};
}

Status StatusOf(const Result<uint8_t>& result) { return result ? Status::Ok() : result.error(); }

void AddThresholds(const Frames& frames, Races& races) {
  races.push_back(GrayRace(
      frames, "threshold/u8x1",
      [](auto source, auto target, Arena&) { return ops::Threshold(source, 127, target); },
      [](const cv::Mat& source, cv::Mat& target) {
        cv::threshold(source, target, 127, 255, cv::THRESH_BINARY);
      }));
  const ConstImageView source = frames.gray;
  auto target = std::make_shared<OwnedImage>(source.width, source.height, source.format);
  races.back().is_per_pixel = true;
  races.back().scalar = [=] {
    kernels::scalar::Threshold(ops::RowsOf(source), 127, ops::RowsOf(target->view),
                               ops::ExtentOf(source));
  };
  races.push_back(GrayRace(
      frames, "otsu/u8x1",
      [](auto from, auto to, Arena&) { return StatusOf(ops::OtsuThreshold(from, to)); },
      [](const cv::Mat& from, cv::Mat& to) {
        cv::threshold(from, to, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
      }));
}

void AddEqualisations(const Frames& frames, Races& races) {
  races.push_back(GrayRace(
      frames, "equalize/u8x1",
      [](auto source, auto target, Arena&) { return ops::EqualizeHistogram(source, target); },
      [](const cv::Mat& source, cv::Mat& target) { cv::equalizeHist(source, target); }));
  races.back().allowed = 1;
  races.back().rounding = "OpenCV rounds in float";
  auto clahe = cv::createCLAHE(4, {8, 8});
  races.push_back(GrayRace(
      frames, "clahe/8x8/u8x1",
      [](auto source, auto target, Arena& scratch) {
        return ops::Clahe(source, target, {.clip_limit = 4}, scratch);
      },
      [=](const cv::Mat& source, cv::Mat& target) { clahe->apply(source, target); }));
  races.back().allowed = 1;
  races.back().rounding = "OpenCV's weights are float, ours 256ths";
}

void AddHistogram(ConstImageView source, const std::string& name, const Frames& frames,
                  Races& races) {
  auto counts = std::make_shared<ops::HistogramCounts>();
  auto rival = std::make_shared<cv::Mat>();
  races.push_back(
      {.name = name,
       .image = frames.name,
       .ours = [=] { Must(ops::Histogram(source, 0, *counts)); },
       .rival =
           [=] {
             const cv::Mat image = MatOf(source);
             const int size = 256;
             const float range[] = {0, 256};
             const float* ranges[] = {range};
             const int channel = 0;
             cv::calcHist(&image, 1, &channel, cv::Mat(), *rival, 1, &size, ranges);
           },
       .scalar =
           [=] { kernels::scalar::Histogram(ops::RowsOf(source), ops::ExtentOf(source), *counts); },
       .difference =
           [=] {
             Difference apart;
             for (int i = 0; i < 256; ++i) {
               apart.largest = std::max(apart.largest, std::abs(double((*counts)[size_t(i)]) -
                                                                double(rival->at<float>(i))));
             }
             return apart;
           },
       .bytes = PixelsOf(source)});
}

void AddMoments(ConstImageView source, const std::string& variant, const Frames& frames,
                Races& races) {
  auto ours = std::make_shared<ops::MeanDeviation>();
  auto mean = std::make_shared<cv::Scalar>(), deviation = std::make_shared<cv::Scalar>();
  races.push_back({.name = "mean_deviation/" + variant,
                   .image = frames.name,
                   .ours =
                       [=] {
                         const auto result = ops::MeanStdDev(source);
                         if (!result) Must(result.error());
                         *ours = *result;
                       },
                   .rival = [=] { cv::meanStdDev(MatOf(source), *mean, *deviation); },
                   .difference =
                       [=] {
                         Difference apart;
                         for (int i = 0; i < BytesPerPixel(source.format); ++i) {
                           apart.largest = std::max(
                               {apart.largest, std::abs(ours->mean[size_t(i)] - (*mean)[i]),
                                std::abs(ours->deviation[size_t(i)] - (*deviation)[i])});
                         }
                         return apart;
                       },
                   .allowed = 1e-9,
                   .rounding = "OpenCV's sums are double",
                   .bytes = PixelsOf(source) * BytesPerPixel(source.format)});
}

void AddExtremes(const Frames& frames, Races& races) {
  const ConstImageView source = frames.gray;
  auto ours = std::make_shared<ops::MinMax>();
  struct Rival {
    double least = 0, most = 0;
    cv::Point least_at, most_at;
  };
  auto rival = std::make_shared<Rival>();
  races.push_back({.name = "min_max_location/u8x1",
                   .image = frames.name,
                   .ours =
                       [=] {
                         const auto result = ops::MinMaxLocation(source);
                         if (!result) Must(result.error());
                         *ours = *result;
                       },
                   .rival =
                       [=] {
                         cv::minMaxLoc(MatOf(source), &rival->least, &rival->most, &rival->least_at,
                                       &rival->most_at);
                       },
                   .difference =
                       [=] {
                         const bool is_equal =
                             ours->least == rival->least && ours->most == rival->most &&
                             cv::Point(ours->least_x, ours->least_y) == rival->least_at &&
                             cv::Point(ours->most_x, ours->most_y) == rival->most_at;
                         return Difference{.largest = is_equal ? 0.0 : 1.0};
                       },
                   .bytes = PixelsOf(source)});
}

void AddIntegrals(const Frames& frames, Races& races) {
  const ConstImageView source = frames.gray;
  struct Sums {
    std::vector<uint32_t> sums;
    std::vector<uint64_t> squares;
    cv::Mat rival, rival_squares;
  };
  auto all = std::make_shared<Sums>();
  const size_t values = size_t(source.width + 1) * size_t(source.height + 1);
  all->sums.resize(values);
  all->squares.resize(values);
  const auto difference = [=] {
    Difference apart;
    for (int y = 0; y <= source.height; ++y) {
      for (int x = 0; x <= source.width; ++x) {
        const uint32_t sum = all->sums[size_t(y) * size_t(source.width + 1) + size_t(x)];
        if (sum != uint32_t(all->rival.at<int32_t>(y, x))) apart.largest = 1;
      }
    }
    return apart;
  };
  races.push_back({.name = "integral/u8x1",
                   .image = frames.name,
                   .ours = [=] { Must(ops::Integral(source, all->sums)); },
                   .rival = [=] { cv::integral(MatOf(source), all->rival, CV_32S); },
                   .difference = difference,
                   .bytes = 5 * PixelsOf(source)});
  races.push_back(
      {.name = "integral_of_squares/u8x1",
       .image = frames.name,
       .ours = [=] { Must(ops::Integral(source, all->sums, all->squares)); },
       .rival =
           [=] { cv::integral(MatOf(source), all->rival, all->rival_squares, CV_32S, CV_64F); },
       .difference = difference,
       .bytes = 13 * PixelsOf(source)});
}

}  // namespace

void AddStatisticsRaces(const Frames& frames, Races& races) {
  AddThresholds(frames, races);
  AddEqualisations(frames, races);
  AddHistogram(frames.gray, "histogram/u8x1", frames, races);
  AddHistogram(frames.noise_gray, "histogram/u8x1/noise", frames, races);
  AddMoments(frames.gray, "u8x1", frames, races);
  AddMoments(frames.rgb, "u8x3", frames, races);
  AddMoments(frames.bgra, "u8x4", frames, races);
  AddExtremes(frames, races);
  AddIntegrals(frames, races);
}

}  // namespace genie::races
