#include "frames.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <utility>

#include <genie/base/hash.h>
#include <genie/base/list.h>
#include <genie/codec/decode.h>
#include <genie/codec/file.h>
#include <genie/codec/format.h>

namespace genie::bench {
namespace {

namespace fs = std::filesystem;

bool HasSize(const fs::path& path, int32_t width, int32_t height) {
  List<uint8_t> bytes;
  if (!ReadFile(path.string(), {}, bytes).ok()) return false;
  const auto info = PeekInfo(bytes.span());
  return info && info->width == width && info->height == height;
}

void CopyInto(ConstImageView from, ImageView to) {
  for (int32_t y = 0; y < from.height; ++y) {
    std::memcpy(to.row(y), from.row(y), static_cast<size_t>(from.width) * 3);
  }
}

}  // namespace

Result<std::vector<fs::path>> FindScreens(const fs::path& folder, int32_t width, int32_t height) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const fs::path& path = at->path();
    if (path.extension() == ".png" && HasSize(path, width, height)) paths.push_back(path);
  }
  std::ranges::sort(paths, {}, [](const fs::path& path) { return path.native(); });
  if (!paths.empty()) return paths;
  return Fail(Status(StatusCode::kNotFound,
                     "no screens of the wanted size; give their folder with --screens")
                  .With("width", width)
                  .With("height", height)
                  .Prefixed(folder.string()));
}

Result<std::vector<Frame>> ReadScreens(const fs::path& folder, int32_t width, int32_t height) {
  const auto paths = FindScreens(folder, width, height);
  if (!paths) return Fail(paths.error());
  std::vector<Frame> frames;
  for (const fs::path& path : *paths) {
    List<uint8_t> bytes;
    GENIE_FAIL_IF_ERROR(ReadFile(path.string(), {}, bytes));
    auto image = Decode(bytes.span());
    if (!image) return Fail(image.error().Prefixed(path.string()));
    frames.push_back({path.stem().string(), path, std::move(*image)});
  }
  return frames;
}

Result<Frame> MakeQuadruple(const std::vector<Frame>& screens) {
  const ConstImageView first = screens.front().rgb.view();
  auto image = Image::Create(first.width * 2, first.height * 2, PixelFormat::kRgb);
  if (!image) return Fail(image.error());
  for (int32_t quarter = 0; quarter < 4; ++quarter) {
    const Box place{(quarter % 2) * first.width, (quarter / 2) * first.height, first.width,
                    first.height};
    CopyInto(screens[static_cast<size_t>(quarter) % screens.size()].rgb.view(),
             Crop(image->mutable_view(), place));
  }
  return Frame{"four screens in one", {}, std::move(*image)};
}

Result<Frame> MakeNoise(int32_t width, int32_t height) {
  auto image = Image::Create(width, height, PixelFormat::kRgb);
  if (!image) return Fail(image.error());
  const ImageView view = image->mutable_view();
  uint64_t state = 1;
  for (int32_t y = 0; y < height; ++y) {
    for (int32_t x = 0; x < width * 3; ++x) {
      state = CombineHash(state, 1);
      view.row(y)[x] = static_cast<uint8_t>(state >> 56);
    }
  }
  return Frame{"random noise", {}, std::move(*image)};
}

Status WriteRawFrames(const std::vector<Frame>& frames, const fs::path& path) {
  std::ofstream file(path, std::ios::binary);
  for (const Frame& frame : frames) {
    const ConstImageView view = frame.rgb.view();
    const std::array<int32_t, 2> size = {view.width, view.height};
    file.write(reinterpret_cast<const char*>(size.data()), sizeof size);
    for (int32_t y = 0; y < view.height; ++y) {
      file.write(reinterpret_cast<const char*>(view.row(y)), std::streamsize{view.width} * 3);
    }
  }
  file.close();
  if (file.fail()) {
    return Status(StatusCode::kOutputNotWritten, "cannot write the frames for the rivals")
        .Prefixed(path.string());
  }
  return Status::Ok();
}

}  // namespace genie::bench
