package dev.patternengine.simulation;

import java.util.Optional;

/** An agent: reports its observations one after the other, and each again under the same id until it is acknowledged. */
final class Client {
    private static final long TIMEOUT_MILLIS = 3_000;

    private final World world;
    private final Clock clock;
    private final int session;
    private int place;
    private int attempt;

    Client(World world, int session) {
        this.world = world;
        this.clock = world.clock();
        this.session = session;
        clock.after(1_000 + clock.below(3_000), this::send);
    }

    boolean isDone() {
        return place == world.plan().observations();
    }

    private void send() {
        if (isDone()) {
            return;
        }
        int number = ++attempt;
        long observation = Taught.observation(session, place);
        int partition = session % world.plan().partitions();
        Optional<Node> node = clock.chance(.8) ? world.owner(partition) : world.anyNode();
        node.ifPresent(to -> clock.after(
                1 + clock.below(20),
                () -> to.run(() -> {
                    boolean taken = to.observe(partition, observation, () -> acknowledged(number, observation));
                    if (!taken) {
                        clock.after(100 + clock.below(200), () -> retry(number));
                    }
                })));
        clock.after(TIMEOUT_MILLIS, () -> retry(number));
    }

    private void retry(int number) {
        if (number == attempt) {
            send();
        }
    }

    private void acknowledged(int number, long observation) {
        world.acknowledged(observation);
        clock.after(1 + clock.below(20), () -> {
            if (number == attempt) {
                attempt++;
                place++;
                clock.after(clock.below(600), this::send);
            }
        });
    }
}
