package dev.patternengine.message;

import dev.patternengine.domain.Kind;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Asks the miners of several kinds at once. */
final class EachKind {
    private EachKind() {}

    /** The answers in the order of {@link Kind#ALL}; fails as soon as one does. */
    static <T> Future<List<T>> ask(Collection<Kind> kinds, Function<Kind, Future<T>> request) {
        List<Future<T>> all =
                Kind.ALL.stream().filter(kinds::contains).map(request).toList();
        return Future.all(all).map(done -> all.stream().map(Future::result).toList());
    }
}
