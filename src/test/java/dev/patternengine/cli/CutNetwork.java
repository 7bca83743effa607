package dev.patternengine.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network of this machine in which each node has a network namespace of its own, on one bridge, where a cable can be pulled. Only root may
 * make one: where that is not permitted, the test is skipped. All of it goes when it is closed, or with the process.
 */
final class CutNetwork implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CutNetwork.class);
    private final int nodes;
    private final int number = ThreadLocalRandom.current().nextInt(256);
    private final String name = "pe" + ProcessHandle.current().pid() % 100_000;
    private final Thread cleaning = new Thread(this::remove);

    private CutNetwork(int nodes) {
        this.nodes = nodes;
    }

    /** One of so many nodes, counted from 0. */
    static CutNetwork of(int nodes) {
        CutNetwork network = new CutNetwork(nodes);
        Runtime.getRuntime().addShutdownHook(network.cleaning);
        try {
            network.make();
            return network;
        } catch (UncheckedIOException | IllegalStateException forbidden) {
            network.close();
            throw new TestAbortedException("no networks can be made here: " + forbidden.getMessage(), forbidden);
        }
    }

    private void make() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "networks are cut on Linux only");
        ip("link", "add", name + "b", "type", "bridge");
        ip("address", "add", host() + "/24", "dev", name + "b");
        ip("link", "set", name + "b", "up");
        for (int node = 0; node < nodes; node++) {
            ip("netns", "add", space(node));
            ip("link", "add", cable(node), "type", "veth", "peer", "name", "eth0", "netns", space(node));
            plug(node);
            ip("link", "set", cable(node), "up");
            ip("-n", space(node), "address", "add", address(node) + "/24", "dev", "eth0");
            ip("-n", space(node), "link", "set", "eth0", "up");
            ip("-n", space(node), "link", "set", "lo", "up");
        }
    }

    private String space(int node) {
        return name + "n" + node;
    }

    private String cable(int node) {
        return name + "v" + node;
    }

    /** Where nodes reach this machine, and with it Redis. */
    String host() {
        return "10.213." + number + ".1";
    }

    /** Where a node is. */
    String address(int node) {
        return "10.213." + number + "." + (2 + node);
    }

    /** What is to be put before a command that is to run there. */
    List<String> at(int node) {
        return List.of("ip", "netns", "exec", space(node));
    }

    /** Pulls the cable: nothing passes any more, and nobody is told. */
    void cut(int node) {
        ip("link", "set", cable(node), "nomaster");
    }

    /** Puts the cable back. */
    void plug(int node) {
        ip("link", "set", cable(node), "master", name + "b");
    }

    private static void ip(String... words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** What was not made cannot be removed, which is no failure. */
    private void remove() {
        for (int node = 0; node < nodes; node++) {
            removeIfThere("netns", "delete", space(node));
            removeIfThere("link", "delete", cable(node));
        }
        removeIfThere("link", "delete", name + "b");
    }

    private static void removeIfThere(String... words) {
        try {
            ip(words);
        } catch (IllegalStateException | UncheckedIOException gone) {
            LOGGER.debug("{}", gone.getMessage());
        }
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(cleaning);
    }
}
