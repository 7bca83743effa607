package dev.patternengine.message;

import dev.patternengine.domain.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the task names of the tenants that talk to this node, see {@link TaskNames}; of at most {@value #MOST_TENANTS}. Says it to
 * the log once an hour a tenant, and as news once a minute. Any thread.
 */
final class Naming {
    static final int MOST_TENANTS = 200;

    private static final Logger LOGGER = LoggerFactory.getLogger(Naming.class);
    private static final long NEWS_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long LOG_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Map<String, Watched> tenants = new ConcurrentHashMap<>();

    /** A tenant's names, and when something was last said of them. */
    private static final class Watched {
        private final TaskNames names = new TaskNames();
        private long told;
        private long logged;

        /** Whether it is time to say something; notes that it is said. */
        synchronized boolean isNews(long now) {
            boolean news = told == 0 || now - told >= NEWS_NANOS;
            told = news ? now : told;
            return news;
        }

        synchronized boolean isToBeLogged(long now) {
            boolean due = logged == 0 || now - logged >= LOG_NANOS;
            logged = due ? now : logged;
            return due;
        }
    }

    void add(String tenant, List<Observation> observations) {
        Watched watched = tenants.get(tenant);
        if (watched == null && tenants.size() < MOST_TENANTS) {
            watched = tenants.computeIfAbsent(tenant, first -> new Watched());
        }
        if (watched != null) {
            watched.names.addAll(observations);
        }
    }

    Optional<NamesWarning> warning(String tenant) {
        Watched watched = tenants.get(tenant);
        return watched == null ? Optional.empty() : watched.names.warning();
    }

    /** The warning, if there is one and none was given in the last minute. */
    Optional<NamesWarning> news(String tenant, long now) {
        Watched watched = tenants.get(tenant);
        Optional<NamesWarning> warning =
                watched == null || !watched.names.mayWarn() ? Optional.empty() : watched.names.warning();
        if (warning.isEmpty() || !watched.isNews(now)) {
            return Optional.empty();
        }
        if (watched.isToBeLogged(now)) {
            LOGGER.warn("tenant {}: {}", tenant, warning.get().text());
        }
        return warning;
    }

    /** How many tenants a warning is due for. */
    int warned() {
        return (int) tenants.values().stream()
                .filter(watched -> watched.names.warning().isPresent())
                .count();
    }
}
