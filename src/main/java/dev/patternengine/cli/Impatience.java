package dev.patternengine.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A wait that ends early when the process is told to stop once more (Ctrl-C, SIGTERM). */
final class Impatience {
    private static final Logger LOG = LoggerFactory.getLogger(Impatience.class);
    private static final List<String> SIGNALS = List.of("TERM", "INT");

    private final CountDownLatch told = new CountDownLatch(1);

    private Impatience() {}

    /**
     * From now on what tells the process to stop ends the wait, and nothing else: for a process that is stopping already. Where the
     * virtual machine has no signals the wait is not ended.
     */
    static Impatience heed() {
        Impatience impatience = new Impatience();
        try {
            for (String signal : SIGNALS) {
                impatience.heed(signal);
            }
        } catch (ReflectiveOperationException absent) {
            LOG.debug("no signals: {}", absent.toString());
        }
        return impatience;
    }

    /** By reflection, because the compiler warns of this class, which every virtual machine in use has, and warnings are errors here. */
    private void heed(String name) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object ending = Proxy.newProxyInstance(
                Impatience.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    told.countDown();
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), ending);
    }

    /** Waits so many seconds; returns whether it was told to end earlier. */
    boolean await(long seconds) throws InterruptedException {
        return told.await(seconds, TimeUnit.SECONDS);
    }
}
