// Ticker: calls a function once an interval on a thread of its own, for as long as the function
// asks for more; then it rests, without waking up, until somebody wakes it.
//
//   Wake() ──▶ waits an interval ──▶ call() ─ kAgain ─▶ waits an interval ──▶ ...
//                                           └ kRest ──▶ sleeps until the next Wake()
//
// The thread starts with the first Wake(). Where the system starts none, or in a forked child,
// nothing is called.
//
// Owns: its thread and the function. Depends on: base's rules only; the system's threads.
// Thread safety: every function, from any thread but its own; destroy it once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

namespace genie {

class Ticker {
 public:
  enum class Next : uint8_t { kAgain, kRest };
  using Call = std::move_only_function<Next()>;

  // `call` must not throw. A Wake() while it runs is not lost, whatever it answers.
  Ticker(int64_t interval_ns, Call call);
  ~Ticker();  // Stop()

  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

  // Cost: one atomic load where it is awake already.
  void Wake();

  // Waits for a call in progress; none comes afterwards. Later calls do nothing.
  void Stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace genie
