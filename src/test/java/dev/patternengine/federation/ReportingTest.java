package dev.patternengine.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.FederationStatus.Order;
import org.junit.jupiter.api.Test;

class ReportingTest {
    @Test
    void order_ofALine_saysWhoAskedForWhat() {
        assertThat(Reporting.order("1700000000123 n-1 pause key 0123abcd"))
                .isEqualTo(new Order(1_700_000_000_123L, "n-1", "pause", "key 0123abcd"));
    }

    @Test
    void order_ofALineOfAnEarlierVersion_isByNobodyKnown() {
        assertThat(Reporting.order("1700000000123 n-1 sync"))
                .isEqualTo(new Order(1_700_000_000_123L, "n-1", "sync", ""));
    }
}
