// Turnstile: see turnstile.h.
#include "turnstile.h"

#include <utility>

#include "../files/standard_stream.h"

namespace genie::cli {

Turnstile::Turnstile(const std::vector<Input>& inputs, Report& report, ShowProgress progress)
    : inputs_(inputs), report_(report), waiting_(inputs.size()), bar_(inputs.size(), progress) {}

void Turnstile::Begin() { Send(report_.Begin(text_)); }

void Turnstile::Deposit(size_t index, LookedAt looked_at) {
  const std::lock_guard lock(mutex_);
  waiting_[index] = std::move(looked_at);
  while (next_ < waiting_.size() && waiting_[next_]) {
    bar_.Hide();
    HandOut(inputs_[next_], *waiting_[next_]);
    waiting_[next_].reset();
    ++next_;
  }
  bar_.Show(next_, inputs_[index].path);
}

ExitCode Turnstile::End() {
  bar_.Hide();
  Send(report_.End(text_));
  return exit_code_;
}

void Turnstile::HandOut(const Input& input, const LookedAt& looked_at) {
  if (!looked_at.status.ok()) {
    Complain(looked_at.status);
    return;
  }
  timings_.Add(looked_at.timings);
  Send(report_.Add(input, looked_at, text_));
}

void Turnstile::Complain(const Status& status) {
  StandardError().Line("genie: " + std::string(status.message()));
  exit_code_ = Worse(exit_code_, ExitCodeOf(status.code()));
}

void Turnstile::Send(const Status& status) {
  if (!status.ok()) Complain(status);
  exit_code_ = Worse(exit_code_, StandardOutput().WriteAll({text_.data(), text_.size()}));
  abandoned_ = !StandardOutput().usable();
  text_.Clear();
}

}  // namespace genie::cli
