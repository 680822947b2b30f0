// Executor: how a portable library runs independent pieces of work without knowing threads.
//
// `Run(count, work)` calls work(i) for each i in 0 .. count-1, each once, in any order and on any
// thread, and returns when all have ended. SerialExecutor runs them on the caller's thread in
// order; libs/executor has the pool. A piece of work reports errors through what it captures.
//
// Depends on: the standard library only.
// Thread safety: Run may be called by several threads at once unless an implementation says no.
#pragma once

#include <cstddef>

namespace genie {

// A borrowed callable `void(size_t)`: two pointers, no allocation. The callable must outlive it.
class WorkRef {
 public:
  template <typename F>
  WorkRef(const F& work)  // NOLINT(google-explicit-constructor): a parameter type
      : object_(&work),
        call_([](const void* object, size_t i) { (*static_cast<const F*>(object))(i); }) {}
  void operator()(size_t i) const { call_(object_, i); }

 private:
  const void* object_;
  void (*call_)(const void*, size_t);
};

class Executor {
 public:
  virtual ~Executor() = default;
  virtual void Run(size_t count, WorkRef work) = 0;
  // How many pieces may run at once, at least 1.
  virtual size_t concurrency() const = 0;
};

class SerialExecutor final : public Executor {
 public:
  void Run(size_t count, WorkRef work) override {
    for (size_t i = 0; i < count; ++i) work(i);
  }
  size_t concurrency() const override { return 1; }
};

}  // namespace genie
