// The memory that OpenCV takes for the chain gray, Gaussian 5x5, Canny 50/150, dilate 3x3, half
// size, with fresh buffers: a rival of `python -m computer_genie.performance.benchmark --component
// memory`.
//
//   opencv_chain_memory WIDTH HEIGHT FRAME RESULT
//
// FRAME holds the RGB bytes; RESULT is written: the gray bytes of half the size, for a comparison.
// Prints OpenCV's version and the bytes of memory.
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

// Empty where the file is shorter than the frame.
cv::Mat ReadFrame(const char* path, int width, int height) {
  cv::Mat frame(height, width, CV_8UC3);
  std::ifstream file(path, std::ios::binary);
  const auto bytes = std::streamsize(frame.total() * frame.elemSize());
  return file.read(reinterpret_cast<char*>(frame.data), bytes) ? frame : cv::Mat();
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
  const int width = count == 5 ? std::atoi(arguments[1]) : 0;
  const int height = count == 5 ? std::atoi(arguments[2]) : 0;
  if (width < 64 || height < 64) {
    std::fprintf(stderr, "usage: opencv_chain_memory WIDTH HEIGHT FRAME RESULT\n");
    return 2;
  }
  mallopt(M_MMAP_THRESHOLD, kLargeBytes);
  cv::setNumThreads(1);
  const cv::Mat frame = ReadFrame(arguments[3], width, height);
  if (frame.empty()) {
    std::fprintf(stderr, "opencv_chain_memory: %s holds no such frame\n", arguments[3]);
    return 1;
  }
  Chain(frame(cv::Rect(0, 0, 64, 64)));  // the library's own tables are there then
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5" << std::flush;
  const long before = HighWaterKib();
  const cv::Mat half = Chain(frame);
  std::printf("%s %ld\n", CV_VERSION, (HighWaterKib() - before) * 1024);
  std::ofstream result(arguments[4], std::ios::binary);
  result.write(reinterpret_cast<const char*>(half.data), std::streamsize(half.total()));
  return result.flush() ? 0 : 1;
}
