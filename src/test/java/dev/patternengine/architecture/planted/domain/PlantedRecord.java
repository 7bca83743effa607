package dev.patternengine.architecture.planted.domain;

import it.unimi.dsi.fastutil.longs.LongArrayList;

/** Breaks: the domain is plain Java. */
public record PlantedRecord(LongArrayList list) {}
