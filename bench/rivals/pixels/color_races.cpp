// Races of colour and points: see race.h.
#include <genie/kernels/absolute_difference.h>
#include <genie/kernels/blend.h>
#include <genie/kernels/convert_format.h>
#include <genie/kernels/gray.h>
#include <genie/kernels/hsv.h>
#include <genie/kernels/lab.h>
#include <genie/kernels/tone.h>
#include <genie/kernels/ycrcb.h>
#include <genie/ops/absolute_difference.h>
#include <genie/ops/blend.h>
#include <genie/ops/color_spaces.h>
#include <genie/ops/convert_format.h>
#include <genie/ops/gray.h>
#include <genie/ops/pixel_rows.h>
#include <genie/ops/tone.h>
#include <opencv2/imgproc.hpp>

#include <array>
#include <memory>

#include "race.h"

namespace genie::races {
namespace {

using kernels::Extent;
using Table = std::array<uint8_t, 256>;

struct Targets {
  std::shared_ptr<OwnedImage> ours;
  std::shared_ptr<cv::Mat> rival;
};

Targets MakeTargets(ConstImageView source, PixelFormat format) {
  return {std::make_shared<OwnedImage>(source.width, source.height, format),
          std::make_shared<cv::Mat>()};
}

// A race of one image into one of `format`, without its functions.
Race Blank(const std::string& name, ConstImageView source, const Targets& targets,
           const Frames& frames) {
  const PixelFormat format = targets.ours->view.format;
  return {.name = name,
          .image = frames.name,
          .difference = [=] { return Compare(targets.ours->view, *targets.rival); },
          .bytes = int64_t(source.width) * source.height *
                   (BytesPerPixel(source.format) + BytesPerPixel(format)),
          .is_per_pixel = true};
}

Extent BytesOf(ConstImageView view) {
  const Extent pixels = ops::ExtentOf(view);
  return {pixels.width * size_t(BytesPerPixel(view.format)), pixels.height};
}

void AddGray(ConstImageView source, const std::string& variant, int code, const Frames& frames,
             Races& races) {
  const Targets to = MakeTargets(source, PixelFormat::kGray);
  Race race = Blank("gray/" + variant, source, to, frames);
  race.ours = [=] { Must(ops::Gray(source, to.ours->view)); };
  race.rival = [=] { cv::cvtColor(MatOf(source), *to.rival, code); };
  race.scalar = [=] {
    kernels::scalar::Gray(ops::RowsOf(source), ops::OrderOf(source.format),
                          ops::RowsOf(to.ours->view), ops::ExtentOf(source));
  };
  race.allowed = 1;
  race.rounding = "OpenCV's weights have 15 bits, ours 14";
  races.push_back(race);
}

void AddConversion(ConstImageView source, PixelFormat format, const std::string& variant, int code,
                   const Frames& frames, Races& races) {
  const Targets to = MakeTargets(source, format);
  Race race = Blank("convert_format/" + variant, source, to, frames);
  race.ours = [=] { Must(ops::ConvertFormat(source, to.ours->view)); };
  race.rival = [=] { cv::cvtColor(MatOf(source), *to.rival, code); };
  race.scalar = [=] {
    kernels::scalar::ConvertFormat(ops::RowsOf(source), ops::OrderOf(source.format),
                                   ops::RowsOf(to.ours->view), ops::OrderOf(format),
                                   ops::ExtentOf(source));
  };
  races.push_back(race);
}

void AddConversions(const Frames& frames, Races& races) {
  AddConversion(frames.bgra, PixelFormat::kRgb, "bgra_to_rgb/u8x4", cv::COLOR_BGRA2RGB, frames,
                races);
  AddConversion(frames.rgb, PixelFormat::kBgr, "rgb_to_bgr/u8x3", cv::COLOR_RGB2BGR, frames, races);
  AddConversion(frames.rgb, PixelFormat::kBgra, "rgb_to_bgra/u8x3", cv::COLOR_RGB2BGRA, frames,
                races);
  AddConversion(frames.bgra, PixelFormat::kRgba, "bgra_to_rgba/u8x4", cv::COLOR_BGRA2RGBA, frames,
                races);
  AddConversion(frames.gray, PixelFormat::kRgb, "gray_to_rgb/u8x1", cv::COLOR_GRAY2RGB, frames,
                races);
  AddConversion(frames.gray, PixelFormat::kRgba, "gray_to_rgba/u8x1", cv::COLOR_GRAY2RGBA, frames,
                races);
}

void AddInvert(ConstImageView source, const std::string& variant, const Frames& frames,
               Races& races) {
  const Targets to = MakeTargets(source, source.format);
  Race race = Blank("invert/" + variant, source, to, frames);
  race.ours = [=] { Must(ops::Invert(source, to.ours->view)); };
  race.rival = [=] { cv::bitwise_not(MatOf(source), *to.rival); };
  race.scalar = [=] {
    kernels::scalar::Invert(ops::RowsOf(source), ops::RowsOf(to.ours->view), BytesOf(source));
  };
  races.push_back(race);
}

void AddTable(ConstImageView source, const std::string& variant, const Frames& frames,
              Races& races) {
  const Targets to = MakeTargets(source, source.format);
  const auto table = std::make_shared<Table>();
  Must(ops::GammaTable(1 / 2.2, *table));
  Race race = Blank("apply_table/" + variant, source, to, frames);
  race.ours = [=] { Must(ops::ApplyTable(source, *table, to.ours->view)); };
  race.rival = [=] { cv::LUT(MatOf(source), cv::Mat(1, 256, CV_8U, table->data()), *to.rival); };
  race.scalar = [=] {
    kernels::scalar::ApplyTable(ops::RowsOf(source), table->data(), ops::RowsOf(to.ours->view),
                                BytesOf(source));
  };
  races.push_back(race);
}

void AddContrast(ConstImageView source, const std::string& variant, const Frames& frames,
                 Races& races) {
  const Targets to = MakeTargets(source, source.format);
  Race race = Blank("brightness_contrast/" + variant, source, to, frames);
  race.ours = [=] { Must(ops::BrightnessContrast(source, to.ours->view, 300, -20)); };
  race.rival = [=] { MatOf(source).convertTo(*to.rival, -1, 300 / 256.0, -20); };
  race.scalar = [=] {
    kernels::scalar::BrightnessContrast(ops::RowsOf(source), {300, -20}, ops::RowsOf(to.ours->view),
                                        BytesOf(source));
  };
  race.allowed = 1;
  race.rounding = "OpenCV rounds halves to even, we round them up";
  races.push_back(race);
}

void AddBlend(ConstImageView a, ConstImageView b, const std::string& variant, const Frames& frames,
              Races& races) {
  const Targets to = MakeTargets(a, a.format);
  Race race = Blank("blend/" + variant, a, to, frames);
  race.ours = [=] { Must(ops::Blend(a, b, 100, to.ours->view)); };
  race.rival = [=] { cv::addWeighted(MatOf(a), 100 / 256.0, MatOf(b), 156 / 256.0, 0, *to.rival); };
  race.scalar = [=] {
    kernels::scalar::Blend(ops::RowsOf(a), ops::RowsOf(b), 100, ops::RowsOf(to.ours->view),
                           BytesOf(a));
  };
  race.allowed = 1;
  race.rounding = "OpenCV rounds halves to even, we round them up";
  race.bytes = race.bytes / 2 * 3;
  races.push_back(race);
}

void AddDifference(ConstImageView a, ConstImageView b, const std::string& variant,
                   const Frames& frames, Races& races) {
  const Targets to = MakeTargets(a, a.format);
  Race race = Blank("absolute_difference/" + variant, a, to, frames);
  race.ours = [=] { Must(ops::AbsoluteDifference(a, b, to.ours->view)); };
  race.rival = [=] { cv::absdiff(MatOf(a), MatOf(b), *to.rival); };
  race.scalar = [=] {
    kernels::scalar::AbsoluteDifference(ops::RowsOf(a), ops::RowsOf(b), ops::RowsOf(to.ours->view),
                                        BytesOf(a));
  };
  race.bytes = race.bytes / 2 * 3;
  races.push_back(race);
}

// A colour space and what does it: the operation, its oracle, OpenCV's code.
struct ToSpace {
  std::string name;
  decltype(&ops::ToHsv) ours;
  decltype(&kernels::scalar::ToHsv) scalar;
  int code;
  double allowed = 0;
  std::string rounding = {};
};

void AddToSpace(const ToSpace& space, ConstImageView source, const Frames& frames, Races& races) {
  const Targets to = MakeTargets(source, PixelFormat::kRgb);
  Race race = Blank(space.name, source, to, frames);
  race.ours = [=] { Must(space.ours(source, to.ours->view)); };
  race.rival = [=] { cv::cvtColor(MatOf(source), *to.rival, space.code); };
  race.scalar = [=] {
    space.scalar(ops::RowsOf(source), ops::OrderOf(source.format), ops::RowsOf(to.ours->view),
                 ops::ExtentOf(source));
  };
  race.allowed = space.allowed;
  race.rounding = space.rounding;
  races.push_back(race);
}

struct FromSpace {
  ToSpace to;  // makes the source
  std::string name;
  decltype(&ops::FromHsv) ours;
  decltype(&kernels::scalar::FromHsv) scalar;
  int code;
  double allowed;
  std::string rounding;
};

void AddFromSpace(const FromSpace& space, const Frames& frames, Races& races) {
  const Targets to = MakeTargets(frames.rgb, PixelFormat::kRgb);
  const auto source =
      std::make_shared<OwnedImage>(frames.rgb.width, frames.rgb.height, PixelFormat::kRgb);
  Must(space.to.ours(frames.rgb, source->view));
  Race race = Blank(space.name, source->view, to, frames);
  race.ours = [=] { Must(space.ours(source->view, to.ours->view)); };
  race.rival = [=] { cv::cvtColor(MatOf(source->view), *to.rival, space.code); };
  race.scalar = [=] {
    space.scalar(ops::RowsOf(ConstImageView(source->view)), ops::RowsOf(to.ours->view),
                 kernels::PixelOrder::kRgb, ops::ExtentOf(source->view));
  };
  race.allowed = space.allowed;
  race.rounding = space.rounding;
  races.push_back(race);
}

void AddSpaces(const Frames& frames, Races& races) {
  const ToSpace hsv = {"to_hsv/u8x3", ops::ToHsv, kernels::scalar::ToHsv, cv::COLOR_RGB2HSV};
  const ToSpace ycrcb = {"to_ycrcb/u8x3", ops::ToYcrcb, kernels::scalar::ToYcrcb,
                         cv::COLOR_RGB2YCrCb};
  AddToSpace(hsv, frames.rgb, frames, races);
  AddToSpace({"to_hsv/u8x4", hsv.ours, hsv.scalar, cv::COLOR_BGR2HSV}, frames.bgra, frames, races);
  AddToSpace(ycrcb, frames.rgb, frames, races);
  AddToSpace({"to_ycrcb/u8x4", ycrcb.ours, ycrcb.scalar, cv::COLOR_BGR2YCrCb}, frames.bgra, frames,
             races);
  const ToSpace lab = {"to_lab/u8x3",     ops::ToLab, kernels::scalar::ToLab,
                       cv::COLOR_RGB2Lab, 1,          "the last bits of the tables"};
  AddToSpace(lab, frames.rgb, frames, races);
  AddToSpace({"to_lab/u8x4", lab.ours, lab.scalar, cv::COLOR_BGR2Lab, 1, lab.rounding}, frames.bgra,
             frames, races);
  for (ToSpace space : {hsv, ycrcb, lab}) {
    space.name += "/noise";
    AddToSpace(space, frames.noise_rgb, frames, races);
  }
  AddFromSpace({hsv, "from_hsv/u8x3", ops::FromHsv, kernels::scalar::FromHsv, cv::COLOR_HSV2RGB, 1,
                "OpenCV computes in floats and rounds halves to even"},
               frames, races);
  AddFromSpace({ycrcb, "from_ycrcb/u8x3", ops::FromYcrcb, kernels::scalar::FromYcrcb,
                cv::COLOR_YCrCb2RGB, 0, ""},
               frames, races);
}

// OpenCV has nothing of the kind. The top is the other picture, its alpha its own green.
void AddOverlay(const Frames& frames, Races& races) {
  const ConstImageView other = frames.other_bgra;
  const auto top = std::make_shared<OwnedImage>(other.width, other.height, other.format);
  MatOf(other).copyTo(MatOf(top->view));
  for (size_t i = 3; i < top->bytes.size(); i += 4) top->bytes[i] = top->bytes[i - 2];
  const Targets to = MakeTargets(frames.bgra, frames.bgra.format);
  Race race = Blank("overlay/u8x4", other, to, frames);
  race.ours = [=] { Must(ops::Overlay(top->view, to.ours->view, 0, 0)); };
  race.scalar = [=] {
    kernels::scalar::Overlay(ops::RowsOf(ConstImageView(top->view)), kernels::PixelOrder::kBgra,
                             ops::RowsOf(to.ours->view), kernels::PixelOrder::kBgra,
                             ops::ExtentOf(other));
  };
  race.difference = {};
  race.bytes = race.bytes / 2 * 3;
  races.push_back(race);
}

}  // namespace

void AddColorRaces(const Frames& frames, Races& races) {
  AddGray(frames.bgra, "u8x4", cv::COLOR_BGRA2GRAY, frames, races);
  AddGray(frames.rgb, "u8x3", cv::COLOR_RGB2GRAY, frames, races);
  AddConversions(frames, races);
  AddInvert(frames.gray, "u8x1", frames, races);
  AddInvert(frames.bgra, "u8x4", frames, races);
  AddTable(frames.gray, "u8x1", frames, races);
  AddTable(frames.rgb, "u8x3", frames, races);
  AddContrast(frames.gray, "u8x1", frames, races);
  AddContrast(frames.bgra, "u8x4", frames, races);
  AddBlend(frames.gray, frames.other_gray, "u8x1", frames, races);
  AddBlend(frames.rgb, frames.other_rgb, "u8x3", frames, races);
  AddDifference(frames.gray, frames.other_gray, "u8x1", frames, races);
  AddDifference(frames.bgra, frames.other_bgra, "u8x4", frames, races);
  AddOverlay(frames, races);
  AddSpaces(frames, races);
}

}  // namespace genie::races
