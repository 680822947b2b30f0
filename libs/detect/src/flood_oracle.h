// The oracle of the tile stages: surfaces, atoms and votes by flood fill over the whole frame,
// pixel by pixel, from the planes of bits and the texture cells. For tests.
//
// Depends on: frame_state. Thread safety: values.
#pragma once

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "frame_state.h"

namespace genie::detect {

inline constexpr uint32_t kOracleInk = 1u << 31;  // in the oracle's labels: an atom

struct FloodOracle {
  struct Region {
    std::vector<std::pair<int32_t, int32_t>> pixels;  // x, y; the first one names the region
    uint32_t squares = 0;

    Box box() const {
      Box all{};
      for (const auto& [x, y] : pixels) all = Union(all, {x, y, 1, 1});
      return all;
    }
    template <typename Holds>
    int32_t Count(Holds holds) const {
      return static_cast<int32_t>(std::count_if(pixels.begin(), pixels.end(), holds));
    }
  };

  int32_t width, height;
  std::vector<uint32_t> label;  // per pixel: a surface, or an atom with kOracleInk
  std::vector<Region> surfaces;
  std::vector<Region> atoms;
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> votes;  // (atom or lower surface, surface)

  explicit FloodOracle(const FrameState& state)
      : width(state.planes.right.width),
        height(state.planes.right.height),
        label(static_cast<size_t>(width) * static_cast<size_t>(height), kNone) {
    FindSurfaces(state);
    FindAtoms();
    CountVotes();
  }

  uint32_t& At(int32_t x, int32_t y) {
    return label[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)];
  }

 private:
  // Visits the pixels connected to (x, y), which `next` lists for each pixel.
  template <typename Next>
  Region Fill(int32_t x, int32_t y, uint32_t mark, Next next) {
    Region region;
    std::vector<std::pair<int32_t, int32_t>> open = {{x, y}};
    At(x, y) = mark;
    while (!open.empty()) {
      const auto [u, v] = open.back();
      open.pop_back();
      region.pixels.emplace_back(u, v);
      next(u, v, [&](int32_t a, int32_t b) {
        if (a < 0 || b < 0 || a >= width || b >= height || At(a, b) == mark) return;
        At(a, b) = mark;
        open.emplace_back(a, b);
      });
    }
    std::sort(region.pixels.begin(), region.pixels.end(), [](const auto& a, const auto& b) {
      return std::pair(a.second, a.first) < std::pair(b.second, b.first);
    });
    return region;
  }

  void FindSurfaces(const FrameState& state) {
    const auto bit = [](const BitPlane& plane, int32_t x, int32_t y) {
      return x >= 0 && y >= 0 && AnyBit(plane.row(y), x, x);
    };
    const auto plain = [&](int32_t x, int32_t y) {
      return x < width && y < height && !bit(state.texture, x / kCellSide, y / kCellSide);
    };
    constexpr uint32_t kVisited = kNone - 1;
    SquareBand squares;
    if (!squares.Compute(state.planes, {0, 0, width, height}).ok()) return;
    for (int32_t y = 0; y < height; ++y) {
      for (int32_t x = 0; x < width; ++x) {
        if (At(x, y) != kNone || !plain(x, y)) continue;
        const auto number = static_cast<uint32_t>(surfaces.size());
        Region region = Fill(x, y, number, [&](int32_t u, int32_t v, auto go) {
          if (bit(state.planes.right, u, v) && plain(u + 1, v)) go(u + 1, v);
          if (bit(state.planes.right, u - 1, v) && plain(u - 1, v)) go(u - 1, v);
          if (bit(state.planes.down, u, v) && plain(u, v + 1)) go(u, v + 1);
          if (bit(state.planes.down, u, v - 1) && plain(u, v - 1)) go(u, v - 1);
        });
        for (const auto& [u, v] : region.pixels) {
          for (size_t k = 0; k < kSquareSteps; ++k) {
            if (squares.Any(k, v, u, u)) region.squares |= 1u << k;
          }
        }
        if (region.squares != 0) {
          surfaces.push_back(std::move(region));
        } else {
          for (const auto& [u, v] : region.pixels) At(u, v) = kVisited;
        }
      }
    }
    std::replace(label.begin(), label.end(), kVisited, kNone);
  }

  void FindAtoms() {
    for (int32_t y = 0; y < height; ++y) {
      for (int32_t x = 0; x < width; ++x) {
        if (At(x, y) != kNone) continue;
        const uint32_t mark = static_cast<uint32_t>(atoms.size()) | kOracleInk;
        atoms.push_back(Fill(x, y, mark, [&](int32_t u, int32_t v, auto go) {
          for (int32_t b = v - 1; b <= v + 1; ++b) {
            for (int32_t a = u - 1; a <= u + 1; ++a) {
              const bool inside = a >= 0 && b >= 0 && a < width && b < height;
              if (inside && At(a, b) == kNone) go(a, b);
            }
          }
        }));
      }
    }
  }

  void Vote(uint32_t a, uint32_t b) {
    if (a == b || ((a & kOracleInk) != 0 && (b & kOracleInk) != 0)) return;
    const bool swap = (b & kOracleInk) != 0 || ((a & kOracleInk) == 0 && b < a);
    ++votes[swap ? std::pair(b, a) : std::pair(a, b)];
  }

  void CountVotes() {
    for (int32_t y = 0; y < height; ++y) {
      for (int32_t x = 0; x < width; ++x) {
        if (x + 1 < width) Vote(At(x, y), At(x + 1, y));
        if (y + 1 < height) Vote(At(x, y), At(x, y + 1));
      }
    }
  }
};

}  // namespace genie::detect
