package dev.patternengine.http;

import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.SessionView;
import dev.patternengine.json.ExamplesWriter;
import dev.patternengine.json.GraphWriter;
import dev.patternengine.json.JsonWriter;
import dev.patternengine.json.Parsed;
import dev.patternengine.json.PatternWriter;
import dev.patternengine.json.Problem;
import dev.patternengine.json.SessionWriter;
import dev.patternengine.json.StatsWriter;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.NamesWarning;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Shows what was found: patterns, open sessions and the miners' records of themselves. */
final class PatternRoutes {
    private static final PatternWriter PATTERNS = new PatternWriter();
    private static final JsonWriter<JsonWriter.Page<Pattern>> PAGES = PATTERNS.page();
    private static final SessionWriter SESSIONS = new SessionWriter();
    private static final GraphWriter GRAPHS = new GraphWriter();
    private static final ExamplesWriter EXAMPLES = new ExamplesWriter();
    private static final String NO_PATTERN = "no pattern has this id";
    private static final int DEFAULT_EXAMPLES = 3;
    private static final int MOST_EXAMPLES = 20;
    private static final int DEFAULT_EDGES = 200;
    private static final int MOST_EDGES = 1_000;
    private static final StatsWriter STATS = new StatsWriter();

    private final Gateway gateway;

    PatternRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    void patterns(RoutingContext context) {
        Parsed<PatternQuery> parsed = PatternQuery.of(context.queryParams());
        if (parsed instanceof Parsed.Accepted<PatternQuery> accepted) {
            page(context, accepted.value());
        } else if (parsed instanceof Parsed.Refused<PatternQuery> refused) {
            Replies.problem(context, Problem.refused(refused.rejection().reason()));
        }
    }

    private void page(RoutingContext context, PatternQuery query) {
        gateway.patterns(Caller.of(context).tenant(), query.kinds())
                .onSuccess(patterns -> Replies.ok(context, PAGES, query.page(patterns)))
                .onFailure(failure -> Replies.failed(context, failure));
    }

    void pattern(RoutingContext context) {
        String id = context.pathParam("id");
        gateway.pattern(Caller.of(context).tenant(), id)
                .onSuccess(found -> found(context, PATTERNS, found, NO_PATTERN))
                .onFailure(failure -> Replies.failed(context, failure));
    }

    void examples(RoutingContext context) {
        try {
            int limit = new Parameters(context.queryParams()).whole("limit", DEFAULT_EXAMPLES, 1, MOST_EXAMPLES);
            gateway.examples(Caller.of(context).tenant(), context.pathParam("id"), limit)
                    .onSuccess(found -> found(context, EXAMPLES, found, NO_PATTERN))
                    .onFailure(failure -> Replies.failed(context, failure));
        } catch (Parameters.MistakeException mistake) {
            Replies.problem(context, Problem.refused(mistake.getMessage()));
        }
    }

    void session(RoutingContext context) {
        String session = context.pathParam("id");
        gateway.session(Caller.of(context).tenant(), session)
                .compose(found -> shown(Caller.of(context).tenant(), session, found))
                .onSuccess(found -> found(context, SESSIONS, found, "no open session has this name"))
                .onFailure(failure -> Replies.failed(context, failure));
    }

    private Future<Optional<SessionWriter.Shown>> shown(String tenant, String session, Optional<SessionView> found) {
        return found.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : gateway.loop(tenant, session).map(loop -> found.map(view -> new SessionWriter.Shown(view, loop)));
    }

    void graph(RoutingContext context) {
        try {
            int most = new Parameters(context.queryParams()).whole("limit", DEFAULT_EDGES, 1, MOST_EDGES);
            gateway.graph(Caller.of(context).tenant(), most)
                    .onSuccess(found -> Replies.ok(context, GRAPHS, found))
                    .onFailure(failure -> Replies.failed(context, failure));
        } catch (Parameters.MistakeException mistake) {
            Replies.problem(context, Problem.refused(mistake.getMessage()));
        }
    }

    void stats(RoutingContext context) {
        String tenant = Caller.of(context).tenant();
        List<String> warnings =
                gateway.naming(tenant).map(NamesWarning::text).stream().toList();
        gateway.quality(tenant)
                .onSuccess(qualities -> Replies.ok(context, STATS, new StatsWriter.Stats(qualities, warnings)))
                .onFailure(failure -> Replies.failed(context, failure));
    }

    private static <T> void found(RoutingContext context, JsonWriter<T> writer, Optional<T> found, String absent) {
        found.ifPresentOrElse(value -> Replies.ok(context, writer, value), () -> Replies.notFound(context, absent));
    }
}
