// Races of edges: see race.h.
#include <genie/kernels/canny.h>
#include <genie/kernels/gradient_magnitude.h>
#include <genie/kernels/laplacian.h>
#include <genie/kernels/sobel.h>
#include <genie/ops/canny.h>
#include <genie/ops/gradient_magnitude.h>
#include <genie/ops/laplacian.h>
#include <genie/ops/pixel_rows.h>
#include <genie/ops/sobel.h>
#include <opencv2/imgproc.hpp>

#include <memory>

#include "race.h"

namespace genie::races {
namespace {

constexpr int kLow = 50, kHigh = 150;

void ScalarCanny(ConstImageView source, ImageView target, std::vector<uint64_t>& scratch) {
  const kernels::Extent extent = ops::ExtentOf(source);
  kernels::scalar::CannyClasses(ops::RowsOf(source), {}, ops::RowsOf(target), extent, {kLow, kHigh},
                                scratch.data());
  kernels::scalar::CannyFinish(ops::RowsOf(target), extent);
}

void AddCanny(const Frames& frames, Races& races) {
  const ConstImageView source = frames.gray;
  auto ours = std::make_shared<OwnedImage>(source.width, source.height, PixelFormat::kGray);
  auto rival = std::make_shared<cv::Mat>();
  auto arena = std::make_shared<Arena>();
  auto words = std::make_shared<std::vector<uint64_t>>(
      kernels::CannyClassesScratchWords(size_t(source.width)));
  races.push_back({.name = "canny/50-150/u8x1",
                   .image = frames.name,
                   .ours =
                       [=] {
                         arena->Reset();
                         Must(ops::Canny(source, ours->view, kLow, kHigh, *arena));
                       },
                   .rival = [=] { cv::Canny(MatOf(source), *rival, kLow, kHigh); },
                   .scalar = [=] { ScalarCanny(source, ours->view, *words); },
                   .difference = [=] { return Compare(ours->view, *rival); },
                   .bytes = 2 * int64_t(source.width) * source.height});
}

size_t ChannelsOf(ConstImageView view) { return size_t(BytesPerPixel(view.format)); }

// "u8x3".
std::string Variant(ConstImageView view) { return "u8x" + std::to_string(ChannelsOf(view)); }

int64_t Values(ConstImageView view) {
  return int64_t(view.width) * view.height * BytesPerPixel(view.format);
}

// A derivative along one axis, in ours, in plain C++ and in OpenCV's 16 bits.
struct DerivativeOperation {
  const char* name;
  decltype(&ops::Sobel) ours;
  decltype(&ops::SobelSigned) ours_signed;
  decltype(&kernels::scalar::Sobel) scalar;
  decltype(&kernels::scalar::SobelSigned) scalar_signed;
  void (*rival)(const cv::Mat& source, cv::Mat& target, kernels::Axis axis);
};

constexpr DerivativeOperation kSobel = {
    "sobel",
    ops::Sobel,
    ops::SobelSigned,
    kernels::scalar::Sobel,
    kernels::scalar::SobelSigned,
    [](const cv::Mat& source, cv::Mat& target, kernels::Axis axis) {
      cv::Sobel(source, target, CV_16S, axis == kernels::Axis::kX, axis == kernels::Axis::kY);
    }};
constexpr DerivativeOperation kScharr = {
    "scharr",
    ops::Scharr,
    ops::ScharrSigned,
    kernels::scalar::Scharr,
    kernels::scalar::ScharrSigned,
    [](const cv::Mat& source, cv::Mat& target, kernels::Axis axis) {
      cv::Scharr(source, target, CV_16S, axis == kernels::Axis::kX, axis == kernels::Axis::kY);
    }};

std::string NameOf(const DerivativeOperation& operation, const char* form, kernels::Axis axis,
                   ConstImageView source) {
  return std::string(operation.name) + form + (axis == kernels::Axis::kX ? "/dx/" : "/dy/") +
         Variant(source);
}

// |derivative| as bytes.
void AddDerivative(const DerivativeOperation& operation, ConstImageView source, kernels::Axis axis,
                   const Frames& frames, Races& races) {
  auto ours = std::make_shared<OwnedImage>(source.width, source.height, source.format);
  auto wide = std::make_shared<cv::Mat>(), rival = std::make_shared<cv::Mat>();
  races.push_back({.name = NameOf(operation, "", axis, source),
                   .image = frames.name,
                   .ours = [=] { Must(operation.ours(source, ours->view, axis)); },
                   .rival =
                       [=] {
                         operation.rival(MatOf(source), *wide, axis);
                         cv::convertScaleAbs(*wide, *rival);
                       },
                   .scalar =
                       [=] {
                         operation.scalar(ops::RowsOf(source), {}, ops::RowsOf(ours->view),
                                          ops::ExtentOf(source), ChannelsOf(source), axis);
                       },
                   .difference = [=] { return Compare(ours->view, *rival); },
                   .bytes = 2 * Values(source),
                   .is_per_pixel = true});
}

using SignedValues = std::vector<int16_t>;

Difference CompareSigned(const SignedValues& ours, const cv::Mat& rival) {
  const cv::Mat mine(rival.rows, rival.cols, rival.type(), const_cast<int16_t*>(ours.data()));
  return {.largest = cv::norm(mine, rival, cv::NORM_INF)};
}

// The derivative in 16 bits.
void AddSignedDerivative(const DerivativeOperation& operation, ConstImageView source,
                         kernels::Axis axis, const Frames& frames, Races& races) {
  auto ours = std::make_shared<SignedValues>(size_t(Values(source)));
  auto rival = std::make_shared<cv::Mat>();
  const ptrdiff_t stride_bytes = 2 * ptrdiff_t(source.width) * BytesPerPixel(source.format);
  races.push_back({.name = NameOf(operation, "_signed", axis, source),
                   .image = frames.name,
                   .ours = [=] { Must(operation.ours_signed(source, *ours, axis)); },
                   .rival = [=] { operation.rival(MatOf(source), *rival, axis); },
                   .scalar =
                       [=] {
                         operation.scalar_signed(ops::RowsOf(source), {},
                                                 {ours->data(), stride_bytes},
                                                 ops::ExtentOf(source), ChannelsOf(source), axis);
                       },
                   .difference = [=] { return CompareSigned(*ours, *rival); },
                   .bytes = 3 * Values(source),
                   .is_per_pixel = true});
}

void AddDerivatives(const Frames& frames, Races& races) {
  for (const DerivativeOperation& operation : {kSobel, kScharr}) {
    AddDerivative(operation, frames.gray, kernels::Axis::kX, frames, races);
    AddDerivative(operation, frames.gray, kernels::Axis::kY, frames, races);
    AddDerivative(operation, frames.rgb, kernels::Axis::kX, frames, races);
    AddDerivative(operation, frames.bgra, kernels::Axis::kX, frames, races);
    AddSignedDerivative(operation, frames.gray, kernels::Axis::kX, frames, races);
    AddSignedDerivative(operation, frames.gray, kernels::Axis::kY, frames, races);
  }
}

void AddLaplacian(ConstImageView source, kernels::LaplacianStencil stencil, const Frames& frames,
                  Races& races) {
  const int ksize = stencil == kernels::LaplacianStencil::kSides ? 1 : 3;
  auto ours = std::make_shared<OwnedImage>(source.width, source.height, source.format);
  auto wide = std::make_shared<cv::Mat>(), rival = std::make_shared<cv::Mat>();
  races.push_back(
      {.name = std::string("laplacian/") + (ksize == 1 ? "sides/" : "corners/") + Variant(source),
       .image = frames.name,
       .ours = [=] { Must(ops::Laplacian(source, ours->view, stencil)); },
       .rival =
           [=] {
             cv::Laplacian(MatOf(source), *wide, CV_16S, ksize);
             cv::convertScaleAbs(*wide, *rival);
           },
       .scalar =
           [=] {
             kernels::scalar::Laplacian(ops::RowsOf(source), {}, ops::RowsOf(ours->view),
                                        ops::ExtentOf(source), ChannelsOf(source), stencil);
           },
       .difference = [=] { return Compare(ours->view, *rival); },
       .bytes = 2 * Values(source),
       .is_per_pixel = true});
}

void AddSignedLaplacian(ConstImageView source, const Frames& frames, Races& races) {
  constexpr auto kStencil = kernels::LaplacianStencil::kSides;
  auto ours = std::make_shared<SignedValues>(size_t(Values(source)));
  auto rival = std::make_shared<cv::Mat>();
  races.push_back({.name = "laplacian_signed/sides/" + Variant(source),
                   .image = frames.name,
                   .ours = [=] { Must(ops::LaplacianSigned(source, *ours, kStencil)); },
                   .rival = [=] { cv::Laplacian(MatOf(source), *rival, CV_16S, 1); },
                   .difference = [=] { return CompareSigned(*ours, *rival); },
                   .bytes = 3 * Values(source)});
}

// OpenCV has no operation of one step: derivatives in 16 bits (of gray both at once), then their
// norm.
struct MagnitudeRival {
  cv::Mat dx, dy, wide_dx, wide_dy, result;

  void Run(const cv::Mat& source, kernels::Norm norm) {
    if (source.channels() == 1) {
      cv::spatialGradient(source, dx, dy);
    } else {
      cv::Sobel(source, dx, CV_16S, 1, 0);
      cv::Sobel(source, dy, CV_16S, 0, 1);
    }
    if (norm == kernels::Norm::kL1) {
      cv::convertScaleAbs(dx, wide_dx);
      cv::convertScaleAbs(dy, wide_dy);
      cv::add(wide_dx, wide_dy, result);
    } else {
      dx.convertTo(wide_dx, CV_32F);
      dy.convertTo(wide_dy, CV_32F);
      cv::magnitude(wide_dx, wide_dy, wide_dx);
      wide_dx.convertTo(result, CV_8U);
    }
  }
};

void AddMagnitude(ConstImageView source, kernels::Norm norm, const Frames& frames, Races& races) {
  auto ours = std::make_shared<OwnedImage>(source.width, source.height, source.format);
  auto rival = std::make_shared<MagnitudeRival>();
  races.push_back({.name = std::string("gradient_magnitude/") +
                           (norm == kernels::Norm::kL1 ? "l1/" : "l2/") + Variant(source),
                   .image = frames.name,
                   .ours = [=] { Must(ops::GradientMagnitude(source, ours->view, norm)); },
                   .rival = [=] { rival->Run(MatOf(source), norm); },
                   .scalar =
                       [=] {
                         kernels::scalar::GradientMagnitude(
                             ops::RowsOf(source), {}, ops::RowsOf(ours->view),
                             ops::ExtentOf(source), ChannelsOf(source), norm);
                       },
                   .difference = [=] { return Compare(ours->view, rival->result); },
                   .bytes = 2 * Values(source),
                   .is_per_pixel = true});
}

void AddSecondDerivatives(const Frames& frames, Races& races) {
  for (const auto stencil :
       {kernels::LaplacianStencil::kSides, kernels::LaplacianStencil::kCorners}) {
    AddLaplacian(frames.gray, stencil, frames, races);
    AddLaplacian(frames.bgra, stencil, frames, races);
  }
  AddSignedLaplacian(frames.gray, frames, races);
}

void AddMagnitudes(const Frames& frames, Races& races) {
  for (const auto norm : {kernels::Norm::kL1, kernels::Norm::kL2}) {
    AddMagnitude(frames.gray, norm, frames, races);
    AddMagnitude(frames.bgra, norm, frames, races);
  }
}

}  // namespace

void AddEdgeRaces(const Frames& frames, Races& races) {
  AddCanny(frames, races);
  AddDerivatives(frames, races);
  AddSecondDerivatives(frames, races);
  AddMagnitudes(frames, races);
}

}  // namespace genie::races
