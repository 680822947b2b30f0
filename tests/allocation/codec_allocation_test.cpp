// Decoders and encoders, with the third-party libraries inside them, under failing allocations.
#include <gtest/gtest.h>

#include <iterator>
#include <string>

#include <genie/codec/decode.h>
#include <genie/codec/encode.h>
#include <genie/engine/engine.h>

#include "canvas.h"
#include "painting.h"
#include "trial.h"

namespace genie {
namespace {

struct Format {
  std::string name;
  Status (*encode)(ConstImageView, List<uint8_t>&);
  StatusCode also = StatusCode::kOutOfMemory;  // what its decoder may call a failed allocation
};

const Format kFormats[] = {
    {"png", [](ConstImageView v, List<uint8_t>& out) { return EncodePng(v, out); }},
    {"qoi", [](ConstImageView v, List<uint8_t>& out) { return EncodeQoi(v, out); }},
    {"jpeg", [](ConstImageView v, List<uint8_t>& out) { return EncodeJpeg(v, 80, out); }},
    {"webp",
     [](ConstImageView v, List<uint8_t>& out) { return EncodeWebp(v, WebpLoss::kLossy, 60, out); },
     StatusCode::kBadData},
    {"webp_lossless",
     [](ConstImageView v, List<uint8_t>& out) {
       return EncodeWebp(v, WebpLoss::kLossless, 60, out);
     },
     StatusCode::kBadData},
};

struct FormatUnderFailure : testing::TestWithParam<Format> {
  static ConstImageView Picture() {
    static const detect::Canvas canvas = detect::PaintWindow({}, 120, 90, 5);
    return {reinterpret_cast<const uint8_t*>(canvas.pixels.data()), canvas.width, canvas.height,
            ptrdiff_t{canvas.width} * 4, PixelFormat::kRgba};
  }
};

class EncoderUnderFailure : public FormatUnderFailure {};
TEST_P(EncoderUnderFailure, AnswersAndRecovers) {
  Trial([] { return List<uint8_t>(); },
        [](List<uint8_t>& out) { return GetParam().encode(Picture(), out); },
        [](List<uint8_t>& out) { return std::string(out.begin(), out.end()); })
      .Sweep();
}

class DecoderUnderFailure : public FormatUnderFailure {};
TEST_P(DecoderUnderFailure, AnswersAndRecovers) {
  static List<uint8_t> file;
  ASSERT_TRUE(GetParam().encode(Picture(), file).ok());
  Trial([] { return Image(); },
        [](Image& image) {
          auto decoded = Decode(file.span());
          if (!decoded) return decoded.error();
          image = std::move(*decoded);
          return Status::Ok();
        },
        [](Image& image) {
          const ConstImageView v = image.view();
          return std::string(v.data, v.data + v.stride_bytes * v.height);
        })
      .MayAlsoSay(GetParam().also)
      .Sweep();
}

TEST_P(DecoderUnderFailure, EngineAnswersAndRecovers) {
  static List<uint8_t> file;
  ASSERT_TRUE(GetParam().encode(Picture(), file).ok());
  struct Engined {
    std::unique_ptr<Engine> engine = std::move(*Engine::Create({}));
    DetectResult result;
  };
  Trial([] { return Engined(); },
        [](Engined& e) { return e.engine->DetectEncoded(file.span(), {}, e.result); },
        [](Engined& e) { return std::to_string(e.result.scene.content_key); })
      .MayAlsoSay(GetParam().also)
      .Sweep();
}

std::string NameOf(const testing::TestParamInfo<Format>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Formats, EncoderUnderFailure, testing::ValuesIn(kFormats), NameOf);
// Without the last: libwebp 1.2.4 reads through a null pointer where a table of a lossless stream
// could not be allocated, which no caller can prevent.
INSTANTIATE_TEST_SUITE_P(Formats, DecoderUnderFailure,
                         testing::ValuesIn(kFormats, kFormats + std::size(kFormats) - 1), NameOf);

}  // namespace
}  // namespace genie
