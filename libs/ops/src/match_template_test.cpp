#include <genie/ops/match_template.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <vector>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

// The definition, in long double and two passes.
long double NaiveScore(ConstImageView image, ConstImageView pattern, int32_t left, int32_t top) {
  const int bytes = BytesPerPixel(pattern.format);
  const long double pixels = (long double)(pattern.width) * pattern.height;
  long double both = 0, of_image = 0, of_pattern = 0;
  for (int channel = 0; channel < std::min(bytes, 3); ++channel) {
    long double mean_i = 0, mean_t = 0;
    const auto for_each = [&](const auto& visit) {
      for (int32_t y = 0; y < pattern.height; ++y) {
        for (int32_t x = 0; x < pattern.width; ++x) {
          visit(image.row(top + y)[(left + x) * bytes + channel],
                pattern.row(y)[x * bytes + channel]);
        }
      }
    };
    for_each([&](int i, int t) {
      mean_i += i / pixels;
      mean_t += t / pixels;
    });
    for_each([&](int i, int t) {
      both += (i - mean_i) * (t - mean_t);
      of_image += (i - mean_i) * (i - mean_i);
      of_pattern += (t - mean_t) * (t - mean_t);
    });
  }
  const bool has_variance = of_image > 1e-9L && of_pattern > 1e-9L;
  return has_variance ? both / std::sqrt(of_image * of_pattern) : 0;
}

// Suppression as it is defined, over the scores that MatchScores gives.
std::vector<Match> NaiveMatches(const List<double>& scores, int32_t columns, ConstImageView pattern,
                                const MatchOptions& options) {
  std::vector<Match> windows, chosen;
  for (size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] < options.threshold || scores[i] <= 0) continue;
    windows.push_back(
        {int32_t(i) % columns, int32_t(i) / columns, pattern.width, pattern.height, scores[i]});
  }
  std::sort(windows.begin(), windows.end(), [](const Match& a, const Match& b) {
    return std::tuple(-a.score, a.y, a.x) < std::tuple(-b.score, b.y, b.x);
  });
  for (const Match& window : windows) {
    const bool is_free = std::none_of(chosen.begin(), chosen.end(), [&](const Match& other) {
      return 2 * std::abs(other.x - window.x) < window.width &&
             2 * std::abs(other.y - window.y) < window.height;
    });
    if (is_free && chosen.size() < options.max_matches) chosen.push_back(window);
  }
  return chosen;
}

std::vector<Match> Find(ConstImageView image, ConstImageView pattern,
                        const MatchOptions& options = {}) {
  List<Match> matches;
  Arena scratch;
  const Status status = MatchTemplate(image, pattern, options, matches, scratch);
  EXPECT_TRUE(status.ok()) << status.message();
  return {matches.begin(), matches.end()};
}

// A screen in small: a ground, boxes and ink of few colours, some of it twice, and some noise.
TestImage Screen(int32_t width, int32_t height, PixelFormat format, uint32_t seed) {
  TestImage screen(width, height, format);
  std::mt19937 random(seed);
  const int32_t bytes = BytesPerPixel(format);
  for (int box = 0; box < 12; ++box) {
    const Box area = {int32_t(random() % uint32_t(width)), int32_t(random() % uint32_t(height)),
                      1 + int32_t(random() % 20), 1 + int32_t(random() % 6)};
    const ImageView part = Crop(screen.view(), area);
    const auto colour = uint32_t(random());
    for (int32_t y = 0; y < part.height; ++y) {
      for (int32_t i = 0; i < part.width * bytes; ++i) {
        part.row(y)[i] = uint8_t(colour >> (i % bytes * 6));
        if (box % 4 == 0) part.row(y)[i] ^= uint8_t(random() % 4);
      }
    }
  }
  return screen;
}

TEST(MatchTemplate, MatchesAreThoseOfTheDefinition) {
  EXPECT_TRUE(rc::check([] {
    const auto format =
        *rc::gen::element(PixelFormat::kGray, PixelFormat::kRgb, PixelFormat::kBgra);
    const auto width = *rc::gen::inRange<int32_t>(1, 90);
    const auto height = *rc::gen::inRange<int32_t>(1, 30);
    const auto span = *rc::gen::inRange<int32_t>(1, std::min(width, 40) + 1);
    const auto rows = *rc::gen::inRange<int32_t>(1, std::min(height, 12) + 1);
    const auto seed = *rc::gen::inRange<uint32_t>(1, 1'000'000);
    const MatchOptions options = {.threshold = *rc::gen::inRange(0, 21) / 20.0,
                                  .max_matches = *rc::gen::inRange<size_t>(1, 20)};
    TestImage screen = Screen(width, height, format, seed);
    const int32_t left = int32_t(seed % uint32_t(width - span + 1));
    const int32_t top = int32_t(seed / 7 % uint32_t(height - rows + 1));
    const ConstImageView pattern = Crop(screen.view(), {left, top, span, rows});
    List<double> scores;
    Arena scratch;
    RC_ASSERT(MatchScores(screen.view(), pattern, scores, scratch).ok());
    bool is_flat = true;
    for (int32_t y = 0; y <= height - rows; ++y) {
      for (int32_t x = 0; x <= width - span; ++x) {
        is_flat = is_flat && NaiveScore(screen.view(), pattern, x, y) == 0;
      }
    }
    for (size_t i = 0; i < scores.size() && !is_flat; ++i) {
      const int32_t x = int32_t(i) % (width - span + 1), y = int32_t(i) / (width - span + 1);
      const auto score = double(NaiveScore(screen.view(), pattern, x, y));
      RC_ASSERT(std::abs(scores[i] - score) < 1e-12);
    }
    RC_ASSERT(Find(screen.view(), pattern, options) ==
              NaiveMatches(scores, width - span + 1, pattern, options));
  }));
}

TEST(MatchTemplate, AWindowOfTheImageScoresOneWhereItWasCut) {
  TestImage image(200, 90, PixelFormat::kBgra, 5);
  const std::vector<Match> matches = Find(image.view(), Crop(image.view(), {131, 47, 24, 16}));
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0], (Match{131, 47, 24, 16, 1.0}));
}

TEST(MatchTemplate, ContrastAndBrightnessDoNotMatter) {
  TestImage image(120, 60, PixelFormat::kGray, 6), pattern(20, 10, PixelFormat::kGray);
  for (int32_t y = 0; y < 60; ++y) {
    for (int32_t x = 0; x < 120; ++x) image.at(x, y) = uint8_t(image.at(x, y) / 2);
  }
  for (int32_t y = 0; y < 10; ++y) {
    for (int32_t x = 0; x < 20; ++x) pattern.at(x, y) = uint8_t(image.at(70 + x, 33 + y) + 100);
  }
  const std::vector<Match> matches = Find(image.view(), pattern.view());
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0], (Match{70, 33, 20, 10, 1.0}));
}

TEST(MatchTemplate, AlphaIsIgnored) {
  TestImage image(60, 40, PixelFormat::kRgba, 8), pattern(12, 9, PixelFormat::kRgba);
  for (int32_t y = 0; y < 9; ++y) {
    for (int32_t x = 0; x < 12; ++x) {
      for (int32_t channel = 0; channel < 3; ++channel) {
        (&pattern.at(x, y))[channel] = (&image.at(x + 21, y + 13))[channel];
      }
    }
  }
  ASSERT_EQ(Find(image.view(), pattern.view()).size(), 1u);
  EXPECT_EQ(Find(image.view(), pattern.view())[0], (Match{21, 13, 12, 9, 1.0}));
}

TEST(MatchTemplate, ATemplateOfOneColourMatchesEqualWindowsAlone) {
  TestImage image(50, 20, PixelFormat::kRgb, 9), pattern(6, 4, PixelFormat::kRgb);
  for (int32_t y = 0; y < 4; ++y) {
    for (int32_t i = 0; i < 6 * 3; ++i) {
      pattern.view().row(y)[i] = image.view().row(y + 11)[17 * 3 + i] = uint8_t(40 + i % 3);
      image.view().row(y + 2)[30 * 3 + i] = uint8_t(41 + i % 3);  // another colour
    }
  }
  const std::vector<Match> matches = Find(image.view(), pattern.view());
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0], (Match{17, 11, 6, 4, 1.0}));
}

TEST(MatchTemplate, ABlankImageIsTiledByABlankTemplate) {
  TestImage image(40, 30, PixelFormat::kGray);
  const std::vector<Match> matches =
      Find(image.view(), Crop(image.view(), {0, 0, 10, 10}), {.max_matches = 1000});
  ASSERT_EQ(matches.size(), 7u * 5u);  // every fifth of 31 columns and of 21 rows
  EXPECT_EQ(matches[1], (Match{5, 0, 10, 10, 1.0}));
  TestImage textured(8, 8, PixelFormat::kGray, 4);
  EXPECT_TRUE(Find(image.view(), textured.view(), {.threshold = 0.01}).empty());
}

TEST(MatchTemplate, SizesAtTheEdgesAreSearched) {
  TestImage image(33, 7, PixelFormat::kGray, 3), one_row(100, 1, PixelFormat::kGray, 4);
  EXPECT_EQ(Find(image.view(), image.view()), (std::vector<Match>{{0, 0, 33, 7, 1.0}}));
  EXPECT_EQ(Find(one_row.view(), Crop(one_row.view(), {90, 0, 10, 1})),
            (std::vector<Match>{{90, 0, 10, 1, 1.0}}));
  TestImage pixel(1, 1, PixelFormat::kGray);
  pixel.at(0, 0) = image.at(32, 6);
  for (const Match& match : Find(image.view(), pixel.view())) {
    EXPECT_EQ(image.at(match.x, match.y), image.at(32, 6));
  }
}

// Half black, half white: N sum I^2 of 1,000,000 pixels needs 56 bits, their product 106.
TEST(MatchTemplate, TheBrightestLargeTemplateScoresOne) {
  TestImage image(1002, 1001, PixelFormat::kRgb);
  for (int32_t y = 0; y < 1001; ++y) {
    std::fill_n(image.view().row(y), 3 * (y < 500 ? 1002 : 300), uint8_t{255});
  }
  const std::vector<Match> matches = Find(image.view(), Crop(image.view(), {1, 1, 1000, 1000}));
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0], (Match{1, 1, 1000, 1000, 1.0}));
}

TEST(MatchTemplate, OneMatchIsTheFirstOfTheBest) {
  TestImage image(90, 40, PixelFormat::kGray, 12);
  for (int32_t y = 0; y < 8; ++y) {
    for (int32_t x = 0; x < 9; ++x) image.at(60 + x, 30 + y) = image.at(5 + x, 20 + y);
  }
  const ConstImageView pattern = Crop(image.view(), {60, 30, 9, 8});
  EXPECT_EQ(Find(image.view(), pattern, {.threshold = 0, .max_matches = 1}),
            (std::vector<Match>{{5, 20, 9, 8, 1.0}}));
  EXPECT_EQ(Find(image.view(), pattern).size(), 2u);
}

// A screen in which three places hold the same picture, two of them with noise.
struct Pictures {
  Pictures() : screen(Screen(400, 200, PixelFormat::kRgb, 5)) {
    TestImage picture(32, 20, PixelFormat::kRgb, 6);
    std::mt19937 random(7);
    const Box places[] = {{17, 31, 32, 20}, {203, 8, 32, 20}, {351, 170, 32, 20}};
    for (const Box& place : places) {
      for (int32_t y = 0; y < 20; ++y) {
        for (int32_t i = 0; i < 32 * 3; ++i) {
          const int noise = place.x == 17 ? 0 : int(random() % 7) - 3;
          Crop(screen.view(), place).row(y)[i] =
              uint8_t(std::clamp(picture.view().row(y)[i] + noise, 0, 255));
        }
      }
    }
  }
  ConstImageView pattern() { return Crop(screen.view(), {17, 31, 32, 20}); }
  TestImage screen;
};

TEST(MatchAnchors, NoiseWithinTheToleranceLosesNoMatch) {
  Pictures pictures;
  const std::vector<Match> exact = Find(pictures.screen.view(), pictures.pattern());
  ASSERT_EQ(exact.size(), 3u);
  EXPECT_EQ(exact[0], (Match{17, 31, 32, 20, 1.0}));
  const MatchOptions anchors = {.method = MatchMethod::kAnchors};
  EXPECT_EQ(Find(pictures.screen.view(), pictures.pattern(), anchors), exact);
}

TEST(MatchAnchors, AnotherBrightnessIsWhatIsLost) {
  Pictures pictures;
  TestImage brighter(32, 20, PixelFormat::kRgb);
  for (int32_t y = 0; y < 20; ++y) {
    for (int32_t i = 0; i < 32 * 3; ++i) {
      brighter.view().row(y)[i] = uint8_t(pictures.pattern().row(y)[i] / 2 + 100);
    }
  }
  EXPECT_EQ(Find(pictures.screen.view(), brighter.view()).size(), 3u);
  EXPECT_TRUE(
      Find(pictures.screen.view(), brighter.view(), {.method = MatchMethod::kAnchors}).empty());
}

// One colour, a comb that half of all windows equal, and a picture: what anchors cannot tell apart
// is searched exactly.
TEST(MatchAnchors, TemplatesThatAnchorsDoNotTellApartAreSearchedExactly) {
  TestImage comb(700, 500, PixelFormat::kGray);
  for (int32_t i = 0; i < 700 * 500; ++i) comb.at(i % 700, i / 700) = i % 2 == 0 ? 20 : 200;
  for (const Box& place : {Box{0, 0, 40, 30}, {3, 5, 1, 1}}) {
    const ConstImageView pattern = Crop(comb.view(), place);
    const std::vector<Match> exact = Find(comb.view(), pattern);
    EXPECT_EQ(exact.size(), 100u);
    EXPECT_EQ(Find(comb.view(), pattern, {.method = MatchMethod::kAnchors}), exact);
  }
}

TEST(MatchAnchors, WhatIsFoundScoresAsInTheExactSearch) {
  EXPECT_TRUE(rc::check([] {
    const auto format =
        *rc::gen::element(PixelFormat::kGray, PixelFormat::kRgb, PixelFormat::kBgra);
    const auto seed = *rc::gen::inRange<uint32_t>(1, 1'000'000);
    const auto span = *rc::gen::inRange<int32_t>(1, 40);
    const auto rows = *rc::gen::inRange<int32_t>(1, 12);
    TestImage screen = Screen(90, 30, format, seed);
    const int32_t left = int32_t(seed % uint32_t(90 - span + 1));
    const int32_t top = int32_t(seed / 7 % uint32_t(30 - rows + 1));
    const ConstImageView pattern = Crop(screen.view(), {left, top, span, rows});
    const std::vector<Match> exact = Find(screen.view(), pattern, {.threshold = 0.999});
    const std::vector<Match> anchored =
        Find(screen.view(), pattern, {.threshold = 0.999, .method = MatchMethod::kAnchors});
    // The place it was cut from is found; what scores 1 exactly and holds the anchors, too.
    RC_ASSERT(!anchored.empty() && anchored[0].score == 1);
    for (const Match& match : anchored) {
      RC_ASSERT(std::any_of(exact.begin(), exact.end(), [&](const Match& other) {
        return other == match ||
               (2 * std::abs(other.x - match.x) < span && 2 * std::abs(other.y - match.y) < rows);
      }));
    }
  }));
}

TEST(MatchTemplate, ArgumentsOutsideTheRulesAreNamed) {
  TestImage image(20, 20, PixelFormat::kGray, 1), wide(21, 2, PixelFormat::kGray, 1);
  TestImage colour(4, 4, PixelFormat::kRgb, 1);
  const ConstImageView small = Crop(image.view(), {0, 0, 3, 3});
  List<Match> matches;
  Arena scratch;
  const auto code = [&](ConstImageView pattern, const MatchOptions& options) {
    return MatchTemplate(image.view(), pattern, options, matches, scratch).code();
  };
  EXPECT_EQ(code(wide.view(), {}), StatusCode::kInvalidArgument);
  EXPECT_EQ(code(colour.view(), {}), StatusCode::kInvalidArgument);
  EXPECT_EQ(code({}, {}), StatusCode::kInvalidArgument);
  EXPECT_EQ(code(small, {.threshold = 1.01}), StatusCode::kInvalidArgument);
  EXPECT_EQ(code(small, {.threshold = std::numeric_limits<double>::quiet_NaN()}),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(code(small, {.max_matches = 0}), StatusCode::kInvalidArgument);
  EXPECT_EQ(code(small, {.max_matches = kMaxMatches + 1}), StatusCode::kLimitExceeded);
}

TEST(MatchTemplate, ATemplateOverTheLimitIsRefusedBeforeAnythingIsAllocated) {
  const uint8_t pixel = 0;  // a view whose rows are all the same one is never read
  const ConstImageView huge = {&pixel, 4096, 2049, 4096, PixelFormat::kGray};
  List<Match> matches;
  Arena scratch;
  const Status status = MatchTemplate(huge, huge, {}, matches, scratch);
  EXPECT_EQ(status.code(), StatusCode::kLimitExceeded);
  EXPECT_EQ(scratch.capacity_bytes(), 0u);
}

TEST(MatchTemplate, MoreCandidatesThanAreKeptIsAnErrorWhereTheyWouldCount) {
  TestImage image(1000, 600, PixelFormat::kGray, 2);
  const ConstImageView pattern = Crop(image.view(), {10, 10, 2, 1});
  List<Match> matches;
  Arena scratch;
  ASSERT_TRUE(MatchTemplate(image.view(), pattern, {0.0, kMaxMatches}, matches, scratch).ok());
  // Two pixels score 1 or -1: they are decided at once.
  const ConstImageView odd = Crop(image.view(), {10, 10, 3, 1});
  scratch.Reset();
  ASSERT_TRUE(MatchTemplate(image.view(), odd, {0.0, kMaxMatches}, matches, scratch).ok());
  EXPECT_EQ(matches.size(),
            kMaxMatches);  // the best fill the list: what was dropped does not count
  // Half of 770,000 windows, far more than are kept; no two matches within eight pixels.
  TestImage large(1200, 660, PixelFormat::kGray, 3);
  const ConstImageView square = Crop(large.view(), {10, 10, 16, 16});
  scratch.Reset();
  const Status status = MatchTemplate(large.view(), square, {0.0, kMaxMatches}, matches, scratch);
  EXPECT_EQ(status.code(), StatusCode::kLimitExceeded);
  EXPECT_TRUE(matches.empty());
}

TEST(MatchTemplate, ASecondSearchAllocatesNothing) {
  TestImage image(300, 200, PixelFormat::kRgb, 7);
  const ConstImageView pattern = Crop(image.view(), {40, 50, 30, 20});
  List<Match> matches;
  Arena scratch;
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(MatchTemplate(image.view(), pattern, {}, matches, scratch).ok());
    scratch.Reset();
  }
  const uint64_t before = GetAllocationStats().allocations;
  ASSERT_TRUE(MatchTemplate(image.view(), pattern, {}, matches, scratch).ok());
  EXPECT_EQ(GetAllocationStats().allocations, before);
}

TEST(MatchTemplate, NoMemoryIsReportedWhereverItEnds) {
  TestImage image(300, 200, PixelFormat::kRgb, 7);
  const ConstImageView pattern = Crop(image.view(), {40, 50, 30, 20});
  int failures = 0;
  for (int allowed = 0; allowed < 40; ++allowed) {
    List<Match> matches;
    Arena scratch;
    FailAllocationsAfter(allowed);
    const Status status = MatchTemplate(image.view(), pattern, {}, matches, scratch);
    StopFailingAllocations();
    if (status.ok()) break;
    EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
    ++failures;
  }
  EXPECT_GT(failures, 2);
}

}  // namespace
}  // namespace genie::ops
