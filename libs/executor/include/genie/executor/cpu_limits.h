// CpuLimits: how many threads this process can really run at once. Inside a container the machine's
// core count misleads: the affinity mask and the cgroup's quota decide.
//
//   affinity_cpus   cores that the scheduler may use for this process
//   quota_cpus      the cgroup's CPU time per period, in cores, rounded up; 0: no quota
//
// Both cgroup versions are read, the limits of all ancestors too, from the places where Linux
// systems mount them (/sys/fs/cgroup, /sys/fs/cgroup/cpu, /sys/fs/cgroup/cpu,cpuacct). What is
// missing or unreadable counts as no limit.
//
// Depends on: base; the system's files. Thread safety: callable from any thread.
// Source: Linux kernel, admin-guide/cgroup-v2 ("cpu.max") and scheduler/sched-bwc ("cpu.cfs_*").
#pragma once

#include <cstddef>
#include <string>

namespace genie {

struct CpuLimits {
  size_t affinity_cpus = 1;
  size_t quota_cpus = 0;

  // The smaller of the two, at least 1.
  size_t available() const;
};

// The folder in which /proc and /sys are found: tests give their own.
CpuLimits ReadCpuLimits(const std::string& root = "");

// ReadCpuLimits().available().
size_t AvailableCpus();

}  // namespace genie
