// Sweep: one public call, tried with the n-th allocation failing, for every n.
//
// Each time the call must answer with a Status (never throw or crash), leak nothing, and leave
// its object so that the same call then gives what it gives on a new object.
//
// Depends on: failing_malloc, gtest. Thread safety: one sweep at a time.
#pragma once

#include <gtest/gtest.h>

#include <exception>
#include <string>

#include <genie/base/status.h>

#include "failing_malloc.h"

namespace genie {

// The most allocations that a call may make before a sweep takes it for endless.
inline constexpr uint64_t kMaxAllocations = 20000;

//   make    () -> Object                 not failing
//   call    (Object&) -> Status          the public call
//   answer  (Object&) -> std::string     what it gave, as bytes; not failing
template <typename Make, typename Call, typename Answer>
class Trial {
 public:
  Trial(Make make, Call call, Answer answer) : make_(make), call_(call), answer_(answer) {
    auto object = make_();
    const Status status = call_(object);
    EXPECT_TRUE(status.ok()) << status.message();
    expected_ = answer_(object);
    EXPECT_FALSE(expected_.empty());
  }

  // A code that a failed allocation may come out as besides kOutOfMemory: where a third-party
  // library does not tell the two apart.
  Trial& MayAlsoSay(StatusCode code) {
    other_code_ = code;
    return *this;
  }

  void Sweep() {
    for (const Failing failing : {Failing::kAllBehind, Failing::kOne}) {
      uint64_t n = 0;
      while (n < kMaxAllocations && !testing::Test::HasFailure() && FailsAt(n, failing)) ++n;
      EXPECT_LT(n, kMaxAllocations);
      testing::Test::RecordProperty("allocations", std::to_string(n));
    }
  }

 private:
  // Whether there was an n-th allocation to fail.
  bool FailsAt(uint64_t n, Failing failing) {
    SCOPED_TRACE("allocation " + std::to_string(n) +
                 (failing == Failing::kOne ? " alone" : " and all behind"));
    const int64_t before = BlocksInUse();
    bool did_fail = false;
    {
      auto object = make_();
      bool threw = false;
      Status status;
      FailMallocAfter(n, failing);
      try {
        status = call_(object);
      } catch (const std::exception&) {
        threw = true;
      }
      did_fail = StopFailingMalloc() != 0;
      EXPECT_FALSE(threw) << "an exception left the call";
      if (!did_fail || !status.ok()) CheckStatus(status, did_fail);
      const Status again = call_(object);
      EXPECT_TRUE(again.ok()) << "the object is of no use: " << again.message();
      EXPECT_EQ(answer_(object) == expected_, true) << "another answer afterwards";
    }
    // A failure's own record is a block too; and the first round warms what stays for good.
    if (!testing::Test::HasFailure() && (n > 0 || failing == Failing::kOne)) {
      EXPECT_EQ(BlocksInUse(), before) << "a leak";
    }
    return did_fail;
  }

  void CheckStatus(const Status& status, bool did_fail) const {
    if (did_fail && status.code() == other_code_) return;
    const StatusCode expected = did_fail ? StatusCode::kOutOfMemory : StatusCode::kOk;
    EXPECT_EQ(status.code(), expected) << StatusCodeName(status.code()) << ": " << status.message();
  }

  Make make_;
  Call call_;
  Answer answer_;
  std::string expected_;
  StatusCode other_code_ = StatusCode::kOutOfMemory;
};

}  // namespace genie
