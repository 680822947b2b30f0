// VirtualScreen: an X server without a monitor (Xvfb), for tests and measurements. It takes a
// free display number, lives as long as this object and at most as long as this process.
//
// Owns: the server's process. Depends on: base; POSIX and Linux. Thread safety: one thread.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <genie/base/status.h>

namespace genie {

class VirtualScreen {
 public:
  struct Options {
    int width = 640;
    int height = 480;
    int depth = 24;
    std::vector<std::string> arguments = {};  // more, as {"-extension", "DAMAGE"}
  };

  // Waits until the server answers. Errors: kUnavailable (Xvfb is not installed or ends at once).
  static Result<VirtualScreen> Start(const Options& options);
  VirtualScreen(VirtualScreen&& other) noexcept
      : process_(std::exchange(other.process_, -1)), display_(std::move(other.display_)) {}
  VirtualScreen& operator=(VirtualScreen&&) = delete;
  ~VirtualScreen() { Kill(); }

  const std::string& display() const { return display_; }  // ":7"

  void Kill();     // at once, without a word to its clients
  void Suspend();  // it keeps its connections and answers nothing
  void Resume();

 private:
  explicit VirtualScreen(pid_t process) : process_(process) {}

  pid_t process_ = -1;
  std::string display_;
};

// A program on a display, killed with its object.
class ScreenProgram {
 public:
  // Errors: kUnavailable.
  static Result<ScreenProgram> Start(const std::string& display,
                                     const std::vector<std::string>& arguments);
  ScreenProgram(ScreenProgram&& other) noexcept
      : process_(std::exchange(other.process_, -1)), input_(std::exchange(other.input_, -1)) {}
  ScreenProgram& operator=(ScreenProgram&&) = delete;
  ~ScreenProgram();

  // Writes to its standard input. Errors: kUnavailable (it ended).
  Status Say(std::string_view text);

 private:
  ScreenProgram(pid_t process, int input) : process_(process), input_(input) {}

  pid_t process_ = -1;
  int input_ = -1;
};

}  // namespace genie
