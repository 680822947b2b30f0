// Tests of cpu_limits.h on folders that look like /proc and /sys.
#include <genie/executor/cpu_limits.h>

#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace genie {
namespace {

class CpuLimitsFiles : public ::testing::Test {
 protected:
  CpuLimitsFiles() {
    std::string pattern = ::testing::TempDir() + "cpu_limits_XXXXXX";
    root_ = mkdtemp(pattern.data());
  }
  ~CpuLimitsFiles() override { std::filesystem::remove_all(root_); }

  void Write(const std::string& path, const std::string& text) const {
    const std::filesystem::path file = root_ + path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }

  std::string root_;
};

TEST_F(CpuLimitsFiles, NothingThereIsNoQuota) { EXPECT_EQ(ReadCpuLimits(root_).quota_cpus, 0u); }

TEST_F(CpuLimitsFiles, Version2QuotaIsRoundedUp) {
  Write("/proc/self/cgroup", "0::/app\n");
  Write("/sys/fs/cgroup/app/cpu.max", "150000 100000\n");
  EXPECT_EQ(ReadCpuLimits(root_).quota_cpus, 2u);
}

TEST_F(CpuLimitsFiles, Version2WithoutAQuotaIsNoQuota) {
  Write("/proc/self/cgroup", "0::/app\n");
  Write("/sys/fs/cgroup/app/cpu.max", "max 100000\n");
  EXPECT_EQ(ReadCpuLimits(root_).quota_cpus, 0u);
}

TEST_F(CpuLimitsFiles, TighterAncestorCounts) {
  Write("/proc/self/cgroup", "0::/outer/inner\n");
  Write("/sys/fs/cgroup/outer/cpu.max", "300000 100000\n");
  Write("/sys/fs/cgroup/outer/inner/cpu.max", "800000 100000\n");
  EXPECT_EQ(ReadCpuLimits(root_).quota_cpus, 3u);
}

TEST_F(CpuLimitsFiles, Version1InAContainerIsReadAtTheMount) {
  Write("/proc/self/cgroup", "5:cpuacct,cpu:/docker/abc\n3:memory:/docker/abc\n");
  Write("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "400000\n");
  Write("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
  EXPECT_EQ(ReadCpuLimits(root_).quota_cpus, 4u);
}

TEST_F(CpuLimitsFiles, Version1WithoutAQuotaIsNoQuota) {
  Write("/proc/self/cgroup", "1:cpu:/\n");
  Write("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
  Write("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
  EXPECT_EQ(ReadCpuLimits(root_).quota_cpus, 0u);
}

TEST_F(CpuLimitsFiles, GarbageIsNoQuota) {
  Write("/proc/self/cgroup", "0::/a\nno colons\n7:cpu\n::::\n");
  Write("/sys/fs/cgroup/a/cpu.max", "99999999999999999999 x\n");
  Write("/sys/fs/cgroup/cpu.max", "-5 0\n");
  EXPECT_EQ(ReadCpuLimits(root_).quota_cpus, 0u);
}

TEST(CpuLimits, AvailableIsTheSmallerOfAffinityAndQuota) {
  EXPECT_EQ((CpuLimits{.affinity_cpus = 8, .quota_cpus = 0}.available()), 8u);
  EXPECT_EQ((CpuLimits{.affinity_cpus = 8, .quota_cpus = 2}.available()), 2u);
  EXPECT_EQ((CpuLimits{.affinity_cpus = 2, .quota_cpus = 9}.available()), 2u);
}

TEST(CpuLimits, ThisMachineHasAtLeastOneCpu) { EXPECT_GE(AvailableCpus(), 1u); }

}  // namespace
}  // namespace genie
