#include "error_pictures.h"

#include <algorithm>
#include <cmath>

#include <genie/codec/encode.h>

#include "../files/own_file.h"
#include "../files/png_mark.h"
#include "matching.h"
#include "picture.h"

namespace genie::eval {
namespace {

struct Colour {
  uint8_t red, green, blue;
};
constexpr Colour kMissed = {230, 0, 40};
constexpr Colour kFalse = {255, 140, 0};
constexpr Colour kHit = {0, 170, 60};
constexpr Colour kNeither = {60, 110, 255};

enum class Stroke { kThin, kThick, kDotted };

// Pixels of one outline, clipped to the picture.
class Pen {
 public:
  Pen(ImageView target, Colour colour, Stroke stroke)
      : target_(target), colour_(colour), stroke_(stroke) {}

  void Outline(const Rect& rect) {
    const Box box = Clipped(rect);
    for (int ring = 0; ring < (stroke_ == Stroke::kThick ? 2 : 1); ++ring) {
      Frame({box.x - ring, box.y - ring, box.width + 2 * ring, box.height + 2 * ring});
    }
  }

 private:
  static constexpr double kFar = 1e6;  // beyond every picture, and inside an int

  Box Clipped(const Rect& rect) const {
    const auto whole = [](double v) {
      return static_cast<int32_t>(std::lround(std::clamp(std::isnan(v) ? 0 : v, -kFar, kFar)));
    };
    const int32_t left = std::clamp(whole(rect.left), 0, target_.width - 1);
    const int32_t top = std::clamp(whole(rect.top), 0, target_.height - 1);
    return BoxFromEdges(left, top, std::clamp(whole(rect.right), left + 1, target_.width),
                        std::clamp(whole(rect.bottom), top + 1, target_.height));
  }

  void Frame(const Box& box) {
    for (int32_t x = box.x; x < box.right(); ++x) {
      Dot(x, box.y);
      Dot(x, box.bottom() - 1);
    }
    for (int32_t y = box.y; y < box.bottom(); ++y) {
      Dot(box.x, y);
      Dot(box.right() - 1, y);
    }
  }

  void Dot(int32_t x, int32_t y) {
    if (x < 0 || y < 0 || x >= target_.width || y >= target_.height) return;
    if (stroke_ == Stroke::kDotted && (x + y) % 4 != 0) return;
    uint8_t* pixel = target_.row(y) + x * BytesPerPixel(target_.format);
    pixel[0] = colour_.red;
    pixel[1] = colour_.green;
    pixel[2] = colour_.blue;
  }

  ImageView target_;
  Colour colour_;
  Stroke stroke_;
};

void DrawErrors(const Screen& screen, Subset subset, ImageView target) {
  const Sides sides = Split(
      screen, [&](const TruthElement& e) { return IsIn(subset, e); },
      [](const TruthElement&) { return true; });
  const Matching matching = Match(screen, sides, ShownRows(screen), kLowestIou);
  const auto& elements = screen.truth.elements;
  for (const TruthElement& element : elements) {
    if (element.ignore || element.opaque)
      Pen(target, kNeither, Stroke::kDotted).Outline(element.box());
  }
  for (size_t i = 0; i < matching.rows.size(); ++i) {
    const Rect& box = screen.predicted[matching.rows[i]].box;
    if (matching.hit_of[i] != kNone) Pen(target, kHit, Stroke::kThin).Outline(box);
  }
  for (size_t i = 0; i < matching.rows.size(); ++i) {
    const Rect& box = screen.predicted[matching.rows[i]].box;
    if (matching.hit_of[i] == kNone && !matching.dropped[i]) {
      Pen(target, kFalse, Stroke::kThick).Outline(box);
    }
  }
  for (size_t i = 0; i < elements.size(); ++i) {
    if (sides.wanted[i] && !matching.hit[i] && !matching.excused[i]) {
      Pen(target, kMissed, Stroke::kThick).Outline(elements[i].box());
    }
  }
}

Status WriteErrorPicture(const ScreenFile& file, const Screen& screen, Subset subset,
                         const std::filesystem::path& folder) {
  auto image = ReadPicture(file.picture, {});
  if (!image) return image.error();
  DrawErrors(screen, subset, image->mutable_view());
  List<uint8_t> png;
  GENIE_RETURN_IF_ERROR(EncodePng(image->view(), png));
  GENIE_RETURN_IF_ERROR(cli::MarkPng(png));
  const std::filesystem::path target = folder / file.folder / (file.name + ".png");
  GENIE_RETURN_IF_ERROR(cli::MakeFolder(target.parent_path().string()));
  return cli::WriteOwnFile(target.string(), png.span(), cli::Overwrite::kOwnFiles);
}

}  // namespace

Status WriteErrorPictures(const ScreenSet& set, const std::vector<std::optional<Screen>>& screens,
                          Subset subset, const std::filesystem::path& folder, Executor& executor) {
  std::vector<Status> results(screens.size());
  executor.Run(screens.size(), [&](size_t i) {
    if (!screens[i] || set.screens[i].picture.empty()) return;
    results[i] = WriteErrorPicture(set.screens[i], *screens[i], subset, folder);
  });
  for (const Status& status : results) GENIE_RETURN_IF_ERROR(status);
  return Status::Ok();
}

}  // namespace genie::eval
