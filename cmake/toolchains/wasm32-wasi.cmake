# Compiles for wasm32-wasi with Debian's clang-22, libc++ and wasi-libc. Only static libraries are
# made here: the check that the portable libraries need no system and no exceptions.
set(CMAKE_SYSTEM_NAME WASI)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_C_COMPILER clang-22)
set(CMAKE_CXX_COMPILER clang++-22)
set(CMAKE_C_COMPILER_TARGET wasm32-wasi)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
# -Wno-deprecated: libc++ 22 warns about its own headers when <cstdbool> and friends are included.
set(CMAKE_CXX_FLAGS_INIT "-msimd128 -fno-exceptions -fno-rtti -Wno-deprecated")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
