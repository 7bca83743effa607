package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegularsTest {
    private static final long GROUP = 1;
    private static final int MOST = 4;

    private final Regulars regulars = new Regulars(MOST);

    private boolean admit(long member, int times) {
        boolean admitted = false;
        for (int time = 0; time < times; time++) {
            admitted = regulars.admit(GROUP, member);
        }
        return admitted;
    }

    private void fillWithWhatCameOnce() {
        for (long member = 10; member < 10 + MOST; member++) {
            assertThat(admit(member, 1)).isTrue();
        }
    }

    @Test
    void admit_full_takesWhatComesAgainInPlaceOfWhatCameOnce() {
        fillWithWhatCameOnce();
        assertThat(admit(1, 3)).isFalse();
        assertThat(admit(2, 3)).isFalse();
        assertThat(admit(1, 1)).isTrue();
        assertThat(admit(2, 1)).isTrue();
        assertThat(regulars.size(GROUP)).isEqualTo(MOST);
    }

    @Test
    void admit_full_neverTakesWhatComesOnce() {
        fillWithWhatCameOnce();
        for (long other = 100; other < 10_000; other++) {
            assertThat(admit(other, 1)).isFalse();
        }
        assertThat(regulars.member(GROUP, 0)).isEqualTo(10);
    }

    @Test
    void admit_membersThatComeMoreOften_stay() {
        for (long member = 10; member < 10 + MOST; member++) {
            admit(member, 20);
        }
        assertThat(admit(1, 20)).isFalse();
        assertThat(admit(1, 1)).isTrue();
        assertThat(admit(11, 1)).isTrue();
    }
}
