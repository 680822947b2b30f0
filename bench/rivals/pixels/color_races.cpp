// Races of colour and points: see race.h.
#include <genie/kernels/gray.h>
#include <genie/ops/gray.h>
#include <genie/ops/pixel_rows.h>
#include <opencv2/imgproc.hpp>

#include <memory>

#include "race.h"

namespace genie::races {
namespace {

void AddGray(ConstImageView source, const std::string& variant, int code, const Frames& frames,
             Races& races) {
  auto ours = std::make_shared<OwnedImage>(source.width, source.height, PixelFormat::kGray);
  auto rival = std::make_shared<cv::Mat>();
  races.push_back(
      {.name = "gray/" + variant,
       .image = frames.name,
       .ours = [=] { Must(ops::Gray(source, ours->view)); },
       .rival = [=] { cv::cvtColor(MatOf(source), *rival, code); },
       .scalar =
           [=] {
             kernels::scalar::Gray(ops::RowsOf(source), ops::OrderOf(source.format),
                                   ops::RowsOf(ours->view), ops::ExtentOf(source));
           },
       .difference = [=] { return Compare(ours->view, *rival); },
       .allowed = 1,
       .rounding = "OpenCV's weights have 15 bits, ours 14",
       .bytes = int64_t(source.width) * source.height * (BytesPerPixel(source.format) + 1),
       .is_per_pixel = true});
}

}  // namespace

void AddColorRaces(const Frames& frames, Races& races) {
  AddGray(frames.bgra, "u8x4", cv::COLOR_BGRA2GRAY, frames, races);
  AddGray(frames.rgb, "u8x3", cv::COLOR_RGB2GRAY, frames, races);
}

}  // namespace genie::races
