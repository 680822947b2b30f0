// The main job, tried on a picture drawn here, for `genie doctor`: see inspect.h.
#include <algorithm>
#include <memory>

#include <genie/codec/encode.h>
#include <genie/engine/engine.h>
#include <genie/image/image.h>

#include "inspect.h"

namespace genie::cli {
namespace {

constexpr int32_t kWidth = 320;
constexpr int32_t kHeight = 200;
constexpr Box kButton = {100, 80, 120, 36};

// A blue button on white.
Result<Image> DrawScreen() {
  Result<Image> image = Image::Create(kWidth, kHeight, PixelFormat::kRgb);
  if (!image) return image;
  const ImageView view = image->mutable_view();
  for (int32_t y = 0; y < kHeight; ++y) {
    for (int32_t x = 0; x < kWidth; ++x) {
      const bool inside = Contains(kButton, x, y);
      uint8_t* pixel = view.row(y) + x * 3;
      pixel[0] = inside ? 30 : 255;
      pixel[1] = inside ? 100 : 255;
      pixel[2] = inside ? 220 : 255;
    }
  }
  return image;
}

// The whole way: pixels, PNG, pixels, elements. How many elements fit the button.
Result<int64_t> TryMainJob() {
  const Result<Image> drawn = DrawScreen();
  if (!drawn) return Fail(drawn.error());
  List<uint8_t> png;
  GENIE_FAIL_IF_ERROR(EncodePng(drawn->view(), png));
  const Config shipped;
  const Result<std::unique_ptr<Engine>> engine = Engine::Create(shipped);
  if (!engine) return Fail(engine.error());
  DetectRequest request;
  request.min_confidence_permille = 0;
  DetectResult result;
  GENIE_FAIL_IF_ERROR((*engine)->DetectEncoded(png.span(), request, result));
  return std::ranges::count_if(result.scene.elements, [](const Element& e) {
    constexpr int32_t kFitPermille = 900;
    return IouPermille(e.box, kButton) >= kFitPermille;
  });
}

}  // namespace

void InspectMainJob(Findings& findings) {
  const Result<int64_t> fitting = TryMainJob();
  const bool found = fitting && *fitting > 0;
  findings.push_back({"main job", "detect", found ? Presence::kPresent : Presence::kBroken,
                      found     ? "drew a button, wrote and read it as PNG, and found it"
                      : fitting ? "drew a button and did not find it again; please report this"
                                : std::string(fitting.error().message())});
}

}  // namespace genie::cli
