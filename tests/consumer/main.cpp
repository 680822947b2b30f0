// Draws a frame with one button-like rectangle, asks the installed engine what it sees, and prints
// the answer. Exits with 1 when the call fails.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <vector>

#include <genie/base/version.h>
#include <genie/engine/engine.h>

namespace {

constexpr int kWidth = 320;
constexpr int kHeight = 200;

std::vector<uint8_t> FrameWithRectangle(const genie::Box& box) {
  std::vector<uint8_t> pixels(size_t{kWidth} * kHeight * 3, 245);
  for (int y = box.y; y < box.y + box.height; ++y) {
    std::fill_n(pixels.begin() + (y * kWidth + box.x) * 3, box.width * 3, uint8_t{40});
  }
  return pixels;
}

}  // namespace

int main() {
  auto engine = genie::Engine::Create(genie::Config{});
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().message().data());
    return 1;
  }
  const auto pixels = FrameWithRectangle({100, 80, 96, 32});
  const genie::ConstImageView frame{pixels.data(), kWidth, kHeight, kWidth * 3,
                                    genie::PixelFormat::kRgb};
  genie::DetectRequest request;
  request.min_confidence_permille = 0;  // a lone rectangle is not sure to be a control
  genie::DetectResult result;
  const genie::Status status = (*engine)->Detect(frame, request, result);
  if (!status.ok()) {
    std::fprintf(stderr, "%s\n", status.message().data());
    return 1;
  }
  const std::string_view version = genie::Version();
  std::printf("genie %.*s: %zu elements\n", static_cast<int>(version.size()), version.data(),
              result.scene.elements.size());
  return 0;
}
