// Tests of the marks by which genie knows its own files.
#include "own_file.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <genie/scene/coco.h>
#include <genie/scene/csv.h>
#include <genie/scene/json.h>
#include <genie/scene/marks.h>

#include "png_mark.h"

namespace genie::cli {
namespace {

std::span<const uint8_t> Bytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

std::span<const uint8_t> Bytes(const List<char>& text) {
  return Bytes(std::string_view(text.data(), text.size()));
}

TEST(OwnFile, EveryFormThatIsWrittenBearsAMark) {
  const Scene scene;
  List<char> json;
  ASSERT_TRUE(WriteJson(scene, {.generator = kGenerator, .source = "a.png"}, json).ok());
  EXPECT_TRUE(BearsOwnMark(Bytes(json)));
  List<char> coco;
  CocoDocument document;
  ASSERT_TRUE(document.Begin(kGenerator, coco).ok());
  EXPECT_TRUE(BearsOwnMark(Bytes(coco)));
  List<char> marks;
  ASSERT_TRUE(WriteMarkList(scene, "a.png", {}, marks).ok());
  EXPECT_TRUE(BearsOwnMark(Bytes(marks)));
  EXPECT_TRUE(BearsOwnMark(Bytes(kCsvHeader)));
}

TEST(OwnFile, WhatOthersWroteBearsNone) {
  EXPECT_FALSE(BearsOwnMark({}));
  EXPECT_FALSE(BearsOwnMark(Bytes("{\"elements\":[]}")));
  EXPECT_FALSE(BearsOwnMark(Bytes("{ \"generator\": \"genie\" }")));
  EXPECT_FALSE(BearsOwnMark(Bytes("\x89PNG\r\n\x1a\n")));
}

TEST(PngMark, StandsBehindTheHeaderAndIsKnownAgain) {
  const std::string signature = "\x89PNG\r\n\x1a\n";
  const std::string file = signature + std::string(25, 'h') + "rest";
  List<uint8_t> png;
  for (const char c : file) ASSERT_TRUE(png.Push(static_cast<uint8_t>(c)).ok());
  EXPECT_FALSE(PngBearsMark(png.span()));
  ASSERT_TRUE(MarkPng(png).ok());
  EXPECT_TRUE(PngBearsMark(png.span()));
  const std::string marked(png.begin(), png.end());
  EXPECT_TRUE(marked.starts_with(file.substr(0, 33)));
  EXPECT_TRUE(marked.ends_with("rest"));
}

TEST(PngMark, AHeadCutInsideTheMarkIsNotOurs) {
  List<uint8_t> png;
  for (const char c : "\x89PNG\r\n\x1a\n" + std::string(30, 'h')) {
    ASSERT_TRUE(png.Push(static_cast<uint8_t>(c)).ok());
  }
  ASSERT_TRUE(MarkPng(png).ok());
  ASSERT_TRUE(PngBearsMark(png.span()));
  EXPECT_FALSE(PngBearsMark(png.span().first(60)));
}

}  // namespace
}  // namespace genie::cli
