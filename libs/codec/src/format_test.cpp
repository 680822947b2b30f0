// Formats by content, sizes before memory.
#include <genie/codec/format.h>

#include <gtest/gtest.h>

#include <string_view>

#include "png_writer.h"

namespace genie {
namespace {

using codec_test::FileBytes;
using std::string_view_literals::operator""sv;

FileBytes FromText(std::string_view text) { return FileBytes(text.begin(), text.end()); }

TEST(DetectFormat, ContentDecides) {
  EXPECT_EQ(DetectFormat(FromText("\x89PNG\r\n\x1a\n"sv)), FileFormat::kPng);
  EXPECT_EQ(DetectFormat(FromText("\xff\xd8\xff\xe0"sv)), FileFormat::kJpeg);
  EXPECT_EQ(DetectFormat(FromText("RIFF\x10\0\0\0WEBPVP8 "sv)), FileFormat::kWebp);
  EXPECT_EQ(DetectFormat(FromText("qoif\0\0\0\1"sv)), FileFormat::kQoi);
}

TEST(DetectFormat, ShortOrForeignBytesAreUnknown) {
  for (const auto text : {""sv, "\x89PN"sv, "\xff\xd8"sv, "RIFF\x10\0\0\0WAVE"sv, "GIF89a"sv,
                          "<svg xmlns="sv, "qoi"sv, "BM"sv}) {
    EXPECT_EQ(DetectFormat(FromText(text)), FileFormat::kUnknown) << text;
  }
}

TEST(PeekInfo, SizeIsReadWithoutThePixels) {
  codec_test::PngSpec spec;
  spec.width = 1234;
  spec.height = 777;
  const auto info = PeekInfo(codec_test::PngHeader(spec));
  ASSERT_TRUE(info.has_value());
  EXPECT_EQ(info->format, FileFormat::kPng);
  EXPECT_EQ(info->width, 1234);
  EXPECT_EQ(info->height, 777);
}

TEST(PeekInfo, HeaderOf100000By100000IsALimit) {
  codec_test::PngSpec spec;
  spec.width = spec.height = 100'000;
  const auto info = PeekInfo(codec_test::PngHeader(spec));
  ASSERT_FALSE(info.has_value());
  EXPECT_EQ(info.error().code(), StatusCode::kLimitExceeded);
  EXPECT_NE(info.error().message().find("100000"), std::string_view::npos);
}

TEST(PeekInfo, PixelsAreALimitOfTheirOwn) {
  codec_test::PngSpec spec;
  spec.width = spec.height = 11'000;
  const auto info = PeekInfo(codec_test::PngHeader(spec));
  ASSERT_FALSE(info.has_value());
  EXPECT_EQ(info.error().code(), StatusCode::kLimitExceeded);
  EXPECT_TRUE(PeekInfo(codec_test::PngHeader(spec), {.max_pixels = 121'000'000}).has_value());
}

TEST(PeekInfo, MoreBytesThanTheLimitAreNotLookedAt) {
  const auto info = PeekInfo(FileBytes(100), {.max_encoded_bytes = 99});
  ASSERT_FALSE(info.has_value());
  EXPECT_EQ(info.error().code(), StatusCode::kLimitExceeded);
}

TEST(PeekInfo, TextFileIsBadDataAndSaysWhatIsRead) {
  const auto info = PeekInfo(FromText("Dear Sir, this is no picture.\n"));
  ASSERT_FALSE(info.has_value());
  EXPECT_EQ(info.error().code(), StatusCode::kBadData);
  EXPECT_NE(info.error().message().find("PNG, JPEG, WebP or QOI"), std::string_view::npos);
}

TEST(PeekInfo, EmptyFileIsBadData) {
  const auto info = PeekInfo({});
  ASSERT_FALSE(info.has_value());
  EXPECT_EQ(info.error().code(), StatusCode::kBadData);
  EXPECT_NE(info.error().message().find("empty"), std::string_view::npos);
}

TEST(PeekInfo, EveryCutHeaderIsBadData) {
  codec_test::PngSpec spec;
  const FileBytes whole = codec_test::PngHeader(spec);
  for (size_t size = 8; size < whole.size(); ++size) {
    const auto info = PeekInfo(std::span(whole).first(size));
    ASSERT_FALSE(info.has_value());
    EXPECT_EQ(info.error().code(), StatusCode::kBadData);
  }
}

}  // namespace
}  // namespace genie
