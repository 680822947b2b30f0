// The command as a whole: what it keeps, what it draws, what it refuses.
#include "eval_command.h"

#include <gtest/gtest.h>

#include <genie/codec/encode.h>
#include <genie/image/image.h>

#include "json_file.h"
#include "picture.h"
#include "test_folder.h"

namespace genie::eval {
namespace {

constexpr std::string_view kTruth =
    R"({"width":120,"height":80,"elements":[{"role":"button","box":[20,20,60,30],)"
    R"("interactive":true}]})";

// A white picture with a filled rectangle where the truth has its button.
void WriteScreen(const TestFolder& folder, const std::string& name) {
  auto image = Image::Create(120, 80, PixelFormat::kRgb);
  const ImageView view = image->mutable_view();
  std::fill_n(view.data, view.stride_bytes * view.height, uint8_t{255});
  for (int32_t y = 20; y < 50; ++y) std::fill_n(view.row(y) + 60, 180, uint8_t{40});
  List<uint8_t> png;
  ASSERT_TRUE(EncodePng(image->view(), png).ok());
  folder.Write(name + ".png", {reinterpret_cast<const char*>(png.data()), png.size()});
  folder.Write(name + ".json", kTruth);
}

TEST(EvalCommand, SavedPredictionsJudgeAsTheRunThatMadeThem) {
  const TestFolder folder;
  WriteScreen(folder, "set/web/a");
  EvalOptions options;
  options.set = folder.path() / "set";
  options.save = folder.path() / "saved";
  options.json = folder.path() / "run.json";
  ASSERT_TRUE(RunEval(options).has_value());
  const auto saved = ReadJsonFile(folder.path() / "saved/web/a.json");
  ASSERT_TRUE(saved.has_value()) << saved.error().message();
  EXPECT_NE(Find(*saved, "threshold"), nullptr);
  EvalOptions replay;
  replay.set = options.set;
  replay.predictions = options.save;
  replay.json = folder.path() / "replay.json";
  ASSERT_TRUE(RunEval(replay).has_value());
  auto run = ReadJsonFile(options.json);
  auto again = ReadJsonFile(replay.json);
  for (auto* json : {&run, &again}) (*json)->erase("threshold");
  EXPECT_EQ(*run, *again);
}

TEST(EvalCommand, MissedElementIsDrawnRed) {
  const TestFolder folder;
  WriteScreen(folder, "set/web/a");
  folder.Write("predictions/a.json", R"({"elements":[]})");
  EvalOptions options;
  options.set = folder.path() / "set";
  options.predictions = folder.path() / "predictions";
  options.errors = folder.path() / "errors";
  const auto table = RunEval(options);
  ASSERT_TRUE(table.has_value()) << table.error().message();
  const auto picture = ReadPicture(folder.path() / "errors/web/a.png", {});
  ASSERT_TRUE(picture.has_value()) << picture.error().message();
  const uint8_t* corner = picture->view().row(20) + 20 * 3;
  EXPECT_GT(corner[0], 200);
  EXPECT_LT(corner[1], 60);
}

TEST(EvalCommand, FileOfSomebodyElseIsNeverWrittenOver) {
  const TestFolder folder;
  WriteScreen(folder, "set/web/a");
  EvalOptions options;
  options.set = folder.path() / "set";
  options.json = folder.Write("mine.json", "{}");
  EXPECT_EQ(RunEval(options).error().code(), StatusCode::kOutputNotWritten);
  options.json.clear();
  options.save = options.set;  // would replace the truth
  EXPECT_EQ(RunEval(options).error().code(), StatusCode::kOutputNotWritten);
  EXPECT_EQ(*ReadFileBytes(folder.path() / "set/web/a.json", 1 << 20), kTruth);
}

TEST(EvalCommand, BrokenPredictionFileIsNamed) {
  const TestFolder folder;
  folder.Write("set/web/a.json", kTruth);
  EvalOptions options;
  options.set = folder.path() / "set";
  options.predictions = folder.path() / "predictions";
  for (const char* text :
       {"", "{", "[]", R"({"elements":[{"confidence":0.5}]})", R"({"elements":[{"box":[1,2,3]}]})",
        R"({"elements":[{"box":[1,2,3,4],"confidence":"high"}]})",
        R"({"elements":[{"box":[1,2,3,4],"id":[1]}]})", R"({"threshold":null,"elements":[]})"}) {
    folder.Write("predictions/web/a.json", text);
    const auto table = RunEval(options);
    ASSERT_FALSE(table.has_value()) << text;
    EXPECT_EQ(table.error().code(), StatusCode::kBadData) << text;
    EXPECT_NE(table.error().message().find("a.json"), std::string_view::npos) << text;
  }
}

TEST(EvalCommand, PredictionsOfAnotherSetAreNotFound) {
  const TestFolder folder;
  folder.Write("set/web/a.json", kTruth);
  folder.Write("predictions/web/b.json", R"({"elements":[]})");
  EvalOptions options;
  options.set = folder.path() / "set";
  options.predictions = folder.path() / "predictions";
  EXPECT_EQ(RunEval(options).error().code(), StatusCode::kNotFound);
}

TEST(EvalCommand, ScreenWithoutPictureIsNamed) {
  const TestFolder folder;
  folder.Write("set/web/a.json", kTruth);
  EvalOptions options;
  options.set = folder.path() / "set";
  const auto table = RunEval(options);
  ASSERT_FALSE(table.has_value());
  EXPECT_EQ(table.error().code(), StatusCode::kNotFound);
}

}  // namespace
}  // namespace genie::eval
