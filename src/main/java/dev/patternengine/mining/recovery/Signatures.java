package dev.patternengine.mining.recovery;

import dev.patternengine.mining.text.Masks;
import java.util.List;

/** The signatures of a list of messages: what the recovery miner would take them for once it has seen them all. */
public final class Signatures {
    private Signatures() {}

    /**
     * What a message is recognised by.
     *
     * @param id of the template: {@code e-} and hexadecimals
     * @param template what messages of this signature have in common
     */
    public record Signature(String id, String template) {}

    /** One signature a message, in their order; two passes, the second after all messages are known. */
    public static List<Signature> of(List<String> messages) {
        List<String> masked = messages.stream().map(Masks::mask).toList();
        Templates templates = Templates.of(masked);
        return masked.stream()
                .map(templates::of)
                .map(template -> new Signature(template.id(), template.text()))
                .toList();
    }
}
