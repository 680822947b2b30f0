"""Finding functions in C++ without a compiler."""
from tools.lint import cpp_source

SOURCE = """\
// A comment with a brace { and "quotes
#include <x>
#define BRACE {
namespace genie {
namespace {

template <class T>
void Free(T value) {
  if (value) {
    Call([] { return '}'; });
  }
}

const int kTable[] = {1, 2, 3};

class alignas(64) Owner final : public Base {
 public:
  Owner(int a) : a_{a}, b_(a) {
    Run();
  }
  int Get() const { return a_; }

 private:
  int a_;
};

enum class Kind : uint8_t { kOne, kTwo };

auto Text() -> const char* {
  return R"(raw } text)";
}

}  // namespace
TEST(Subject, DoesIt) {
  EXPECT_TRUE(true);
}
}  // namespace genie
"""


def measured(text):
    return [(function.name, function.first_line, function.lines)
            for function in cpp_source.functions(text)]


def test_functions_are_found_with_their_lines():
    assert measured(SOURCE) == [
        ("Free", 7, 6), ("Owner", 18, 3), ("Get", 21, 1), ("Text", 29, 3),
        ("TEST(Subject, DoesIt)", 34, 3)]


def test_a_macro_of_many_lines_is_not_a_function():
    assert measured("#define F(x) \\\n  if (x) { \\\n  }\nint G() {\n}\n") == [("G", 4, 2)]


def test_blank_keeps_lines_and_columns():
    blanked = cpp_source.blank('int a; /* {\n } */ "x{" // {\nint b;')
    assert "{" not in blanked and "}" not in blanked
    assert [len(line) for line in blanked.splitlines()] == [11, 15, 6]


def test_digit_separators_are_not_characters():
    assert measured("int F() { return 1'000'000; }\nint G() { return '{'; }\n") == [
        ("F", 1, 1), ("G", 2, 1)]
