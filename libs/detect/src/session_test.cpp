// What a session holds and costs, and that threads change nothing. Its equality with a full run
// over any edits is in session_property_test.cpp.
#include <genie/detect/session.h>

#include <gtest/gtest.h>

#include <genie/executor/thread_pool.h>
#include <genie/scene/canonical.h>

#include "test_pages.h"

namespace genie::detect {
namespace {

// A page and the same page with a few letters more.
struct Typing {
  Picture before = RandomPage(21, 700, 500);
  Picture after = before;

  Typing() {
    for (int32_t x = 300; x < 360; x += 8) after.Fill({x, 210, 3, 9}, 0x101010);
  }
};

Status Take(DetectSession& session, const Picture& picture, UpdateReport* report = nullptr) {
  return session.Update(picture.view(), std::nullopt, {}, report);
}

TEST(Session, BytesAreThoseThatWereAllocated) {
  const Typing typing;
  const uint64_t before = GetAllocationStats().bytes_in_use;
  DetectSession session;
  for (const Picture* picture : {&typing.before, &typing.after, &typing.before}) {
    ASSERT_TRUE(Take(session, *picture).ok());
    const uint64_t held = GetAllocationStats().bytes_in_use - before;
    // The rows of tiles themselves are counted too, and are no Buffers.
    EXPECT_GE(session.bytes(), held);
    EXPECT_LE(session.bytes(), held + held / 50 + 16384);
  }
}

TEST(Session, EvictedHoldsNoFrameAndKeepsItsScene) {
  const Typing typing;
  DetectSession session;
  ASSERT_TRUE(Take(session, typing.before).ok());
  const size_t elements = session.scene().elements.size();
  ASSERT_GT(elements, 0u);
  session.Evict();
  EXPECT_LT(session.bytes(), typing.before.rgb.size() / 4);
  EXPECT_EQ(session.scene().elements.size(), elements);
  UpdateReport report;
  ASSERT_TRUE(Take(session, typing.before, &report).ok());
  EXPECT_EQ(report.reason, FullRunReason::kEvicted);
}

TEST(Session, SteadyStateAllocatesNothing) {
  const Typing typing;
  DetectSession session;
  for (int round = 0; round < 2; ++round) {
    ASSERT_TRUE(Take(session, typing.before).ok());
    ASSERT_TRUE(Take(session, typing.after).ok());
  }
  const uint64_t before = GetAllocationStats().allocations;
  for (int round = 0; round < 5; ++round) {
    UpdateReport report;
    ASSERT_TRUE(Take(session, typing.before, &report).ok());
    EXPECT_EQ(report.kind, UpdateKind::kDelta);
    ASSERT_TRUE(Take(session, typing.after).ok());
    ASSERT_TRUE(Take(session, typing.after, &report).ok());
    EXPECT_EQ(report.kind, UpdateKind::kEqual);
  }
  EXPECT_EQ(GetAllocationStats().allocations, before);
}

TEST(Session, SmallChangeWorksOnFewTiles) {
  const Typing typing;
  DetectSession session;
  ASSERT_TRUE(Take(session, typing.before).ok());
  UpdateReport report;
  ASSERT_TRUE(Take(session, typing.after, &report).ok());
  EXPECT_EQ(report.kind, UpdateKind::kDelta);
  EXPECT_EQ(report.changed_tiles, 2);  // x from 300 to 358 lies in the columns 4 and 5
  EXPECT_LE(report.dirty_tiles, 4);
}

TEST(Session, ThreadsChangeNothing) {
  const auto pool = ThreadPool::Create({.threads = 4});
  ASSERT_TRUE(pool.has_value());
  SessionOptions threaded;
  threaded.detect.executor = pool->get();
  DetectSession serial;
  DetectSession parallel;
  const Typing typing;
  for (int round = 0; round < 3; ++round) {
    for (const Picture* picture : {&typing.before, &typing.after}) {
      ASSERT_TRUE(Take(serial, *picture).ok());
      ASSERT_TRUE(parallel.Update(picture->view(), std::nullopt, threaded).ok());
      ExpectEqual(serial.scene(), parallel.scene());
    }
  }
}

TEST(Session, AlphaAloneIsNoChange) {
  std::vector<uint8_t> pixels(size_t{200} * 100 * 4, 200);
  DetectSession session;
  const auto view = [&] {
    return ConstImageView{pixels.data(), 200, 100, 800, PixelFormat::kBgra};
  };
  ASSERT_TRUE(session.Update(view(), std::nullopt, {}).ok());
  for (size_t i = 3; i < pixels.size(); i += 4) pixels[i] = 7;
  UpdateReport report;
  ASSERT_TRUE(session.Update(view(), std::nullopt, {}, &report).ok());
  EXPECT_EQ(report.kind, UpdateKind::kEqual);
}

}  // namespace
}  // namespace genie::detect
