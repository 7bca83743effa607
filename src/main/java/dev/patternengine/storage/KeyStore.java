package dev.patternengine.storage;

import dev.patternengine.domain.ApiKey;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where keys are kept, beside the data they open. May be called from any thread and never blocks; everything fails with {@link
 * LogFailure}. All keys are read at once: there are at most some thousands.
 */
public interface KeyStore {
    /** Differs after each change, whoever made it; asking is cheap. */
    CompletionStage<String> version();

    /** All keys that were kept and not removed, revoked ones too, in no order. */
    CompletionStage<List<ApiKey>> all();

    /** Keeps a key, in place of the one of its id if there is one. Completes when it is as safe as the store keeps anything. */
    CompletionStage<Void> put(ApiKey key);

    /** Forgets a key; nothing happens when there is none of that id. */
    CompletionStage<Void> remove(String id);
}
