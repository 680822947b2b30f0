#include "child_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstring>
#include <utility>

extern char** environ;

namespace genie::bench {
namespace {

std::vector<char*> ArgumentPointers(const std::vector<std::string>& arguments) {
  std::vector<char*> pointers;
  for (const std::string& argument : arguments) {
    pointers.push_back(const_cast<char*>(argument.c_str()));  // execve's old signature
  }
  pointers.push_back(nullptr);
  return pointers;
}

Status CannotStart(const std::string& program, int error) {
  return Status(StatusCode::kUnavailable, std::strerror(error)).Prefixed(program);
}

// Starts a program whose standard input and output are the given descriptors, or /dev/null.
Result<pid_t> Spawn(const std::vector<std::string>& arguments, int input, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const auto& [from, to, mode] :
       {std::tuple{input, STDIN_FILENO, O_RDONLY}, std::tuple{output, STDOUT_FILENO, O_WRONLY}}) {
    if (from >= 0) {
      posix_spawn_file_actions_adddup2(&actions, from, to);
    } else {
      posix_spawn_file_actions_addopen(&actions, to, "/dev/null", mode, 0);
    }
  }
  pid_t id = -1;
  const int error = posix_spawn(&id, arguments.front().c_str(), &actions, nullptr,
                                ArgumentPointers(arguments).data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return Fail(CannotStart(arguments.front(), error));
  return id;
}

double Milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) * 1e-3;
}

}  // namespace

Result<ProcessUse> RunProcess(const std::vector<std::string>& arguments) {
  const auto start = std::chrono::steady_clock::now();
  const auto id = Spawn(arguments, -1, -1);
  if (!id) return Fail(id.error());
  int status = 0;
  rusage use{};
  while (wait4(*id, &status, 0, &use) < 0 && errno == EINTR) {
  }
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
  return ProcessUse{.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
                    .cpu_ms = Milliseconds(use.ru_utime) + Milliseconds(use.ru_stime),
                    .wall_ms = wall.count(),
                    .peak_mib = static_cast<double>(use.ru_maxrss) / 1024};
}

Result<Partner> Partner::Start(const std::vector<std::string>& arguments) {
  std::array<int, 2> to{};
  std::array<int, 2> from{};
  if (pipe2(to.data(), O_CLOEXEC) != 0) return Fail(CannotStart(arguments.front(), errno));
  if (pipe2(from.data(), O_CLOEXEC) != 0) {
    const int error = errno;
    close(to[0]);
    close(to[1]);
    return Fail(CannotStart(arguments.front(), error));
  }
  const auto id = Spawn(arguments, to[0], from[1]);
  close(to[0]);
  close(from[1]);
  if (!id) {
    close(to[1]);
    close(from[0]);
    return Fail(id.error());
  }
  return Partner(*id, fdopen(to[1], "w"), fdopen(from[0], "r"));
}

Partner::Partner(Partner&& other) noexcept
    : id_(std::exchange(other.id_, -1)),
      to_(std::exchange(other.to_, nullptr)),
      from_(std::exchange(other.from_, nullptr)) {}

Partner::~Partner() {
  if (to_ != nullptr) std::fclose(to_);
  if (from_ != nullptr) std::fclose(from_);
  while (id_ > 0 && waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<std::string> Partner::Listen() {
  char* line = nullptr;
  size_t room = 0;
  const ssize_t size = getline(&line, &room, from_);
  std::string text(line, size > 0 ? static_cast<size_t>(size) : 0);
  std::free(line);
  if (size <= 0) {
    return Fail(Status(StatusCode::kUnavailable, "the rival ended without an answer"));
  }
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

Result<std::string> Partner::Ask(const std::string& line) {
  std::fputs((line + "\n").c_str(), to_);
  std::fflush(to_);
  return Listen();
}

}  // namespace genie::bench
