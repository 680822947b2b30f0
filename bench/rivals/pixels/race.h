// A race: one operation on pixels, done by us, by OpenCV and by our own scalar code, on the same
// frame in the same process, in turns.
//
// Each group of operations has a file NAME_races.cpp with one function that adds its races; what a
// race needs (targets, cv::Mat headers, scratch) is captured by its functions and made beforehand,
// so that all sides reuse their memory.
//
// Depends on: image; OpenCV in the files of races. Thread safety: one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <new>
#include <string>
#include <vector>

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <opencv2/core.hpp>

namespace genie::races {

// What an operation works on: the same pixels in each format; a second picture for operations on
// two. Views of memory that lives as long as the races.
struct Frames {
  std::string name;  // "1920x1080"
  ConstImageView gray, rgb, bgr, rgba, bgra;
  ConstImageView other_gray, other_rgb, other_bgra;
  ConstImageView noise_gray, noise_rgb;  // of random bytes, where flat screens are a special case
};

// How far the two results are apart, over all values that were compared.
struct Difference {
  double largest = 0;
  double share = 0;  // of the values that differ at all
};

struct Race {
  std::string name = {};   // "box_blur/3x3/u8x1"
  std::string image = {};  // Frames::name
  std::function<void()> ours = {};
  std::function<void()> rival = {};   // empty: OpenCV has nothing of the kind
  std::function<void()> scalar = {};  // our oracle; empty where it would take seconds
  // Compares what `ours` and `rival` wrote last; called once before the clock starts.
  std::function<Difference()> difference = {};
  double allowed = 0;         // the largest difference that counts as equal output
  std::string rounding = {};  // where it is not 0: why
  int64_t bytes = 0;          // read and written by one run of ours, each once
  bool is_per_pixel = false;  // the oracle does the same work: its ratio is the gain of SIMD
};

using Races = std::vector<Race>;

// One function for each file of races.
void AddColorRaces(const Frames& frames, Races& races);
void AddMorphologyRaces(const Frames& frames, Races& races);
void AddFilterRaces(const Frames& frames, Races& races);
void AddEdgeRaces(const Frames& frames, Races& races);
void AddStatisticsRaces(const Frames& frames, Races& races);
void AddGeometryRaces(const Frames& frames, Races& races);
void AddSearchRaces(const Frames& frames, Races& races);

// For the functions of a race -------------------------------------------------------------------

// Ends the program with the message when `status` is an error: a race must not lose its runner.
void Must(const Status& status);

// A header over the view's pixels (u8, 1, 3 or 4 channels). The view must outlive it.
cv::Mat MatOf(ConstImageView view);

// Memory from the start of a cache line on, as our own buffers and OpenCV's are.
template <typename T>
struct LineAllocator {
  using value_type = T;
  T* allocate(size_t count) {
    return static_cast<T*>(::operator new(count * sizeof(T), std::align_val_t{64}));
  }
  void deallocate(T* data, size_t) { ::operator delete(data, std::align_val_t{64}); }
  friend bool operator==(LineAllocator, LineAllocator) { return true; }
};

// Pixels of a new image that the result owns.
struct OwnedImage {
  OwnedImage(int32_t width, int32_t height, PixelFormat format);
  std::vector<uint8_t, LineAllocator<uint8_t>> bytes;
  ImageView view;
};

// Compares u8 pixels of one size, leaving out `margin` pixels at each edge.
Difference Compare(ConstImageView ours, const cv::Mat& rival, int32_t margin = 0);

}  // namespace genie::races
