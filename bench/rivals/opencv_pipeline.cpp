// The classical way to find element candidates, in OpenCV: gray, Gaussian 3x3, Canny 50/150, dilate
// 3x3, 8-connected components with statistics. A separate program that `genie bench detect` runs
// beside the detector on the same RGB frames.
//
//   opencv_pipeline [--fresh] FRAMES
//
// FRAMES holds, for each frame, its width and height (32 bit, little-endian) and its RGB bytes.
// The program prints one line about itself; then, for each line that it reads, it runs through all
// frames once and prints "CPU_NANOSECONDS COMPONENTS" for each, on one line.
//
// What makes it as fast as it can be on one thread: temporaries live as long as the program, one
// frame of each size was run before the first answer, and the allocator keeps large blocks
// (otherwise components with statistics maps and unmaps its inner tables for every frame).
//
// --fresh is for measuring memory: the first frame, a small one, is run before the first answer,
// and each line is answered by a run of the last frame in memory that is new for it.
#include <malloc.h>

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace {

struct Frame {
  int32_t width = 0;
  int32_t height = 0;
  std::vector<uint8_t> bytes;

  // A header over the bytes; made anew where it is used, because a moved Frame takes its bytes
  // along.
  cv::Mat Rgb() const {
    return cv::Mat(height, width, CV_8UC3, const_cast<uint8_t*>(bytes.data()));
  }
};

// The steps with their temporaries, which the next frame of the same size uses again.
struct Pipeline {
  cv::Mat gray, blurred, edges, thick, labels, statistics, centroids;
  cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {3, 3});

  int Run(const cv::Mat& rgb) {
    cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
    cv::GaussianBlur(gray, blurred, {3, 3}, 0);
    cv::Canny(blurred, edges, 50, 150);
    cv::dilate(edges, thick, kernel);
    return cv::connectedComponentsWithStats(thick, labels, statistics, centroids, 8, CV_32S) - 1;
  }
};

int64_t CpuNanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * int64_t{1'000'000'000} + now.tv_nsec;
}

std::vector<Frame> ReadFrames(const char* path) {
  constexpr int32_t kMaxSide = 16384;
  std::vector<Frame> frames;
  std::ifstream file(path, std::ios::binary);
  int32_t size[2];
  while (file.read(reinterpret_cast<char*>(size), sizeof size)) {
    if (size[0] <= 0 || size[1] <= 0 || size[0] > kMaxSide || size[1] > kMaxSide) return {};
    Frame frame{size[0], size[1], {}};
    frame.bytes.resize(size_t{3} * size[0] * size[1]);
    if (!file.read(reinterpret_cast<char*>(frame.bytes.data()), std::ssize(frame.bytes))) return {};
    frames.push_back(std::move(frame));
  }
  return frames;
}

int RunFresh(const std::vector<Frame>& frames) {
  Pipeline().Run(frames.front().Rgb());
  std::puts("ready");
  std::fflush(stdout);
  for (std::string line; std::getline(std::cin, line);) {
    std::printf("%d\n", Pipeline().Run(frames.back().Rgb()));
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const bool fresh = argc == 3 && std::string(argv[1]) == "--fresh";
  cv::setNumThreads(1);
  if (fresh) {
    const std::vector<Frame> frames = ReadFrames(argv[2]);
    if (!frames.empty()) return RunFresh(frames);
  }
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  const std::vector<Frame> frames = argc == 2 ? ReadFrames(argv[1]) : std::vector<Frame>();
  if (frames.empty()) {
    std::fprintf(stderr, "opencv_pipeline: no frames; give one file of frames\n");
    return 2;
  }
  std::map<std::pair<int32_t, int32_t>, Pipeline> pipelines;  // by frame size
  const auto run = [&](const Frame& frame) {
    return pipelines[{frame.width, frame.height}].Run(frame.Rgb());
  };
  for (const Frame& frame : frames) run(frame);
  std::printf("OpenCV %s, %d thread\n", CV_VERSION, cv::getNumThreads());
  std::fflush(stdout);
  for (std::string line; std::getline(std::cin, line);) {
    for (const Frame& frame : frames) {
      const int64_t start = CpuNanoseconds();
      const int components = run(frame);
      std::printf("%lld %d ", static_cast<long long>(CpuNanoseconds() - start), components);
    }
    std::printf("\n");
    std::fflush(stdout);
  }
  return 0;
}
