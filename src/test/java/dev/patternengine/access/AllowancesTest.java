package dev.patternengine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowancesTest {
    private final AtomicLong clock = new AtomicLong();
    private final Allowances allowances = new Allowances(new Rate(100, 500), clock::get);

    private void pass(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void left_newTenant_isTheBurst() {
        assertThat(allowances.left("a")).isEqualTo(500);
        assertThat(allowances.waitMillis("a")).isZero();
    }

    @Test
    void take_moreThanIsLeft_isOverdrawnAndComesBackAtTheRate() {
        allowances.take("a", 700);
        assertThat(allowances.left("a")).isEqualTo(-200);
        assertThat(allowances.waitMillis("a")).isEqualTo(2_010);

        pass(2_009);
        assertThat(allowances.waitMillis("a")).isBetween(1L, 2L);
        pass(2);
        assertThat(allowances.waitMillis("a")).isZero();
        assertThat(allowances.left("a")).isEqualTo(1);
    }

    @Test
    void left_afterALongPause_isNoMoreThanTheBurst() {
        allowances.take("a", 500);
        pass(3_600_000);
        assertThat(allowances.left("a")).isEqualTo(500);
    }

    @Test
    void take_ofOneTenant_leavesTheOthers() {
        allowances.take("a", 500);
        assertThat(allowances.left("b")).isEqualTo(500);
    }

    @Test
    void take_byAClientThatWaits_isTheRateOnAverage() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long taken = 0;
        while (clock.get() < TimeUnit.SECONDS.toNanos(1_000)) {
            pass(allowances.waitMillis("a"));
            long count = 1L + random.nextInt(2_000);
            allowances.take("a", count);
            taken += count;
        }
        assertThat(taken).as("seed %d", seed).isBetween(100_000L, 100_000L + 500 + 2 * 2_000);
    }

    @Test
    void take_ofManyTenantsThatPause_keepsFewOfThem() {
        for (int tenant = 0; tenant < 10_000; tenant++) {
            allowances.take("tenant " + tenant, 1);
            pass(10);
        }
        assertThat(allowances.size()).isLessThan(2_100);
    }

    @Test
    void rate_nonsense_isRefused() {
        assertThatThrownBy(() -> new Rate(0, 1)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new Rate(10, 9)).hasMessageContaining("not 9");
    }
}
