// A global operator new that counts: linked into a test program, it sees every allocation of C++.
//
// Depends on: the standard library only. Thread safety: callable from any thread.
#pragma once

#include <cstdint>

namespace genie {

// Calls of operator new in this process so far, of every form.
uint64_t OperatorNewCalls();

}  // namespace genie
