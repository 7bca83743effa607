package com.hazelcast.planted;

/** Stands for anything of Hazelcast. */
public final class PlantedHazelcast {}
