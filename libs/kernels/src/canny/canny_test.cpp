#include <genie/kernels/canny.h>

#include <algorithm>
#include <string>
#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class CannyTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(CannyTest);

constexpr CannyThresholds kSomeThresholds[] = {
    {50, 150}, {0, 0}, {400, 901}, {3, 12}, {2039, 9999}};

using Plane = SampleRows<uint8_t>;

void Classify(decltype(&CannyClasses) kernel, Plane& source, Plane& target,
              CannyThresholds thresholds) {
  std::vector<uint64_t> scratch(CannyClassesScratchWords(source.width()));
  kernel(source.const_rows(), {}, target.rows(), {source.width(), source.height()}, thresholds,
         scratch.data());
}

void Finish(Plane& target) {
  const Extent extent = {target.width(), target.height()};
  std::vector<uint64_t> scratch(CannyFinishScratchWords(extent));
  CannyFinish(target.rows(), extent, scratch.data());
}

// A plane from its picture: '#' strong, '+' weak.
Plane ClassesFrom(const std::vector<std::string>& picture) {
  Plane plane(picture[0].size(), picture.size(), 3);
  for (size_t y = 0; y < picture.size(); ++y) {
    for (size_t x = 0; x < picture[y].size(); ++x) {
      const char c = picture[y][x];
      plane.at(x, y) = c == '#' ? kCannyStrong : c == '+' ? kCannyWeak : 0;
    }
  }
  return plane;
}

TEST_P(CannyTest, EveryWidthHeightAndContentHasTheOraclesClasses) {
  for (const size_t width : kTestWidths) {
    for (const size_t height : {0, 1, 2, 3, 7}) {
      for (const Content content : kAllContents) {
        const CannyThresholds thresholds = kSomeThresholds[(width + height + size_t(content)) % 5];
        Plane source(width, height, 5), actual(width, height, 1), expected(width, height, 1);
        source.Fill(content, uint32_t(width));
        Classify(CannyClasses, source, actual, thresholds);
        Classify(scalar::CannyClasses, source, expected, thresholds);
        ASSERT_EQ(actual, expected) << width << "x" << height << " low " << thresholds.low;
      }
    }
  }
}

TEST_P(CannyTest, TwoBandsSplitAtAnyRowGiveTheClassesOfTheWhole) {
  constexpr size_t kWidth = 70, kHeight = 9;
  Plane source(kWidth, kHeight, 2), whole(kWidth, kHeight, 1);
  source.Fill(Content::kRandom, 3);
  Classify(CannyClasses, source, whole, {300, 600});
  std::vector<uint64_t> scratch(CannyClassesScratchWords(kWidth));
  for (const auto kernel : {&CannyClasses, &scalar::CannyClasses}) {
    for (size_t split = 0; split <= kHeight; ++split) {
      Plane banded(kWidth, kHeight, 1);
      const size_t rest = kHeight - split;
      kernel(source.const_rows(), {0, std::min(rest, kCannyReach)}, banded.rows(), {kWidth, split},
             {300, 600}, scratch.data());
      kernel(source.rows_from(0, split), {std::min(split, kCannyReach), 0},
             banded.rows_from(0, split), {kWidth, rest}, {300, 600}, scratch.data());
      ASSERT_EQ(banded, whole) << split;
    }
  }
}

TEST_P(CannyTest, AStepIsOneColumnOfStrongPixelsOnItsDarkSide) {
  Plane source(8, 4), actual(8, 4);
  for (size_t i = 0; i < 32; ++i) source.at(i % 8, i / 8) = i % 8 < 4 ? 10 : 48;  // |dx| = 152
  Classify(CannyClasses, source, actual, {50, 151});
  for (size_t i = 0; i < 32; ++i) {
    EXPECT_EQ(actual.at(i % 8, i / 8), i % 8 == 3 ? kCannyStrong : 0) << i;
  }
  Classify(CannyClasses, source, actual, {151, 152});
  EXPECT_EQ(actual.at(3, 1), kCannyWeak);
  Classify(CannyClasses, source, actual, {152, 152});
  EXPECT_EQ(actual.at(3, 1), 0);
}

TEST_P(CannyTest, WeakPixelsStayWhereAPathOfThemLeadsToAStrongOne) {
  Plane actual = ClassesFrom({"+++......", "...+...++", "..+..#...", ".+..+...+", "..+......"});
  Finish(actual);
  Plane expected = ClassesFrom({".........", ".........", ".....#...", "....#....", "........."});
  EXPECT_EQ(actual, expected);
  actual = ClassesFrom({"+++......", "...+...++", "..+.+#...", ".+......+", "..+......"});
  Finish(actual);
  expected = ClassesFrom({"###......", "...#.....", "..#.##...", ".#.......", "..#......"});
  // The pixel at (7, 1) touches none of the path.
  EXPECT_EQ(actual, expected);
}

TEST_P(CannyTest, ClassesOfEveryWidthFinishAsTheOracleDoes) {
  for (const size_t width : kTestWidths) {
    for (const size_t height : {1, 2, 9}) {
      Plane actual(width, height, 3);
      actual.Fill(Content::kRandom, uint32_t(width + height));
      for (size_t i = 0; i < width * height; ++i) {
        uint8_t& value = actual.at(i % width, i / width);
        value = value < 4 ? kCannyStrong : value < 110 ? kCannyWeak : 0;
      }
      Plane expected = actual;
      Finish(actual);
      scalar::CannyFinish(expected.rows(), {width, height});
      ASSERT_EQ(actual, expected) << width << "x" << height;
    }
  }
}

// Stripes of five rows, joined on the left, with a spike on each second pixel of their upper sides:
// walking along leaves more pixels waiting than there is room for, and spikes behind.
TEST_P(CannyTest, AFloodThatIsLargerThanItsStackReachesAll) {
  constexpr size_t kWidth = 1000, kHeight = 125;
  Plane actual(kWidth, kHeight), expected(kWidth, kHeight);
  for (size_t y = 0; y < kHeight; ++y) {
    for (size_t x = 0; x < kWidth; ++x) {
      const bool is_set = y % 8 < 5 || x == 0 || (y % 8 > 5 && x % 2 == 0);
      actual.at(x, y) = is_set ? kCannyWeak : 0;
      expected.at(x, y) = is_set ? 255 : 0;
    }
  }
  actual.at(kWidth - 1, kHeight - 1) = kCannyStrong;
  expected.at(kWidth - 1, kHeight - 1) = 255;
  Finish(actual);
  EXPECT_EQ(actual, expected);
}

}  // namespace
}  // namespace genie::kernels
