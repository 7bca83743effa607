package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Review;
import dev.patternengine.domain.Review.Verdict;
import dev.patternengine.domain.Tenant;
import dev.patternengine.wire.WireOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private final Register register = new Register();

    private boolean decide(String key, Decision decision) {
        return register.follow(Batch.decided(key, 3, 1, List.of(decision)));
    }

    private void review(String key, String pattern, Verdict verdict, String by) {
        decide(key, new Decision.PatternReviewed(pattern, new Review(verdict, by, "", 7)));
    }

    @Test
    void follow_laterGeneration_standsForTheNameOnce() {
        assertThat(register.key("a")).isEqualTo("a");
        assertThat(decide("a\u00012", new Decision.TenantErased())).isTrue();
        assertThat(decide("a\u00012", new Decision.TenantErased())).isFalse();
        assertThat(decide("a\u00011", new Decision.TenantErased())).as("late").isFalse();
        assertThat(register.tenant("a")).isEqualTo(new Tenant("a", 2));
        assertThat(register.isErased("a")).isTrue();
        assertThat(register.isErased("a\u00011")).isTrue();
        assertThat(register.isErased("a\u00012")).isFalse();
        assertThat(register.isErased("ab")).isFalse();
    }

    @Test
    void follow_reviews_eachPersonsLastOneStands() {
        review("a", "p", Verdict.MUTE, "ann");
        review("a", "p", Verdict.PIN, "bob");
        review("a", "p", Verdict.VETO, "ann");
        assertThat(register.reviews("a").get("p")).extracting(Review::by).containsExactly("ann", "bob");
        review("a", "p", Verdict.NONE, "ann");
        assertThat(register.reviews("a").get("p")).extracting(Review::verdict).containsExactly(Verdict.PIN);
        review("a", "p", Verdict.NONE, "bob");
        assertThat(register.reviews("a")).isEmpty();
    }

    @Test
    void follow_reviewOfAnErasedTenant_isForgottenAndNotTakenLate() {
        review("a", "p", Verdict.MUTE, "ann");
        decide("a\u00011", new Decision.TenantErased());
        review("a", "p", Verdict.MUTE, "ann");
        assertThat(register.reviews("a")).isEmpty();
    }

    @Test
    void follow_moreThanItHolds_isNotTaken() {
        for (int number = 0; number <= Register.MOST_REVIEWED; number++) {
            review("a", "p" + number, Verdict.MUTE, "ann");
        }
        assertThat(register.reviews("a")).hasSize(Register.MOST_REVIEWED);
        assertThat(register.hasRoom("a", "another")).isFalse();
        assertThat(register.hasRoom("a", "p0")).isTrue();
        for (int voice = 0; voice < 20; voice++) {
            review("a", "p0", Verdict.PIN, "voice " + voice);
        }
        assertThat(register.reviews("a").get("p0")).hasSize(Register.MOST_VOICES);
    }

    @Test
    void load_bytesOfAnother_givesAnEqualOne() {
        decide("b\u00013", new Decision.TenantErased());
        review("a", "p", Verdict.MUTE, "ann");
        review("a", "p", Verdict.PIN, "bob");
        decide("a", new Decision.PatternReviewed("q", new Review(Verdict.VETO, "bob", "", 7, "key 3f9a01bc")));
        Register copy = new Register();
        copy.follow(Batch.decided("gone\u00011", 0, 0, List.of()));
        copy.load(register.bytes());
        assertThat(copy.bytes()).isEqualTo(register.bytes());
        assertThat(copy.tenant("b").generation()).isEqualTo(3);
        assertThat(copy.tenant("gone").generation()).isZero();
        assertThat(copy.reviews("a")).isEqualTo(register.reviews("a"));
    }

    @Test
    void load_bytesOfTheVersionWithoutKeys_givesReviewsWithoutKeys() {
        WireOutput stored = new WireOutput().writeByte(1).writeCount(0).writeCount(1);
        stored.writeText("a").writeText("p").writeByte(Verdict.PIN.strength());
        stored.writeText("ann").writeText("good").writeSigned(7);
        register.load(stored.bytes());
        assertThat(register.reviews("a")).containsEntry("p", List.of(new Review(Verdict.PIN, "ann", "good", 7)));
    }
}
