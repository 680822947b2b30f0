// Fork: how a library that owns threads knows that it is in a forked child, where only the thread
// that called fork() exists.
//
// The number is 0 in the first process and one more in each child than in its parent. What owns
// threads keeps the number of its birth and compares; no system call is made.
//
// Depends on: the standard library; pthread_atfork. Thread safety: callable from any thread.
#pragma once

#include <cstdint>

namespace genie {

uint32_t ForkGeneration();

}  // namespace genie
