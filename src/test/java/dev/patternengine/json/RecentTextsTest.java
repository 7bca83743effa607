package dev.patternengine.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTextsTest {
    private final RecentTexts texts = new RecentTexts();

    private String read(String text) {
        char[] around = ("<" + text + ">").toCharArray();
        return texts.of(around, 1, text.length());
    }

    @Test
    void of_sameTextAgain_isSameObject() {
        assertThat(read("process_data")).isEqualTo("process_data").isSameAs(read("process_data"));
    }

    @Test
    void of_moreTextsThanAreKept_givesEachAsItIs() {
        for (int number = 0; number < 20_000; number++) {
            assertThat(read("task-" + number)).isEqualTo("task-" + number);
        }
        assertThat(read("task-7")).isEqualTo("task-7");
    }

    @Test
    void of_emptyTextAndOtherScripts_givesThemAsTheyAre() {
        assertThat(read("")).isEmpty();
        assertThat(read("\u00fc\u4e16\ud83d\ude80")).isEqualTo("\u00fc\u4e16\ud83d\ude80");
    }
}
