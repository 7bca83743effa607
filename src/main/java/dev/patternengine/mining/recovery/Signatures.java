package dev.patternengine.mining.recovery;

import dev.patternengine.mining.text.Masks;
import java.util.List;

/**
 * The signatures of messages: what the recovery miner would take them for once it has seen them all. Two passes: all
 * messages are learned, then the masked text of each is asked for. Memory: that of {@link Templates}, whatever their number.
 * One owner, one thread.
 */
public final class Signatures {
    private final Templates templates = new Templates();

    /**
     * What a message is recognised by.
     *
     * @param id of the template: {@code e-} and hexadecimals
     * @param template what messages of this signature have in common
     */
    public record Signature(String id, String template) {}

    /**
     * Learns a message.
     *
     * @return its masked text, at most 512 characters
     */
    public String learn(String message) {
        String masked = Masks.mask(message);
        templates.add(masked);
        return masked;
    }

    /** The signature of a masked text among all that were learned. */
    public Signature of(String masked) {
        Template template = templates.of(masked, true);
        return new Signature(template.id(), template.text());
    }

    /** One signature a message, in their order. Memory: all of them. */
    public static List<Signature> of(List<String> messages) {
        Signatures signatures = new Signatures();
        List<String> masked = messages.stream().map(signatures::learn).toList();
        return masked.stream().map(signatures::of).toList();
    }
}
