// Fuzzes sessions: the bytes are a screen and the edits that it goes through.
//
//   width, height, seed, tile size      a byte each
//   kind, x (2), y (2), w, h, seed (2)  an edit in nine bytes, up to ten times
//
// The same bytes, taken as pixels, are the picture that real pieces are cut from. After every edit
// the session is held to everything that libs/detect/test/session_check.h asks, with whatever
// damage the seeds choose.
#include <cstdint>
#include <cstdio>
#include <string>

#include "require.h"
#include "session_check.h"

namespace {

using genie::detect::Canvas;
using genie::detect::Edit;
using genie::detect::EditKind;
using genie::detect::EditStart;

constexpr size_t kHeader = 4;
constexpr size_t kEditBytes = 9;
constexpr size_t kMaxEdits = 10;
constexpr int kMaxSide = 200;  // four tiles
constexpr int32_t kPictureSide = 64;

uint16_t Two(const uint8_t* bytes) { return static_cast<uint16_t>(bytes[0] | bytes[1] << 8); }

EditStart StartOf(const uint8_t* data) {
  constexpr int32_t kTileSizes[] = {64, 32, 128, 256};
  EditStart start;
  start.width = static_cast<uint16_t>(1 + data[0] % kMaxSide);
  start.height = static_cast<uint16_t>(1 + data[1] % kMaxSide);
  start.seed = data[2];
  start.tile_size = kTileSizes[data[3] % 4];
  start.budget_bytes = data[3] >= 192 ? (data[3] - 191u) << 14 : 0;
  return start;
}

Edit EditOf(const uint8_t* data) {
  Edit edit;
  edit.kind = static_cast<EditKind>(data[0] % static_cast<int>(EditKind::kCount));
  edit.x = Two(data + 1);
  edit.y = Two(data + 3);
  edit.w = static_cast<uint16_t>(data[5] * 5);  // both low bits and a reach of some hundred px
  edit.h = static_cast<uint16_t>(data[6] * 5);
  edit.seed = Two(data + 7);
  return edit;
}

Canvas PictureOf(const uint8_t* data, size_t size) {
  Canvas picture(kPictureSide, kPictureSide, 0);
  for (size_t i = 0; i < picture.pixels.size(); ++i) {
    const size_t at = i * 3;
    picture.pixels[i] = data[at % size] | uint32_t{data[(at + 1) % size]} << 8 |
                        uint32_t{data[(at + 2) % size]} << 16;
  }
  return picture;
}

void RequireNothing(const std::string& broken) {
  if (!broken.empty()) std::fprintf(stderr, "%s\n", broken.c_str());
  genie::fuzz::Require(broken.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < kHeader) return 0;
  const genie::detect::Stock stock = {PictureOf(data, size)};
  genie::detect::SessionCheck check(StartOf(data), stock);
  RequireNothing(check.Step({.kind = EditKind::kRepaint, .seed = data[2]}));
  size_t at = kHeader;
  for (size_t i = 0; i < kMaxEdits && at + kEditBytes <= size; ++i, at += kEditBytes) {
    RequireNothing(check.Step(EditOf(data + at)));
  }
  return 0;
}
