package dev.patternengine.architecture.planted.mining.text.secrets;

import dev.patternengine.architecture.planted.mining.text.PlantedMasks;

/** Sees who asks it. */
final class PlantedSecrets {
    PlantedMasks masks;
}
