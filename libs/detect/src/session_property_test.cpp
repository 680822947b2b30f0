// Over any sequence of edits a session gives what a full run gives, frame by frame.
//
// Sequences are drawn by seed. `make test` runs some hundred frames; more by environment:
//   GENIE_SESSION_SEQUENCES=5000    that many sequences (the long test of `make check`)
//   GENIE_SESSION_SEED=123          from this seed on
//   GENIE_SESSION_SCRIPT="..."      one script, as a failure prints it
#include <genie/detect/session.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>

#include <genie/codec/decode.h>
#include <genie/codec/file.h>
#include <genie/scene/canonical.h>

#include "session_check.h"

namespace genie::detect {
namespace {

constexpr size_t kEditsASequence = 12;

Canvas ReadScreen(const std::string& name) {
  List<uint8_t> file;
  EXPECT_TRUE(ReadFile(std::string(GENIE_SCREENS_DIR "/") + name + ".png", {}, file).ok()) << name;
  const auto image = Decode(file.span());
  EXPECT_TRUE(image.has_value()) << name;
  if (!image) return Canvas(64, 64, 0);
  const ConstImageView view = image->view();
  Canvas canvas(view.width, view.height, 0);
  const int bytes = BytesPerPixel(view.format);
  for (int32_t y = 0; y < view.height; ++y) {
    for (int32_t x = 0; x < view.width; ++x) {
      const uint8_t* p = view.row(y) + ptrdiff_t{x} * bytes;
      canvas.row(y)[x] = p[0] | uint32_t{p[1]} << 8 | uint32_t{p[2]} << 16;
    }
  }
  return canvas;
}

const Stock& Samples() {
  static const Stock stock = [] {
    Stock screens;
    for (const char* name : {"orders-light", "editor-dark", "shop-photos", "desktop-two-windows"}) {
      screens.push_back(ReadScreen(name));
    }
    return screens;
  }();
  return stock;
}

uint32_t FromEnvironment(const char* name, uint32_t otherwise) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return value != nullptr ? static_cast<uint32_t>(std::strtoul(value, nullptr, 10)) : otherwise;
}

bool Holds(const EditScript& script, uint32_t seed, SessionCoverage& coverage) {
  const ScriptFailure failure = RunScript(script, Samples(), coverage);
  if (failure.what.empty()) return true;
  const EditScript small = Shrunk(script, Samples());
  SessionCoverage unread;
  const ScriptFailure last = RunScript(small, Samples(), unread);
  ADD_FAILURE() << "seed " << seed << ", edit " << failure.step << ": " << failure.what
                << "\nshrunk to " << small.edits.size() << " edits: " << last.what
                << "\nGENIE_SESSION_SCRIPT=\"" << ToText(small) << '"';
  return false;
}

// That the sequences met what they are for: a test that never took the delta path proves nothing.
void ExpectMuchWasMet(const SessionCoverage& met) {
  EXPECT_GT(met.kinds[static_cast<size_t>(UpdateKind::kEqual)], 10);
  EXPECT_GT(met.reasons[static_cast<size_t>(FullRunReason::kFirstFrame)], 10);
  EXPECT_GT(met.kinds[static_cast<size_t>(UpdateKind::kDelta)], 200);
  EXPECT_GT(met.reasons[static_cast<size_t>(FullRunReason::kOtherShape)], 5);
  EXPECT_GT(met.reasons[static_cast<size_t>(FullRunReason::kManyTiles)], 5);
  EXPECT_GT(met.reasons[static_cast<size_t>(FullRunReason::kFidelity)], 1);
  EXPECT_GT(met.reasons[static_cast<size_t>(FullRunReason::kEvicted)], 1);
  EXPECT_GT(met.refused_lies, 0);
  EXPECT_GT(met.fidelity_flips, 2);
  EXPECT_GT(met.scale_flips, 2);
  EXPECT_GT(met.damaged, 100);
  EXPECT_GT(met.signatures, 1000);
}

TEST(SessionProperty, AnyEditsOfSmallScreensGiveWhatAFullRunGives) {
  const uint32_t first = FromEnvironment("GENIE_SESSION_SEED", 1);
  const uint32_t sequences = FromEnvironment("GENIE_SESSION_SEQUENCES", 60);
  SessionCoverage met;
  int failures = 0;
  for (uint32_t seed = first; seed < first + sequences && failures < 5; ++seed) {
    failures += Holds(RandomScript(seed, kEditsASequence), seed, met) ? 0 : 1;
  }
  std::cout << "met: " << met.ToText() << '\n';
  if (failures == 0 && sequences >= 60) ExpectMuchWasMet(met);
}

TEST(SessionProperty, AnyEditsOfTheSampleScreensGiveWhatAFullRunGives) {
  std::mt19937 random(FromEnvironment("GENIE_SESSION_SEED", 1));
  const uint32_t edits = FromEnvironment("GENIE_SESSION_SEQUENCES", 60) / 10;
  for (const Canvas& sample : Samples()) {
    SessionCheck check(sample, Samples());
    ASSERT_EQ(check.Step({}), "");
    std::string script;
    for (uint32_t i = 0; i < std::min(edits, 200u); ++i) {
      const Edit edit = RandomEdit(random);
      if (edit.kind == EditKind::kResize || edit.kind == EditKind::kNoiseFrame) continue;
      script += ToText({.start = {}, .edits = {edit}}) + '\n';
      ASSERT_EQ(check.Step(edit), "") << script;
    }
  }
}

ConstImageView ViewOf(const Canvas& canvas) {
  return {reinterpret_cast<const uint8_t*>(canvas.pixels.data()), canvas.width, canvas.height,
          ptrdiff_t{canvas.width} * 4, PixelFormat::kRgba};
}

TEST(SessionProperty, FrameTooLargeForTheBudgetLeavesNoOlderCopyBehind) {
  const Canvas small = PaintScreen(Samples(), 200, 160, 5);
  const Canvas large(600, 700, 0x808080);
  SessionOptions options;
  options.memory_budget_bytes = 1'500'000;  // the large one's copy alone is over it
  DetectSession session;
  ASSERT_TRUE(session.Update(ViewOf(small), std::nullopt, options).ok());
  const size_t elements = session.scene().elements.size();
  ASSERT_GT(elements, 0u);
  ASSERT_TRUE(session.Update(ViewOf(large), std::nullopt, options).ok());
  ASSERT_EQ(session.scene().elements.size(), 0u);
  UpdateReport report;
  ASSERT_TRUE(session.Update(ViewOf(small), std::nullopt, options, &report).ok());
  EXPECT_EQ(report.kind, UpdateKind::kFull);
  EXPECT_EQ(session.scene().elements.size(), elements);
}

// Large letters, and a square whose first pixel is the last one of a tile.
Canvas SquareAtABorder(int32_t side, int32_t factor, bool is_across, bool is_bitten) {
  Canvas page(640, 512, 0xf4f4f4);
  for (int32_t y = 8; y < 170; y += 14) PaintText(page, 4, y, 7, 30, 0x202020, 5);
  PaintEnlarged(page, page.bounds(), factor);
  const int32_t at = 64 * 4 - 1;
  page.Fill({200, 200, 200, 120}, 0xf4f4f4);
  PaintStamp(page, {.x = is_across ? at : 290,
                    .y = is_across ? 270 : at,
                    .length = side,
                    .color = 0x3060a0,
                    .is_bitten = is_bitten});
  return page;
}

TEST(SessionProperty, FarCornerOfASquareIsSeenByTheTileOfItsFirstPixel) {
  struct Case {
    int32_t side, factor;
  };
  for (const Case& c : {Case{5, 1}, Case{7, 1}, Case{14, 2}, Case{21, 3}}) {
    for (const bool is_across : {true, false}) {
      SCOPED_TRACE(c.side);
      DetectSession session;
      for (const bool is_bitten : {false, true, false}) {
        const Canvas page = SquareAtABorder(c.side, c.factor, is_across, is_bitten);
        ASSERT_TRUE(session.Update(ViewOf(page), std::nullopt, {}).ok());
        DetectContext context;
        Scene full;
        ASSERT_TRUE(Detect(ViewOf(page), {}, context, full).ok());
        EXPECT_EQ(full.scale_permille, c.factor * 1000);
        EXPECT_TRUE(SameScene(full, session.scene()));
      }
    }
  }
}

TEST(SessionProperty, ScriptOfTheEnvironmentHolds) {
  const char* text = std::getenv("GENIE_SESSION_SCRIPT");  // NOLINT(concurrency-mt-unsafe)
  const auto script = ScriptFromText(text != nullptr ? text : "256x192:1:64:0 pixel:9:9:1:1:5");
  ASSERT_TRUE(script.has_value()) << text;
  SessionCoverage met;
  EXPECT_EQ(RunScript(*script, Samples(), met).what, "");
}

TEST(SessionProperty, ScriptsReadAsTheyAreWritten) {
  const EditScript script = RandomScript(5, 40);
  const auto read = ScriptFromText(ToText(script));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(ToText(*read), ToText(script));
}

}  // namespace
}  // namespace genie::detect
