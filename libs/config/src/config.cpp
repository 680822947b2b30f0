// Config: see genie/config/config.h.
#include <genie/config/config.h>
