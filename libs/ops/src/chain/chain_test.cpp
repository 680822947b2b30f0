#include <genie/image/copy.h>
#include <genie/ops/chain.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "../testing/test_image.h"

namespace genie::ops {
namespace {

Operation Parsed(std::string_view name, std::vector<Argument> arguments = {}) {
  const auto operation = ParseOperation(name, arguments);
  EXPECT_TRUE(operation) << operation.error().message();
  return *operation;
}

// An operation with parameters drawn from their ranges, small enough for small images.
Operation Drawn(const OperationSpec& spec, std::mt19937& random) {
  Operation operation{.kind = spec.kind};
  for (size_t i = 0; i < spec.parameters.size(); ++i) {
    const ParameterSpec& parameter = spec.parameters[i];
    if (parameter.kind == ParameterKind::kChoice) {
      operation.values[i] = double(random() % parameter.choices.size());
      continue;
    }
    const double most = std::min({parameter.most, parameter.least + 20, 2000.0});
    operation.values[i] =
        parameter.least + (most - parameter.least) * double(random() % 1000) / 999;
    if (parameter.kind != ParameterKind::kReal)
      operation.values[i] = std::floor(operation.values[i]);
    if (parameter.kind == ParameterKind::kOddInteger && operation.Integer(i) % 2 == 0) {
      --operation.values[i];
    }
  }
  if (spec.kind == OperationKind::kCanny || spec.kind == OperationKind::kEdgeDetection) {
    operation.values[1] = operation.values[0] + 30;
  }
  if (spec.kind == OperationKind::kResize) operation.values[2] = 0.3 + double(random() % 10) / 7;
  return operation;
}

TestImage ResultOf(std::span<const Operation> operations, TestImage& source, Status& status) {
  const ConstImageView view = source.view();
  const auto shape = ChainShape(operations, {view.width, view.height, view.format});
  if (!shape) {
    status = shape.error();
    return TestImage(1, 1, PixelFormat::kGray);
  }
  TestImage target(shape->width, shape->height, shape->format);
  Arena scratch;
  status = RunChain(operations, view, target.view(), nullptr, scratch);
  return target;
}

std::string Names(std::span<const Operation> operations) {
  std::string names;
  for (const Operation& operation : operations) {
    names += std::string(SpecOf(operation.kind).name) + "(";
    for (const double value : operation.values) names += std::to_string(value) + " ";
    names += ") ";
  }
  return names;
}

// Equal bits, or the same refusal at the same operation.
void ExpectEqualsOneByOne(const std::vector<Operation>& operations, const TestImage& image) {
  TestImage source = image, step = image;
  Status whole, single;
  const TestImage actual = ResultOf(operations, source, whole);
  for (size_t i = 0; i < operations.size() && single.ok(); ++i) {
    step = ResultOf({&operations[i], 1}, step, single);
  }
  ASSERT_EQ(whole.code(), single.code())
      << Names(operations) << whole.message() << " / " << single.message();
  if (whole.ok()) {
    ASSERT_TRUE(actual == step) << Names(operations);
  }
}

TEST(Chain, EveryOperationAfterAndBeforeABlurEqualsTheSteps) {
  std::mt19937 random(3);
  const Operation blur = Parsed("blur", {{"ksize", 5}});
  for (const OperationSpec& spec : Operations()) {
    for (const PixelFormat format : {PixelFormat::kGray, PixelFormat::kRgb, PixelFormat::kBgra}) {
      // Tall: several bands.
      const TestImage image(61, 700, format, uint32_t(1 + random()));
      ExpectEqualsOneByOne({blur, Drawn(spec, random)}, image);
      ExpectEqualsOneByOne({Drawn(spec, random), blur, Parsed("sobel")}, image);
    }
  }
}

TEST(Chain, DrawnChainsEqualTheirSteps) {
  std::mt19937 random(20);
  for (int round = 0; round < 150; ++round) {
    const auto height = int32_t(random() % 2 == 0 ? 1 + random() % 20 : 300 + random() % 300);
    const TestImage image(int32_t(1 + random() % 70), height, PixelFormat(random() % 5),
                          uint32_t(1 + random()));
    std::vector<Operation> operations;
    for (size_t count = 1 + random() % 5; count > 0; --count) {
      operations.push_back(Drawn(Operations()[random() % Operations().size()], random));
    }
    ASSERT_NO_FATAL_FAILURE(ExpectEqualsOneByOne(operations, image)) << "round " << round;
  }
}

TEST(Chain, CopiesNoPixelsAndHasNoImageInBetweenWhereItNeedsNone) {
  const std::vector<Operation> operations = {Parsed("grayscale"), Parsed("gaussian_blur"),
                                             Parsed("sobel"), Parsed("threshold")};
  TestImage source(640, 2000, PixelFormat::kRgb, 4), target(640, 2000, PixelFormat::kGray);
  auto pool = BufferPool::Create();
  ASSERT_TRUE(pool);
  Arena scratch;
  const CopyStats before = GetCopyStats();
  ASSERT_TRUE(RunChain(operations, source.view(), target.view(), &*pool, scratch).ok());
  EXPECT_EQ(GetCopyStats().copies, before.copies);
  EXPECT_EQ(pool->stats().high_water_bytes, 0);
  EXPECT_LT(scratch.capacity_bytes(), size_t{640} * 2000);
}

TEST(Chain, WhatFollowsAnOperationOnTheWholeImageTakesOneFromThePool) {
  const std::vector<Operation> operations = {Parsed("edge_detection"), Parsed("dilate"),
                                             Parsed("resize")};
  TestImage source(640, 480, PixelFormat::kRgb, 4), target(320, 240, PixelFormat::kGray);
  auto pool = BufferPool::Create();
  ASSERT_TRUE(pool);
  for (int round = 0; round < 3; ++round) {
    Arena scratch;
    ASSERT_TRUE(RunChain(operations, source.view(), target.view(), &*pool, scratch).ok());
  }
  EXPECT_EQ(pool->stats().misses, 1);
  EXPECT_EQ(pool->stats().hits, 2);
  EXPECT_LE(pool->stats().high_water_bytes, 640 * 480 * 5 / 4);
}

TEST(Chain, TheSecondRunAllocatesNothing) {
  const std::vector<Operation> operations = {Parsed("grayscale"), Parsed("gaussian_blur"),
                                             Parsed("canny"), Parsed("dilate"), Parsed("resize")};
  TestImage source(300, 400, PixelFormat::kBgr, 4), target(150, 200, PixelFormat::kGray);
  auto pool = BufferPool::Create();
  ASSERT_TRUE(pool);
  Arena scratch;
  const auto run = [&] {
    scratch.Reset();
    return RunChain(operations, source.view(), target.view(), &*pool, scratch);
  };
  ASSERT_TRUE(run().ok());
  ASSERT_TRUE(run().ok());  // the arena joins its blocks
  const uint64_t before = GetAllocationStats().allocations;
  ASSERT_TRUE(run().ok());
  EXPECT_EQ(GetAllocationStats().allocations, before);
}

TEST(Chain, ErrorsNameTheOperation) {
  TestImage color(8, 8, PixelFormat::kRgb), gray(8, 8, PixelFormat::kGray);
  const auto message = [](const Status& status) { return std::string(status.message()); };
  Status status;
  const Operation otsu[] = {Parsed("otsu")}, hsv[] = {Parsed("hsv")};
  ResultOf(otsu, color, status);
  EXPECT_EQ(message(status), "otsu: the operation takes gray images; put grayscale before it");
  ResultOf(hsv, gray, status);
  EXPECT_EQ(message(status), "hsv: the operation takes colour images, not gray");
  const Operation canny[] = {Parsed("canny", {{"low", 9}, {"high", 3}})};
  ResultOf(canny, gray, status);
  EXPECT_EQ(message(status), "canny: low is above high; exchange them low=9 high=3");
  ResultOf({}, gray, status);
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  const std::vector<Operation> many(kMaxChainOperations + 1, Parsed("invert"));
  ResultOf(many, gray, status);
  EXPECT_EQ(status.code(), StatusCode::kLimitExceeded);
  const Operation huge[] = {Parsed("resize", {{"width", 16384}, {"height", 16384}})};
  ResultOf(huge, gray, status);
  EXPECT_EQ(status.code(), StatusCode::kLimitExceeded);
}

TEST(Chain, ATargetOfAnotherShapeOrInTheSourceIsRefused) {
  TestImage source(9, 8, PixelFormat::kGray), narrow(8, 8, PixelFormat::kGray);
  const Operation invert[] = {Parsed("invert")};
  Arena scratch;
  EXPECT_EQ(RunChain(invert, source.view(), narrow.view(), nullptr, scratch).code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(RunChain(invert, source.view(), source.view(), nullptr, scratch).code(),
            StatusCode::kInvalidArgument);
}

TEST(Chain, EveryFailingAllocationIsReported) {
  const std::vector<Operation> operations = {Parsed("edge_detection"), Parsed("gaussian_blur"),
                                             Parsed("clahe"), Parsed("rotate")};
  TestImage source(300, 400, PixelFormat::kBgr, 4), target(400, 300, PixelFormat::kGray);
  Status status(StatusCode::kOutOfMemory, "");
  uint64_t count = 0;
  for (; status.code() == StatusCode::kOutOfMemory && count < 100; ++count) {
    Arena scratch;
    FailAllocationsAfter(count);
    status = RunChain(operations, source.view(), target.view(), nullptr, scratch);
    StopFailingAllocations();
  }
  EXPECT_TRUE(status.ok()) << status.message();
  EXPECT_GT(count, 3u);
}

}  // namespace
}  // namespace genie::ops
