package dev.patternengine.bench;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Tasks done in variants, some of which are truly faster than variant A. The log of a time is the task's level, what happens
 * in the world, normal noise of deviation 0.3 (one in twenty longer by an exponential of mean 1), less the log of the
 * variant's speed-up. The same settings give the same observations.
 */
final class SpeedUpWorld {
    private static final double NOISE = 0.3;
    private static final double OUTLIERS = 0.05;
    private static final double WALK = 0.012;
    private static final double SWING = 0.12;
    private static final double STEP = 1.25;
    private static final double SIZE_EFFECT = 0.5;
    private static final double SIZE_AVERSION = 1.2;
    private static final int TICKS_A_DAY = 144;
    private static final int TICKS_A_SESSION = 10;
    private static final long TICK_MILLIS = 600_000;

    private final Settings settings;
    private final Random random;
    private final List<Task> tasks = new ArrayList<>();

    /** What happens beside the variants. */
    enum Happening {
        /** Nothing. */
        IID,
        /** Times wander and swing with the hour. */
        DRIFT,
        /** Drift, and half-way all gets faster just when tasks without a speed-up get their other variants. */
        ROLL_OUT,
        /** The size of the input drives the time, and other variants than A are used mostly where it is small. */
        SIMPSON
    }

    /**
     * @param speedUps the sizes planted, in turn
     * @param planted share of the (task, variant other than A) that are faster than A
     * @param variants of each task, A included
     */
    record Settings(
            Happening happening,
            long seed,
            int tasks,
            int ticks,
            int variants,
            double planted,
            List<Double> speedUps) {}

    SpeedUpWorld(Settings settings) {
        this.settings = settings;
        this.random = new Random(settings.seed());
        int others = settings.variants() - 1;
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < settings.tasks() * others; place++) {
            places.add(place);
        }
        Collections.shuffle(places, random);
        for (int number = 0; number < settings.tasks(); number++) {
            tasks.add(new Task(String.format(Locale.ROOT, "task_%03d", number)));
        }
        int wanted = (int) Math.round(settings.planted() * places.size());
        for (int count = 0; count < wanted; count++) {
            double speedUp = settings.speedUps().get(count % settings.speedUps().size());
            tasks.get(places.get(count) / others).speedUps.put("" + (char) ('B' + places.get(count) % others), speedUp);
        }
    }

    /** How many times faster than A each variant that is, by task. */
    Map<String, Map<String, Double>> truth() {
        Map<String, Map<String, Double>> truth = new TreeMap<>();
        tasks.forEach(task -> truth.put(task.name, task.speedUps));
        return truth;
    }

    /** All observations in their order: every tick each task once. */
    void forEach(Consumer<Observation> visitor) {
        for (int tick = 0; tick < settings.ticks(); tick++) {
            for (Task task : tasks) {
                visitor.accept(task.observe(tick));
            }
        }
    }

    private final class Task {
        private final String name;
        private final Map<String, Double> speedUps = new TreeMap<>();
        private final double level = 1.5 * random.nextGaussian();
        private final double phase = 6 * random.nextDouble();
        private double walk;

        Task(String name) {
            this.name = name;
        }

        Observation observe(int tick) {
            boolean late = tick >= settings.ticks() / 2;
            double size = settings.happening() == Happening.SIMPSON ? random.nextGaussian() : 0;
            String variant = variant(size, late);
            double logTime = level
                    + drift(tick, late)
                    + noise()
                    + SIZE_EFFECT * size
                    - Math.log(speedUps.getOrDefault(variant, 1.0));
            Observation.Builder made = Observation.of(name)
                    .session("run-" + tick / TICKS_A_SESSION)
                    .timestamp(tick * TICK_MILLIS)
                    .param("variant", Value.of(variant))
                    .executionTime(Math.exp(logTime));
            return settings.happening() == Happening.SIMPSON
                    ? made.context("size", Value.of(Math.exp(size))).build()
                    : made.build();
        }

        private String variant(double size, boolean late) {
            int others = settings.variants() - 1;
            double share =
                    switch (settings.happening()) {
                        case SIMPSON -> 1 / (1 + Math.exp(SIZE_AVERSION * size));
                        case ROLL_OUT -> speedUps.isEmpty() ? (late ? 1 : 0) : others / (others + 1.0);
                        default -> others / (others + 1.0);
                    };
            return random.nextDouble() < share ? "" + (char) ('B' + random.nextInt(others)) : "A";
        }

        private double drift(int tick, boolean late) {
            if (settings.happening() != Happening.DRIFT && settings.happening() != Happening.ROLL_OUT) {
                return 0;
            }
            walk += WALK * random.nextGaussian();
            double step = settings.happening() == Happening.ROLL_OUT && late ? Math.log(STEP) : 0;
            return walk + SWING * Math.sin(2 * Math.PI * tick / TICKS_A_DAY + phase) - step;
        }

        private double noise() {
            double outlier = random.nextDouble() < OUTLIERS ? -Math.log(1 - random.nextDouble()) : 0;
            return NOISE * random.nextGaussian() + outlier;
        }
    }
}
