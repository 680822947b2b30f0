// Races of the group "statistics": see race.h.
#include "race.h"

namespace genie::races {

void AddStatisticsRaces(const Frames&, Races&) {}

}  // namespace genie::races
