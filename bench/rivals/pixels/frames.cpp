// The frames of the races: see frames.h.
#include "frames.h"

#include <algorithm>
#include <cstring>

#include <genie/codec/decode.h>
#include <genie/codec/file.h>
#include <opencv2/imgproc.hpp>

namespace genie::races {
namespace {

namespace fs = std::filesystem;
constexpr int32_t kWidth = 1920, kHeight = 1080;

OwnedImage Load(const fs::path& path) {
  List<uint8_t> bytes;
  Must(ReadFile(path.string(), ImageLimits(), bytes));
  const auto image = Decode(bytes.span());
  if (!image) Must(image.error().Prefixed(path.string()));
  const ConstImageView view = image->view();
  OwnedImage rgb(view.width, view.height, PixelFormat::kRgb);
  const int code = view.format == PixelFormat::kGray   ? cv::COLOR_GRAY2RGB
                   : view.format == PixelFormat::kRgba ? cv::COLOR_RGBA2RGB
                                                       : -1;
  cv::Mat target = MatOf(rgb.view);
  if (code < 0) {
    MatOf(view).copyTo(target);
  } else {
    cv::cvtColor(MatOf(view), target, code);
  }
  return rgb;
}

// Four frames as one of twice the size, `turn` of them moved on.
OwnedImage FourOf(const std::vector<OwnedImage>& screens, size_t turn) {
  OwnedImage all(2 * kWidth, 2 * kHeight, PixelFormat::kRgb);
  for (int32_t i = 0; i < 4; ++i) {
    const ImageView part = Crop(all.view, {i % 2 * kWidth, i / 2 * kHeight, kWidth, kHeight});
    MatOf(screens[(size_t(i) + turn) % screens.size()].view).copyTo(MatOf(part));
  }
  return all;
}

// The same bytes in each run.
OwnedImage NoiseLike(const OwnedImage& image) {
  OwnedImage noise(image.view.width, image.view.height, PixelFormat::kRgb);
  cv::RNG(7).fill(MatOf(noise.view), cv::RNG::UNIFORM, 0, 256);
  return noise;
}

}  // namespace

FrameSet::FrameSet(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".png") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<OwnedImage> screens;
  for (const fs::path& path : paths) {
    OwnedImage screen = Load(path);
    if (screen.view.width == kWidth && screen.view.height == kHeight) {
      screens.push_back(std::move(screen));
    }
  }
  if (screens.size() < 4) {
    Must(Status(StatusCode::kNotFound, "four screens of 1920x1080 are needed; give --screens")
             .With("folder", folder.string()));
  }
  kept_.reserve(32);  // views point into it: it must not move
  hd_ = Prepare(screens[0], screens[1]);
  uhd_ = Prepare(FourOf(screens, 0), FourOf(screens, 1));
}

Frames FrameSet::Prepare(const OwnedImage& first, const OwnedImage& second) {
  return {.name = std::to_string(first.view.width) + "x" + std::to_string(first.view.height),
          .gray = Keep(first, PixelFormat::kGray),
          .rgb = Keep(first, PixelFormat::kRgb),
          .bgr = Keep(first, PixelFormat::kBgr),
          .rgba = Keep(first, PixelFormat::kRgba),
          .bgra = Keep(first, PixelFormat::kBgra),
          .other_gray = Keep(second, PixelFormat::kGray),
          .other_rgb = Keep(second, PixelFormat::kRgb),
          .other_bgra = Keep(second, PixelFormat::kBgra),
          .noise_gray = Keep(NoiseLike(first), PixelFormat::kGray),
          .noise_rgb = Keep(NoiseLike(first), PixelFormat::kRgb)};
}

ConstImageView FrameSet::Keep(const OwnedImage& rgb, PixelFormat format) {
  OwnedImage& kept = kept_.emplace_back(rgb.view.width, rgb.view.height, format);
  cv::Mat target = MatOf(kept.view);
  switch (format) {
    case PixelFormat::kGray:
      cv::cvtColor(MatOf(rgb.view), target, cv::COLOR_RGB2GRAY);
      break;
    case PixelFormat::kRgb:
      MatOf(rgb.view).copyTo(target);
      break;
    case PixelFormat::kBgr:
      cv::cvtColor(MatOf(rgb.view), target, cv::COLOR_RGB2BGR);
      break;
    case PixelFormat::kRgba:
      cv::cvtColor(MatOf(rgb.view), target, cv::COLOR_RGB2RGBA);
      break;
    case PixelFormat::kBgra:
      cv::cvtColor(MatOf(rgb.view), target, cv::COLOR_RGB2BGRA);
      break;
  }
  return kept.view;
}

}  // namespace genie::races
