// Races of geometry: see race.h.
#include <genie/kernels/resize.h>
#include <genie/ops/flip.h>
#include <genie/ops/perceptual_hash.h>
#include <genie/ops/pixel_rows.h>
#include <genie/ops/resize.h>
#include <genie/ops/warp_affine.h>
#include <opencv2/imgproc.hpp>

#include <memory>

#include "race.h"

namespace genie::races {
namespace {

using ops::ResizeFilter;

struct Resizing {
  std::string name;
  ResizeFilter filter;
  int rival;
  int32_t width, height;
  double allowed;
  std::string rounding;
  int64_t rows_read;  // of the source
};

void AddResize(const Resizing& resizing, ConstImageView source, const Frames& frames,
               Races& races) {
  auto ours = std::make_shared<OwnedImage>(resizing.width, resizing.height, source.format);
  auto rival = std::make_shared<cv::Mat>();
  auto scratch = std::make_shared<Arena>();
  const cv::Size size(resizing.width, resizing.height);
  races.push_back(
      {.name = "resize/" + resizing.name + "/u8x" + std::to_string(BytesPerPixel(source.format)),
       .image = frames.name,
       .ours =
           [=] {
             scratch->Reset();
             Must(ops::Resize(source, ours->view, resizing.filter, *scratch));
           },
       .rival = [=, code = resizing.rival] { cv::resize(MatOf(source), *rival, size, 0, 0, code); },
       .difference = [=] { return Compare(ours->view, *rival); },
       .allowed = resizing.allowed,
       .rounding = resizing.rounding,
       .bytes = (resizing.rows_read * source.width + int64_t(resizing.width) * resizing.height) *
                BytesPerPixel(source.format)});
}

// A pixel taken or not taken is no rounding: what may differ is their share.
void AddNearest(const Resizing& resizing, ConstImageView source, const Frames& frames,
                Races& races) {
  AddResize(resizing, source, frames, races);
  if (resizing.rival == cv::INTER_NEAREST) {
    races.back().difference = {};
    return;
  }
  races.back().difference = [compare = races.back().difference] {
    Difference difference = compare();
    if (difference.share > 1e-3) difference.largest = 256;
    return difference;
  };
}

constexpr char kWeights[] = "our weights have 14 bits; OpenCV's 11, or its sums are of floats";

void AddResizes(const Frames& frames, Races& races) {
  const int32_t w = frames.gray.width, h = frames.gray.height;
  const int32_t model = h * 640 / w;
  const Resizing half = {"half_area", ResizeFilter::kArea, cv::INTER_AREA, w / 2, h / 2, 0, "", h};
  AddResize(half, frames.gray, frames, races);
  AddResize(half, frames.rgb, frames, races);
  AddResize(half, frames.bgra, frames, races);
  AddResize({"640_area", ResizeFilter::kArea, cv::INTER_AREA, 640, model, 1, kWeights, h},
            frames.rgb, frames, races);
  AddResize({"1.5_bilinear", ResizeFilter::kBilinear, cv::INTER_LINEAR, w * 3 / 2, h * 3 / 2, 1,
             kWeights, h},
            frames.rgb, frames, races);
  AddResize({"640_bilinear", ResizeFilter::kBilinear, cv::INTER_LINEAR, 640, model, 1, kWeights,
             2 * model},
            frames.rgb, frames, races);
  const int32_t w7 = w * 7 / 10, h7 = h * 7 / 10;
  for (const ConstImageView source : {frames.gray, frames.rgb, frames.bgra}) {
    AddResize({"0.7_bilinear", ResizeFilter::kBilinear, cv::INTER_LINEAR, w7, h7, 1, kWeights, h},
              source, frames, races);
  }
  AddResize({"0.7_bicubic", ResizeFilter::kBicubic, cv::INTER_CUBIC, w7, h7, 2, kWeights, h},
            frames.rgb, frames, races);
  AddNearest({"0.7_nearest", ResizeFilter::kNearest, cv::INTER_NEAREST_EXACT, w7, h7, 255,
              "OpenCV's places have 16 bits: one beside the edge of a pixel may take the next", h7},
             frames.bgra, frames, races);
  AddNearest({"0.7_nearest_of_corners", ResizeFilter::kNearest, cv::INTER_NEAREST, w7, h7, 255,
              "OpenCV's INTER_NEAREST looks from the pixels' corners", h7},
             frames.bgra, frames, races);
}

// What Flip and Rotate90 share: pixels moved, none changed.
void AddMove(const std::string& name, ConstImageView source, bool is_turned,
             const std::function<Status(ImageView)>& ours_of,
             const std::function<void(ImageView)>& scalar_of,
             const std::function<void(const cv::Mat&, cv::Mat&)>& rival_of, const Frames& frames,
             Races& races) {
  auto ours = std::make_shared<OwnedImage>(is_turned ? source.height : source.width,
                                           is_turned ? source.width : source.height, source.format);
  auto rival = std::make_shared<cv::Mat>();
  races.push_back({.name = name + "/u8x" + std::to_string(BytesPerPixel(source.format)),
                   .image = frames.name,
                   .ours = [=] { Must(ours_of(ours->view)); },
                   .rival = [=] { rival_of(MatOf(source), *rival); },
                   .scalar = [=] { scalar_of(ours->view); },
                   .difference = [=] { return Compare(ours->view, *rival); },
                   .bytes = 2 * int64_t(ours->bytes.size())});
}

void AddFlip(const std::string& name, ConstImageView source, ops::FlipAxis axis, int code,
             const Frames& frames, Races& races) {
  AddMove(
      "flip/" + name, source, false,
      [=](ImageView target) { return ops::Flip(source, target, axis); },
      [=](ImageView target) {
        kernels::scalar::Flip(ops::RowsOf(source), ops::RowsOf(target), ops::ExtentOf(source),
                              size_t(BytesPerPixel(source.format)), axis);
      },
      [=](const cv::Mat& from, cv::Mat& to) { cv::flip(from, to, code); }, frames, races);
}

void AddRotate90(ConstImageView source, const Frames& frames, Races& races) {
  constexpr auto kTurn = ops::QuarterTurn::kClockwise;
  AddMove(
      "rotate90", source, true,
      [=](ImageView target) { return ops::Rotate90(source, target, kTurn); },
      [=](ImageView target) {
        kernels::scalar::Rotate90(ops::RowsOf(source), ops::RowsOf(target), ops::ExtentOf(source),
                                  size_t(BytesPerPixel(source.format)), kTurn);
      },
      [=](const cv::Mat& from, cv::Mat& to) { cv::rotate(from, to, cv::ROTATE_90_CLOCKWISE); },
      frames, races);
}

void AddMoves(const Frames& frames, Races& races) {
  for (const ConstImageView source : {frames.gray, frames.rgb, frames.bgra}) {
    AddFlip("horizontal", source, ops::FlipAxis::kHorizontal, 1, frames, races);
    AddRotate90(source, frames, races);
  }
  AddFlip("vertical", frames.bgra, ops::FlipAxis::kVertical, 0, frames, races);
}

// The bits of a hash over cells that OpenCV reduced.
uint64_t HashOfCells(const cv::Mat& cells) {
  uint64_t hash = 0;
  for (int i = 0; i < 64; ++i) {
    const uint8_t* left = cells.ptr<uint8_t>(i / 8) + i % 8;
    if (left[1] > left[0] + 1) hash |= uint64_t{1} << i;
  }
  return hash;
}

// OpenCV has no such hash in its main modules: the same steps, a gray picture reduced to 9 x 8.
void AddPerceptualHash(const Frames& frames, Races& races) {
  auto hash = std::make_shared<uint64_t>();
  auto gray = std::make_shared<cv::Mat>();
  auto cells = std::make_shared<cv::Mat>();
  auto scratch = std::make_shared<Arena>();
  const ConstImageView source = frames.bgra;
  races.push_back(
      {.name = "perceptual_hash/u8x4",
       .image = frames.name,
       .ours =
           [=] {
             scratch->Reset();
             const auto result = ops::PerceptualHash(source, *scratch);
             Must(result ? Status::Ok() : result.error());
             *hash = *result;
           },
       .rival =
           [=] {
             cv::cvtColor(MatOf(source), *gray, cv::COLOR_BGRA2GRAY);
             cv::resize(*gray, *cells, cv::Size(9, 8), 0, 0, cv::INTER_AREA);
           },
       .difference =
           [=] {
             const int bits = ops::PerceptualDistance(*hash, HashOfCells(*cells));
             return Difference{.largest = double(bits), .share = bits / 64.0};
           },
       .allowed = 4,
       .rounding = "bits of 64: OpenCV's cells are rounded to whole grays and share border pixels",
       .bytes = int64_t(source.width) * source.height * 4});
}

// Turned by about 5 degrees and made smaller a little, as a photographed screen is set straight.
void AddWarpAffine(ConstImageView source, ops::WarpFilter filter, const std::string& name, int code,
                   const Frames& frames, Races& races) {
  const ops::AffineMatrix matrix = {.xx = 68000,
                                    .xy = 5900,
                                    .x0 = int64_t{-100} * 65536 + 777,
                                    .yx = -5900,
                                    .yy = 68000,
                                    .y0 = int64_t{60} * 65536 + 12345};
  constexpr double kOne = 65536;
  const cv::Mat_<double> same =
      (cv::Mat_<double>(2, 3) << double(matrix.xx) / kOne, double(matrix.xy) / kOne,
       double(matrix.x0) / kOne, double(matrix.yx) / kOne, double(matrix.yy) / kOne,
       double(matrix.y0) / kOne);
  auto ours = std::make_shared<OwnedImage>(source.width, source.height, source.format);
  auto rival = std::make_shared<cv::Mat>();
  auto scratch = std::make_shared<Arena>();
  const ops::BorderValue border = {{10, 20, 30, 40}};
  const kernels::Extent extent = ops::ExtentOf(source);
  const auto channels = size_t(BytesPerPixel(source.format));
  races.push_back(
      {.name = "warp_affine/" + name + "/u8x" + std::to_string(channels),
       .image = frames.name,
       .ours =
           [=] {
             scratch->Reset();
             Must(ops::WarpAffine(source, ours->view, matrix, filter, border, *scratch));
           },
       .rival =
           [=] {
             cv::warpAffine(MatOf(source), *rival, same, cv::Size(source.width, source.height),
                            code | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT,
                            cv::Scalar(10, 20, 30, 40));
           },
       .scalar =
           [=] {
             kernels::scalar::WarpAffine(ops::RowsOf(source), ops::RowsOf(ours->view),
                                         {extent, extent, channels}, matrix, filter, border);
           },
       .difference = [=] { return Compare(ours->view, *rival); },
       .bytes = 2 * int64_t(ours->bytes.size())});
}

void AddWarps(const Frames& frames, Races& races) {
  for (const ConstImageView source : {frames.gray, frames.rgb, frames.bgra}) {
    AddWarpAffine(source, ops::WarpFilter::kBilinear, "bilinear", cv::INTER_LINEAR, frames, races);
  }
  AddWarpAffine(frames.bgra, ops::WarpFilter::kNearest, "nearest", cv::INTER_NEAREST, frames,
                races);
}

}  // namespace

void AddGeometryRaces(const Frames& frames, Races& races) {
  AddResizes(frames, races);
  AddMoves(frames, races);
  AddPerceptualHash(frames, races);
  AddWarps(frames, races);
}

}  // namespace genie::races
