// WebP animations of the tests: see webp_writer.h.
#include "webp_writer.h"

#include <string_view>

namespace genie::codec_test {
namespace {

void AppendLittleEndian(FileBytes& out, uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    out.push_back(static_cast<uint8_t>(value >> (8 * i)));
  }
}

void AppendText(FileBytes& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

FileBytes Chunk(std::string_view type, const FileBytes& content) {
  FileBytes out;
  AppendText(out, type);
  AppendLittleEndian(out, static_cast<uint32_t>(content.size()), 4);
  Append(out, content);
  if (content.size() % 2 == 1) out.push_back(0);
  return out;
}

FileBytes FrameChunk(const WebpFrame& frame) {
  FileBytes content;
  AppendLittleEndian(content, frame.x / 2, 3);
  AppendLittleEndian(content, frame.y / 2, 3);
  AppendLittleEndian(content, frame.width - 1, 3);
  AppendLittleEndian(content, frame.height - 1, 3);
  AppendLittleEndian(content, 100, 3);  // milliseconds
  content.push_back(0);
  constexpr size_t kRiffHeader = 12;
  content.insert(content.end(), frame.file.begin() + kRiffHeader, frame.file.end());
  return Chunk("ANMF", content);
}

}  // namespace

FileBytes WriteWebpAnimation(uint32_t canvas_width, uint32_t canvas_height,
                             const std::vector<WebpFrame>& frames) {
  constexpr uint8_t kAnimation = 0x02;
  constexpr uint8_t kAlpha = 0x10;
  FileBytes extended = {kAnimation | kAlpha, 0, 0, 0};
  AppendLittleEndian(extended, canvas_width - 1, 3);
  AppendLittleEndian(extended, canvas_height - 1, 3);
  FileBytes body;
  AppendText(body, "WEBP");
  Append(body, Chunk("VP8X", extended));
  Append(body, Chunk("ANIM", {0x20, 0x40, 0x60, 0xff, 0, 0}));  // a background nobody asks for
  for (const WebpFrame& frame : frames) {
    Append(body, FrameChunk(frame));
  }
  FileBytes out;
  AppendText(out, "RIFF");
  AppendLittleEndian(out, static_cast<uint32_t>(body.size()), 4);
  Append(out, body);
  return out;
}

}  // namespace genie::codec_test
