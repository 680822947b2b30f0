// The GIL at the edge of C++: how a thread gives it away for C++ work and comes back to it, or not.
//
// An interpreter that ends kills a thread that asks it for the GIL, by unwinding its stack; a stack
// of C++ frames does not survive that, and the whole process aborts. So a thread that would come
// back after CloseGate() stays away instead: it sleeps until the process is gone, as Python itself
// lets such threads do from 3.14 on. Threads that are on their way back are let in first.
//
// Depends on: nanobind. Thread safety: all of it.
#pragma once

#include <nanobind/nanobind.h>

namespace genie::python {

// As nanobind::gil_scoped_release, for all our C++ work: the GIL is free while one lives.
class ReleasedGil {
 public:
  ReleasedGil() : state_(PyEval_SaveThread()) {}
  ~ReleasedGil();
  ReleasedGil(const ReleasedGil&) = delete;
  ReleasedGil& operator=(const ReleasedGil&) = delete;

 private:
  PyThreadState* state_;
};

// Called as the interpreter ends, with the GIL held: from now on only this thread comes back.
void CloseGate();

// In a forked child, with the GIL held: nobody is on the way back here.
void ReopenGate();

}  // namespace genie::python
