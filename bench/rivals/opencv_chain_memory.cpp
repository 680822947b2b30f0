// The memory that OpenCV takes for the chain gray, Gaussian 5x5, Canny 50/150, dilate 3x3, half
// size, with fresh buffers: a rival of `python -m computer_genie.performance.benchmark --component
// memory`.
//
//   opencv_chain_memory WIDTH HEIGHT     prints OpenCV's version and the bytes
//
// The figure is how far the process's resident high-water mark rises over the state with the
// library and the frame loaded, and the chain run once on a small frame. One thread.
#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace {

constexpr int kLargeBytes = 1 << 16;  // from here on a buffer has pages of its own

long HighWaterKib() {
  std::ifstream file("/proc/self/status");
  for (std::string word; file >> word;) {
    long kib = 0;
    if (word == "VmHWM:" && file >> kib) return kib;
  }
  return -1;
}

// Lines and panels, so that Canny has edges to follow.
cv::Mat Frame(int width, int height) {
  cv::Mat frame(height, width, CV_8UC3, cv::Scalar(246, 246, 247));
  for (int y = 20; y + 12 < height; y += 26) {
    for (int x = 20; x + 3 < width / 2; x += 7) {
      frame(cv::Rect(x, y, 2, 9)).setTo(cv::Scalar(40, 40, 60));
    }
  }
  return frame;
}

cv::Mat Chain(const cv::Mat& frame) {
  cv::Mat gray, soft, edges, wide, half;
  cv::cvtColor(frame, gray, cv::COLOR_RGB2GRAY);
  cv::GaussianBlur(gray, soft, {5, 5}, 0);
  cv::Canny(soft, edges, 50, 150);
  cv::dilate(edges, wide, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  cv::resize(wide, half, {frame.cols / 2, frame.rows / 2}, 0, 0, cv::INTER_AREA);
  return half;
}

}  // namespace

int main(int count, char** arguments) {
  const int width = count == 3 ? std::atoi(arguments[1]) : 0;
  const int height = count == 3 ? std::atoi(arguments[2]) : 0;
  if (width < 64 || height < 64) {
    std::fprintf(stderr, "usage: opencv_chain_memory WIDTH HEIGHT\n");
    return 2;
  }
  mallopt(M_MMAP_THRESHOLD, kLargeBytes);
  cv::setNumThreads(1);
  const cv::Mat frame = Frame(width, height);
  Chain(Frame(64, 64));
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5" << std::flush;
  const long before = HighWaterKib();
  const cv::Mat half = Chain(frame);
  std::printf("%s %ld\n", CV_VERSION, (HighWaterKib() - before) * 1024);
  return half.empty() ? 1 : 0;
}
