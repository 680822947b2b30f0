// VirtualScreen: see virtual_screen.h.
#include "virtual_screen.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

namespace genie {
namespace {

// What must be ready before fork(): afterwards only async-signal-safe calls are allowed.
struct Command {
  explicit Command(const std::vector<std::string>& arguments) {
    for (const std::string& argument : arguments) words.push_back(argument.c_str());
    words.push_back(nullptr);
  }
  std::vector<const char*> words;
};

// Starts a program that ends with this process; `kept_fd` stays open in it, `input` is what it
// reads (-1: nothing).
pid_t StartProgram(const std::vector<std::string>& arguments, const char* display, int kept_fd,
                   int input) {
  const Command command(arguments);
  std::string setting = std::string("DISPLAY=") + (display ? display : "");
  const char* path = std::getenv("PATH");
  const std::string search = std::string("PATH=") + (path ? path : "/usr/bin:/bin");
  char home[] = "HOME=/nonexistent";  // no settings of the user's
  char* environment[] = {setting.data(), const_cast<char*>(search.c_str()), home, nullptr};
  const pid_t parent = getpid();
  const pid_t process = fork();
  if (process != 0) return process;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);  // it ended in between
  const int silence = open("/dev/null", O_RDWR);
  dup2(input >= 0 ? input : silence, 0);
  dup2(silence, 1);
  dup2(silence, 2);
  if (kept_fd >= 0) fcntl(kept_fd, F_SETFD, 0);
  execvpe(command.words[0], const_cast<char* const*>(command.words.data()), environment);
  _exit(127);
}

void End(pid_t process) {
  if (process <= 0) return;
  kill(process, SIGKILL);
  while (waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
  }
}

// The line that the server writes when it is ready; empty: it ended.
std::string ReadLine(int fd) {
  std::string line;
  for (char letter = 0;;) {
    const ssize_t got = read(fd, &letter, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return "";
    if (letter == '\n') return line;
    line += letter;
  }
}

}  // namespace

Result<VirtualScreen> VirtualScreen::Start(const Options& options) {
  int ends[2] = {-1, -1};
  if (pipe2(ends, O_CLOEXEC) != 0) {
    return Fail(Status(StatusCode::kUnavailable, "no descriptor left for a virtual screen"));
  }
  const std::string size = std::to_string(options.width) + "x" + std::to_string(options.height) +
                           "x" + std::to_string(options.depth);
  std::vector<std::string> arguments = {
      "Xvfb",     "-displayfd", std::to_string(ends[1]), "-screen", "0", size, "-nolisten", "tcp",
      "-noreset", "-ac"};
  arguments.insert(arguments.end(), options.arguments.begin(), options.arguments.end());
  VirtualScreen out(StartProgram(arguments, nullptr, ends[1], -1));
  close(ends[1]);
  const std::string number = ReadLine(ends[0]);
  close(ends[0]);
  if (number.empty()) {
    return Fail(Status(StatusCode::kUnavailable, "Xvfb does not start; is it installed?"));
  }
  out.display_ = ":" + number;
  return out;
}

void VirtualScreen::Kill() { End(std::exchange(process_, -1)); }
void VirtualScreen::Suspend() { kill(process_, SIGSTOP); }
void VirtualScreen::Resume() { kill(process_, SIGCONT); }

Result<ScreenProgram> ScreenProgram::Start(const std::string& display,
                                           const std::vector<std::string>& arguments) {
  int ends[2] = {-1, -1};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return Fail(Status(StatusCode::kUnavailable, "no descriptor left for a program"));
  }
  const pid_t process = StartProgram(arguments, display.c_str(), -1, ends[1]);
  close(ends[1]);
  ScreenProgram out(process, ends[0]);
  if (process < 0) return Fail(Status(StatusCode::kUnavailable, "no program can be started"));
  return out;
}

ScreenProgram::~ScreenProgram() {
  End(process_);
  if (input_ >= 0) close(input_);
}

Status ScreenProgram::Say(std::string_view text) {
  // MSG_NOSIGNAL: a program that ended is an error and not the end of this one.
  const ssize_t sent = send(input_, text.data(), text.size(), MSG_NOSIGNAL);
  return sent == static_cast<ssize_t>(text.size())
             ? Status::Ok()
             : Status(StatusCode::kUnavailable, "a program on the virtual screen ended");
}

}  // namespace genie
