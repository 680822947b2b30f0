// Races of edges: see race.h.
#include <genie/kernels/canny.h>
#include <genie/ops/canny.h>
#include <genie/ops/pixel_rows.h>
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

}  // namespace

void AddEdgeRaces(const Frames& frames, Races& races) { AddCanny(frames, races); }

}  // namespace genie::races
