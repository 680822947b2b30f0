// Tests of value.h and nearest.h.
#include "value.h"

#include <gtest/gtest.h>

#include "nearest.h"

namespace genie {
namespace {

TEST(ParseBytes, UnitsOfAThousandAndOf1024AreToldApart) {
  EXPECT_EQ(ParseBytes("512MB"), 512'000'000);
  EXPECT_EQ(ParseBytes("512MiB"), int64_t{512} << 20);
  EXPECT_EQ(ParseBytes("512m"), int64_t{512} << 20);
  EXPECT_EQ(ParseBytes("1.5 GB"), 1'500'000'000);
  EXPECT_EQ(ParseBytes("0.5KiB"), 512);
  EXPECT_EQ(ParseBytes("4096"), 4096);
  EXPECT_EQ(ParseBytes("1b"), 1);
}

TEST(ParseBytes, AnythingElseIsRefused) {
  for (const char* text : {"", "MB", "-1", "1 M B", "1..5G", "1.", ".5G", "12XB", "1e9", "0x10",
                           "99999999999999999999", "9000000000TiB", "1.1234567G", "1 GB "}) {
    EXPECT_EQ(ParseBytes(text), std::nullopt) << text;
  }
}

TEST(BytesText, ReadsBackToTheSame) {
  for (const int64_t bytes : {int64_t{0}, int64_t{1}, int64_t{1023}, int64_t{1024}, int64_t{1536},
                              int64_t{512'000'000}, int64_t{1} << 40}) {
    EXPECT_EQ(ParseBytes(BytesText(bytes)), bytes);
  }
  EXPECT_EQ(BytesText(int64_t{256} << 20), "256MiB");
  EXPECT_EQ(BytesText(512'000'000), "512MB");
  EXPECT_EQ(BytesText(1001), "1001");
}

TEST(ParsePermille, FractionsOfThreeDigits) {
  EXPECT_EQ(ParsePermille("0.3"), 300);
  EXPECT_EQ(ParsePermille("1"), 1000);
  EXPECT_EQ(ParsePermille("0.005"), 5);
  for (const char* text : {"", ".", "0.0001", "30%", "-0.1", "nan"}) {
    EXPECT_EQ(ParsePermille(text), std::nullopt) << text;
  }
}

TEST(PermilleText, ReadsBackToTheSame) {
  for (int64_t permille = 0; permille <= 1000; ++permille) {
    EXPECT_EQ(ParsePermille(PermilleText(permille)), permille);
  }
  EXPECT_EQ(PermilleText(300), "0.3");
}

TEST(ParseBoolean, UsualWordsInAnyCase) {
  for (const char* text : {"true", "Yes", "ON", "1"}) EXPECT_EQ(ParseBoolean(text), true);
  for (const char* text : {"false", "No", "OFF", "0"}) EXPECT_EQ(ParseBoolean(text), false);
  for (const char* text : {"", "2", "maybe", "truee"}) EXPECT_EQ(ParseBoolean(text), std::nullopt);
}

TEST(ParseInteger, UnderlinesMaySeparateDigits) {
  EXPECT_EQ(ParseInteger("100_000_000"), 100'000'000);
  EXPECT_EQ(ParseInteger("-3"), -3);
  for (const char* text : {"", "_1", "1_", "1.0", "1 ", "+1", "0x1", "9223372036854775808"}) {
    EXPECT_EQ(ParseInteger(text), std::nullopt) << text;
  }
}

TEST(EditDistance, CountsInsertionDeletionReplacementAndSwap) {
  EXPECT_EQ(EditDistance("", ""), 0u);
  EXPECT_EQ(EditDistance("abc", ""), 3u);
  EXPECT_EQ(EditDistance("max_memroy", "max_memory"), 1u);
  EXPECT_EQ(EditDistance("kitten", "sitting"), 3u);
}

TEST(Nearest, AnotherWordIsNotNear) {
  Nearest nearest("colour");
  nearest.Offer("batch.max_size");
  EXPECT_EQ(nearest.best(), "");
  nearest.Offer("color");
  EXPECT_EQ(nearest.best(), "color");
}

}  // namespace
}  // namespace genie
