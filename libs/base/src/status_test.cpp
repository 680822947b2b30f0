// Tests of status.h.
#include <genie/base/status.h>

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <type_traits>

namespace genie {
namespace {

static_assert(std::is_trivially_copyable_v<Status>);

TEST(Status, DefaultOneIsOkAndHasNoMessage) {
  EXPECT_TRUE(Status().ok());
  EXPECT_TRUE(Status::Ok().ok());
  EXPECT_EQ(Status().message(), "");
}

TEST(Status, ValuesFollowTheTextInTheOrderGiven) {
  const Status status = Status(StatusCode::kLimitExceeded, "image side is over the limit")
                            .With("width", 100'000)
                            .With("limit", INT64_MIN)
                            .With("file", "a.png");
  EXPECT_EQ(status.message(),
            "image side is over the limit width=100000 limit=-9223372036854775808 file=a.png");
  EXPECT_EQ(status.code(), StatusCode::kLimitExceeded);
}

TEST(Status, PrefixNamesTheThingAndKeepsTheCode) {
  const Status status = Status(StatusCode::kBadData, "truncated").Prefixed("a.png");
  EXPECT_EQ(status.message(), "a.png: truncated");
  EXPECT_EQ(status.code(), StatusCode::kBadData);
}

TEST(Status, LongTextIsCutAtTheLimitAndNotBeyond) {
  const std::string text(1000, 'x');
  const Status status = Status(StatusCode::kInternal, text).With(text, text).Prefixed("p");
  EXPECT_EQ(status.message().size(), Status::kMaxMessage - 1);
  EXPECT_EQ(status.message().data()[status.message().size()], '\0');
}

TEST(Status, LongPrefixLosesItsBeginningAndKeepsTheReason) {
  const std::string path = std::string(1000, 'x') + "/end.png";
  const Status status = Status(StatusCode::kBadData, "truncated").Prefixed(path);
  EXPECT_TRUE(status.message().starts_with("...xx"));
  EXPECT_TRUE(status.message().ends_with("/end.png: truncated"));
  EXPECT_EQ(status.message().size(), Status::kMaxMessage - 1);
}

TEST(Status, EveryCodeHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (int code = 0; code <= static_cast<int>(StatusCode::kInternal); ++code) {
    EXPECT_TRUE(names.insert(StatusCodeName(static_cast<StatusCode>(code))).second) << code;
  }
  EXPECT_FALSE(names.contains("unknown"));
  EXPECT_EQ(StatusCodeName(static_cast<StatusCode>(200)), "unknown");
}

Status FailsInside() {
  GENIE_RETURN_IF_ERROR(Status::Ok());
  GENIE_RETURN_IF_ERROR(Status(StatusCode::kNotFound, "gone"));
  return Status(StatusCode::kInternal, "not reached");
}

Result<int> FailsInsideAResult() {
  GENIE_FAIL_IF_ERROR(FailsInside());
  return 1;
}

TEST(Status, MacrosLeaveTheFunctionWithTheFirstError) {
  EXPECT_EQ(FailsInside().code(), StatusCode::kNotFound);
  ASSERT_FALSE(FailsInsideAResult().has_value());
  EXPECT_EQ(FailsInsideAResult().error().message(), "gone");
}

}  // namespace
}  // namespace genie
