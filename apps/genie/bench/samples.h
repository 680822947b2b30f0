// Samples: repeated measurements of one thing, and what is said of them.
//
// Depends on: the standard library. Thread safety: a value.
#pragma once

#include <cstddef>
#include <vector>

namespace genie::bench {

class Samples {
 public:
  void Add(double value) { values_.push_back(value); }
  void Add(const Samples& other) {
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
  }
  size_t count() const { return values_.size(); }

  // The smallest value that at least `share` of the values do not exceed; 0 of none.
  double Quantile(double share) const;
  double Median() const { return Quantile(0.5); }
  double P99() const { return Quantile(0.99); }
  double Min() const { return Quantile(0); }
  double Max() const { return Quantile(1); }

 private:
  std::vector<double> values_;
};

}  // namespace genie::bench
