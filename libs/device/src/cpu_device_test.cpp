// The CPU back end: the conformance suite, on the caller's thread and over an executor that takes
// pieces in another order, and what is the CPU's own.
#include <genie/device/cpu_device.h>

#include <genie/base/buffer.h>
#include <gtest/gtest.h>

#include "../conformance/device_conformance.h"

namespace genie {
namespace {

class BackwardsExecutor final : public Executor {
 public:
  void Run(size_t count, WorkRef work) override {
    for (size_t i = count; i > 0; --i) work(i - 1);
  }
  size_t concurrency() const override { return 1; }
};

std::unique_ptr<Device> MakeSerial() { return MakeCpuDevice(); }
std::unique_ptr<Device> MakeBackwards() {
  static BackwardsExecutor executor;
  return MakeCpuDevice(&executor);
}

INSTANTIATE_TEST_SUITE_P(Cpu, DeviceConformance, ::testing::Values(&MakeSerial, &MakeBackwards),
                         [](const auto& info) { return info.index == 0 ? "Serial" : "Backwards"; });

TEST(CpuDevice, MemoryIsTheHostsAndIsGivenBack) {
  const auto device = MakeCpuDevice();
  const uint64_t before = GetAllocationStats().bytes_in_use;
  {
    const auto buffer = device->Allocate(4096);
    ASSERT_TRUE(buffer.has_value());
    EXPECT_EQ(buffer->host_bytes().size(), 4096u);
    EXPECT_EQ(GetAllocationStats().bytes_in_use, before + 4096);
  }
  EXPECT_EQ(GetAllocationStats().bytes_in_use, before);
}

TEST(CpuDevice, FailedAllocationIsOutOfMemory) {
  const auto device = MakeCpuDevice();
  FailAllocationsAfter(0);
  const auto buffer = device->Allocate(4096);
  StopFailingAllocations();
  EXPECT_EQ(buffer.error().code(), StatusCode::kOutOfMemory);
}

TEST(CpuDevice, FailedScratchOfACommandIsOutOfMemory) {
  const auto device = MakeCpuDevice();
  const auto pixels = device->Allocate(64 * 64);
  const auto list = device->Allocate(ChangedTilesBytes(64, 64));
  ASSERT_TRUE(pixels && list);
  const DeviceImage image{&*pixels, 64, 64, PixelFormat::kGray};
  Queue queue(*device);
  ASSERT_TRUE(queue.ChangedTiles(image, image, *list).ok());
  FailAllocationsAfter(0);
  const auto fence = queue.Submit();
  StopFailingAllocations();
  EXPECT_EQ(fence.error().code(), StatusCode::kOutOfMemory);
}

}  // namespace
}  // namespace genie
