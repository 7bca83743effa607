package dev.patternengine.message;

import dev.patternengine.domain.Examples;
import dev.patternengine.domain.Examples.Example;
import dev.patternengine.domain.Examples.Side;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.SessionView;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Asks for cases of a tenant's pattern, and which of their sessions are open.
 *
 * @param tenant its key
 * @param limit cases of each sort
 * @param sessions finds an open session by its name
 */
record Exemplifying(Bus bus, String tenant, int limit, Function<String, Future<Optional<SessionView>>> sessions) {
    /** Empty where there is no pattern. */
    Future<Optional<Examples>> examples(Optional<Pattern> pattern) {
        return pattern.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : bus.request(Topics.EXAMPLES, new ExamplesMessage(tenant, pattern.get(), limit))
                        .compose(this::opened)
                        .map(Optional::of);
    }

    private Future<Examples> opened(Examples found) {
        Set<String> names = new TreeSet<>();
        for (Side side : List.of(found.supporting(), found.contradicting())) {
            side.items().stream()
                    .map(Example::session)
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        Set<String> open = new TreeSet<>();
        List<Future<?>> asked = new ArrayList<>();
        for (String name : names) {
            asked.add(sessions.apply(name).onSuccess(view -> view.ifPresent(known -> open.add(name))));
        }
        return Future.join(asked)
                .otherwiseEmpty()
                .map(done -> new Examples(
                        opened(found.supporting(), open),
                        opened(found.contradicting(), open),
                        found.searched(),
                        found.note()));
    }

    private static Side opened(Side side, Set<String> open) {
        return new Side(
                side.means(),
                side.found(),
                side.items().stream()
                        .map(item -> item.opened(open.contains(item.session())))
                        .toList());
    }
}
