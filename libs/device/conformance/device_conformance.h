// The conformance suite of the Device seam: what every back end has to do, in the same words for
// all. A back end's test file includes this header and names its devices:
//
//   INSTANTIATE_TEST_SUITE_P(Cuda, DeviceConformance, ::testing::Values(&MakeCudaDevice));
//
// A factory that returns null (no such device here) skips its tests, visibly.
//
// The oracle is the scalar code of libs/kernels; all results are exact.
#pragma once

#include <genie/device/queue.h>
#include <genie/kernels/gray.h>
#include <genie/kernels/tiles.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <random>
#include <vector>

namespace genie {

using DeviceFactory = std::unique_ptr<Device> (*)();

class DeviceConformance : public ::testing::TestWithParam<DeviceFactory> {
 protected:
  static constexpr int64_t kWaitNs = 30'000'000'000;

  // A picture of random pixels on the host, with padding between its rows.
  struct HostImage {
    HostImage(int32_t width, int32_t height, PixelFormat format, uint32_t seed) {
      const int32_t stride = width * BytesPerPixel(format) + 5;
      bytes.resize(static_cast<size_t>(stride) * static_cast<size_t>(height));
      std::minstd_rand random(seed);
      for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random() >> 8);
      view = {bytes.data(), width, height, stride, format};
    }
    uint8_t* pixel(int32_t x, int32_t y) {
      return bytes.data() + y * view.stride_bytes + x * BytesPerPixel(view.format);
    }
    std::vector<uint8_t> bytes;
    ConstImageView view;
  };

  void SetUp() override {
    device_ = GetParam()();
    if (device_ == nullptr) GTEST_SKIP() << "no such device on this machine";
  }

  DeviceBuffer Allocate(size_t size_bytes) {
    auto buffer = device_->Allocate(size_bytes);
    EXPECT_TRUE(buffer.has_value());
    return buffer ? std::move(*buffer) : DeviceBuffer();
  }

  static DeviceImage ImageIn(const DeviceBuffer& buffer, ConstImageView like) {
    return {&buffer, like.width, like.height, like.format};
  }
  DeviceBuffer AllocateFor(ConstImageView view) {
    return Allocate(DeviceImage{nullptr, view.width, view.height, view.format}.size_bytes());
  }

  void SubmitAndWait(Queue& queue) {
    const auto fence = queue.Submit();
    ASSERT_TRUE(fence.has_value()) << fence.error().message();
    const Status status = fence->Wait(kWaitNs);
    ASSERT_TRUE(status.ok()) << status.message();
    EXPECT_TRUE(fence->IsDone());
  }

  std::vector<uint32_t> ChangedTiles(const HostImage& before, const HostImage& after) {
    const DeviceBuffer a = AllocateFor(before.view);
    const DeviceBuffer b = AllocateFor(after.view);
    const DeviceBuffer list = Allocate(ChangedTilesBytes(after.view.width, after.view.height));
    std::vector<uint8_t> bytes(list.size_bytes());
    Queue queue(*device_);
    EXPECT_TRUE(queue.Upload(before.view, ImageIn(a, before.view)).ok());
    EXPECT_TRUE(queue.Upload(after.view, ImageIn(b, after.view)).ok());
    EXPECT_TRUE(queue.ChangedTiles(ImageIn(a, before.view), ImageIn(b, after.view), list).ok());
    EXPECT_TRUE(queue.Download(list, bytes).ok());
    SubmitAndWait(queue);
    std::vector<uint32_t> numbers(bytes.size() / sizeof(uint32_t));
    std::memcpy(numbers.data(), bytes.data(), bytes.size());
    const size_t count = std::min<size_t>(numbers[0], numbers.size() - 1);
    EXPECT_EQ(numbers[0], count);
    return {numbers.begin() + 1, numbers.begin() + 1 + static_cast<ptrdiff_t>(count)};
  }

  std::unique_ptr<Device> device_;
};

TEST_P(DeviceConformance, HasANameAndABackend) {
  EXPECT_FALSE(device_->info().name.empty());
  EXPECT_FALSE(device_->info().backend.empty());
}

TEST_P(DeviceConformance, BufferKnowsItsDeviceSizeAndKind) {
  const DeviceBuffer buffer = Allocate(1000);
  EXPECT_EQ(buffer.device(), device_.get());
  EXPECT_EQ(buffer.size_bytes(), 1000u);
  EXPECT_EQ(buffer.kind(), device_->info().memory);
  EXPECT_EQ(buffer.host_bytes().empty(), buffer.kind() == MemoryKind::kDevice);
}

TEST_P(DeviceConformance, SizesOutOfRangeAreRefused) {
  EXPECT_EQ(device_->Allocate(0).error().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(device_->Allocate(Device::kMaxBufferBytes + 1).error().code(),
            StatusCode::kLimitExceeded);
}

TEST_P(DeviceConformance, UploadThenDownloadGivesTheRowsWithoutPadding) {
  for (const PixelFormat format : {PixelFormat::kGray, PixelFormat::kRgb, PixelFormat::kBgra}) {
    const HostImage image(67, 130, format, 1);
    const DeviceBuffer buffer = AllocateFor(image.view);
    std::vector<uint8_t> back(buffer.size_bytes());
    Queue queue(*device_);
    ASSERT_TRUE(queue.Upload(image.view, ImageIn(buffer, image.view)).ok());
    ASSERT_TRUE(queue.Download(buffer, back).ok());
    SubmitAndWait(queue);
    const size_t row_bytes = back.size() / 130;
    for (int32_t y = 0; y < 130; ++y) {
      ASSERT_EQ(std::memcmp(back.data() + static_cast<size_t>(y) * row_bytes, image.view.row(y),
                            row_bytes),
                0);
    }
  }
}

TEST_P(DeviceConformance, GrayEqualsTheScalarKernel) {
  for (const PixelFormat format : {PixelFormat::kGray, PixelFormat::kRgb, PixelFormat::kBgr,
                                   PixelFormat::kRgba, PixelFormat::kBgra}) {
    for (const auto& [width, height] : {std::pair{1, 1}, {63, 64}, {65, 129}, {257, 3}}) {
      const HostImage image(width, height, format, 2);
      const DeviceBuffer source = AllocateFor(image.view);
      const DeviceBuffer target = Allocate(static_cast<size_t>(width * height));
      std::vector<uint8_t> result(target.size_bytes());
      Queue queue(*device_);
      ASSERT_TRUE(queue.Upload(image.view, ImageIn(source, image.view)).ok());
      ASSERT_TRUE(
          queue.Gray(ImageIn(source, image.view), {&target, width, height, PixelFormat::kGray})
              .ok());
      ASSERT_TRUE(queue.Download(target, result).ok());
      SubmitAndWait(queue);
      std::vector<uint8_t> expected(result.size());
      kernels::scalar::Gray({image.view.data, image.view.stride_bytes},
                            static_cast<kernels::PixelOrder>(format), {expected.data(), width},
                            {static_cast<size_t>(width), static_cast<size_t>(height)});
      ASSERT_EQ(result, expected) << width << "x" << height;
    }
  }
}

TEST_P(DeviceConformance, EqualPicturesHaveNoChangedTiles) {
  const HostImage image(200, 150, PixelFormat::kRgba, 3);
  EXPECT_TRUE(ChangedTiles(image, image).empty());
}

TEST_P(DeviceConformance, OneChangedPixelIsOneTileWhereverItIs) {
  for (const auto& [x, y] : {std::pair{0, 0}, {63, 63}, {64, 63}, {199, 149}, {128, 64}}) {
    const HostImage before(200, 150, PixelFormat::kRgb, 4);
    HostImage after = before;
    after.view.data = after.bytes.data();
    *after.pixel(x, y) ^= 1;
    const auto tile = static_cast<uint32_t>(y / 64 * 4 + x / 64);
    EXPECT_EQ(ChangedTiles(before, after), std::vector<uint32_t>{tile}) << x << "," << y;
  }
}

TEST_P(DeviceConformance, ChangedTilesComeInRisingOrder) {
  const HostImage before(4200, 130, PixelFormat::kGray, 5);  // 66 columns: two words of a bitmap
  const HostImage after(4200, 130, PixelFormat::kGray, 6);
  std::vector<uint32_t> all(66 * 3);
  for (uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  EXPECT_EQ(ChangedTiles(before, after), all);
}

TEST_P(DeviceConformance, AlphaIsNoChange) {
  const HostImage before(70, 70, PixelFormat::kBgra, 7);
  HostImage after = before;
  after.view.data = after.bytes.data();
  after.pixel(3, 3)[3] ^= 0xff;
  EXPECT_TRUE(ChangedTiles(before, after).empty());
}

TEST_P(DeviceConformance, CommandsRunInTheOrderOfTheirRecording) {
  const HostImage first(64, 64, PixelFormat::kGray, 8);
  const HostImage second(64, 64, PixelFormat::kGray, 9);
  const DeviceBuffer buffer = AllocateFor(first.view);
  std::vector<uint8_t> early(buffer.size_bytes());
  std::vector<uint8_t> late(buffer.size_bytes());
  Queue queue(*device_);
  ASSERT_TRUE(queue.Upload(first.view, ImageIn(buffer, first.view)).ok());
  ASSERT_TRUE(queue.Download(buffer, early).ok());
  ASSERT_TRUE(queue.Upload(second.view, ImageIn(buffer, second.view)).ok());
  ASSERT_TRUE(queue.Download(buffer, late).ok());
  SubmitAndWait(queue);
  EXPECT_EQ(early[64], *first.view.row(1));
  EXPECT_EQ(late[64], *second.view.row(1));
}

TEST_P(DeviceConformance, EmptySubmitIsDoneAndTheQueueIsUsedAgain) {
  Queue queue(*device_);
  SubmitAndWait(queue);
  SubmitAndWait(queue);
}

TEST_P(DeviceConformance, CommandsThatDoNotFitAreRefusedWhenRecorded) {
  const HostImage image(64, 64, PixelFormat::kRgb, 10);
  const DeviceBuffer small = Allocate(10);
  const DeviceBuffer rgb = AllocateFor(image.view);
  const DeviceBuffer gray = Allocate(64 * 64);
  const DeviceImage rgb_image = ImageIn(rgb, image.view);
  const DeviceImage gray_image{&gray, 64, 64, PixelFormat::kGray};
  std::vector<uint8_t> bytes(11);
  Queue queue(*device_);
  const std::vector<Status> refusals = {
      queue.Upload(image.view, ImageIn(small, image.view)),
      queue.Upload({}, rgb_image),
      queue.Upload(image.view, gray_image),
      queue.Upload(image.view, {}),
      queue.Download(small, bytes),
      queue.Download(small, {}),
      queue.Gray(gray_image, rgb_image),
      queue.Gray(rgb_image, {&gray, 32, 64, PixelFormat::kGray}),
      queue.Gray(gray_image, gray_image),
      queue.ChangedTiles(rgb_image, gray_image, small),
      queue.ChangedTiles(rgb_image, rgb_image, Allocate(7)),
      queue.ChangedTiles(gray_image, gray_image, gray),
  };
  for (size_t i = 0; i < refusals.size(); ++i) {
    EXPECT_EQ(refusals[i].code(), StatusCode::kInvalidArgument) << i;
  }
  SubmitAndWait(queue);
}

TEST_P(DeviceConformance, MemoryOfAnotherDeviceIsInvalidArgument) {
  const auto other = GetParam()();
  const auto foreign = other->Allocate(100);
  ASSERT_TRUE(foreign.has_value());
  std::vector<uint8_t> bytes(100);
  Queue queue(*device_);
  EXPECT_EQ(queue.Download(*foreign, bytes).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(queue.Download(DeviceBuffer(), bytes).code(), StatusCode::kInvalidArgument);
}

TEST_P(DeviceConformance, RecordedCommandsStayWithinTheirLimit) {
  const DeviceBuffer buffer = Allocate(1);
  uint8_t byte = 0;
  Queue queue(*device_);
  for (size_t i = 0; i < Queue::kMaxCommands; ++i) {
    ASSERT_TRUE(queue.Download(buffer, {&byte, 1}).ok());
  }
  EXPECT_EQ(queue.Download(buffer, {&byte, 1}).code(), StatusCode::kLimitExceeded);
  SubmitAndWait(queue);
  EXPECT_TRUE(queue.Download(buffer, {&byte, 1}).ok());
}

}  // namespace genie
