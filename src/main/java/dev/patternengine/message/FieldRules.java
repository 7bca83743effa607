package dev.patternengine.message;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which fields are dropped, or hashed with a secret, before anything of them is taught, stored or sent to another node; in questions
 * alike, so that they match. Equal values have equal hashes (HMAC-SHA-256, 96 bits), so what is hashed can still be compared and
 * counted, and nobody without the secret can try values out.
 *
 * <p>A field is {@code context.NAME}, {@code params.NAME}, {@code agent}, {@code error}, {@code session} or {@code id}. A name may end
 * in {@code *}, for all that begin so; a longer rule goes before a shorter one. Of a dropped error {@value #DROPPED} stays, because
 * without any text it would be none. Any thread.
 */
public final class FieldRules {
    /** Nothing is dropped or hashed. */
    public static final FieldRules NONE = new FieldRules(new byte[0], List.of(), List.of());

    /** The shortest secret, in bytes. */
    public static final int SHORTEST_SECRET = 16;

    static final String DROPPED = "(dropped)";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 12;
    private static final String BEFORE_HASH = "h_";
    private static final String CONTEXT = "context.";
    private static final String PARAMS = "params.";
    private static final Set<String> DROPPABLE = Set.of("agent", "error");
    private static final Set<String> HASHABLE = Set.of("agent", "error", "session", "id");

    private final byte[] secret;
    private final TreeMap<String, Treatment> rules = new TreeMap<>();

    private enum Treatment {
        KEEP,
        DROP,
        HASH
    }

    /**
     * @param secret of the hashes; at least {@value #SHORTEST_SECRET} bytes where there are any
     * @param dropped fields
     * @param hashed fields
     * @throws IllegalArgumentException when one is no field, or both dropped and hashed, or the secret is too short
     */
    public FieldRules(byte[] secret, Collection<String> dropped, Collection<String> hashed) {
        this.secret = secret.clone();
        if (!hashed.isEmpty() && secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "fields are hashed with a secret of at least " + SHORTEST_SECRET + " bytes, not " + secret.length);
        }
        dropped.forEach(field -> put(field, Treatment.DROP, DROPPABLE));
        hashed.forEach(field -> put(field, Treatment.HASH, HASHABLE));
    }

    private void put(String field, Treatment treatment, Set<String> plain) {
        boolean named = (field.startsWith(CONTEXT) && field.length() > CONTEXT.length())
                || (field.startsWith(PARAMS) && field.length() > PARAMS.length());
        if (!named && !plain.contains(field)) {
            String verb = treatment == Treatment.DROP ? "dropped" : "hashed";
            throw new IllegalArgumentException("no field that can be " + verb + ": " + field + "; it must be one of "
                    + CONTEXT + "NAME, " + PARAMS + "NAME, "
                    + String.join(", ", plain.stream().sorted().toList()));
        }
        if (rules.put(field, treatment) != null) {
            throw new IllegalArgumentException("the field is given twice: " + field);
        }
    }

    private boolean isNone() {
        return rules.isEmpty();
    }

    private Treatment of(String field) {
        Treatment exact = rules.get(field);
        if (exact != null) {
            return exact;
        }
        for (int length = field.length(); length > 0; length--) {
            Treatment wild = rules.get(field.substring(0, length) + "*");
            if (wild != null) {
                return wild;
            }
        }
        return Treatment.KEEP;
    }

    /** The observations with their fields dropped and hashed; the list itself where there are no rules. */
    public List<Observation> apply(List<Observation> observations, String key) {
        return isNone()
                ? observations
                : observations.stream().map(one -> apply(one, key)).toList();
    }

    /** @param key of the request, from which the observation may have its id */
    private Observation apply(Observation one, String key) {
        return new Observation(
                id(one, key),
                session(one.session()),
                text("agent", one.agent()),
                one.task(),
                one.tool(),
                one.timestamp(),
                one.executionTime(),
                one.success(),
                error(one.error()),
                attributes(CONTEXT, one.context()),
                attributes(PARAMS, one.params()),
                one.outcome(),
                one.started(),
                one.end(),
                one.stamped(),
                one.origin());
    }

    private String id(Observation one, String key) {
        SubmissionMessage sent = SubmissionMessage.of("", key, List.of());
        return !key.isEmpty() && sent.isOfKey(one)
                ? SubmissionMessage.id(id(key), Long.parseLong(sent.line(one)))
                : id(one.id());
    }

    /** An id, or the key of a request, as it is stored. */
    public String id(String id) {
        return text("id", id);
    }

    /** The name of a session, as it is stored. */
    public String session(String session) {
        return text("session", session);
    }

    /** The name of an agent, as it is stored. */
    public String agent(String agent) {
        return text("agent", agent);
    }

    private String error(String error) {
        return !error.isEmpty() && of("error") == Treatment.DROP ? DROPPED : text("error", error);
    }

    private String text(String field, String value) {
        if (value.isEmpty()) {
            return value;
        }
        return switch (of(field)) {
            case KEEP -> value;
            case DROP -> "";
            case HASH -> hash(value);
        };
    }

    private Attributes attributes(String place, Attributes attributes) {
        List<Attribute> kept = new ArrayList<>(attributes.items().size());
        for (Attribute item : attributes.items()) {
            switch (of(place + item.name())) {
                case KEEP -> kept.add(item);
                case HASH ->
                    kept.add(new Attribute(
                            item.name(), new Value.Text(hash(item.value().text()))));
                case DROP -> {}
            }
        }
        return new Attributes(kept);
    }

    private String hash(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] hash = Arrays.copyOf(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), HASH_BYTES);
            return BEFORE_HASH + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The question with its fields dropped and hashed. */
    public Question apply(Question question) {
        return isNone()
                ? question
                : new Question(
                        session(question.session()),
                        question.task(),
                        error(question.error()),
                        apply(question.recent(), ""),
                        text(CONTEXT + Attributes.GOAL, question.goal()),
                        attributes(CONTEXT, question.context()),
                        question.candidates(),
                        question.kinds(),
                        question.limit(),
                        question.explore(),
                        question.at(),
                        question.seed());
    }
}
