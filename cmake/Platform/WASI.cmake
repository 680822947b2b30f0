# CMake 3.25 does not know the system "WASI": nothing is shared there.
set_property(GLOBAL PROPERTY TARGET_SUPPORTS_SHARED_LIBS FALSE)
