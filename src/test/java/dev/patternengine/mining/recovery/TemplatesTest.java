package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static final long SEED = 20_260_102L;

    private static List<String> texts(int count, Random random) {
        List<String> texts = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            String payload = " <*>".repeat(1 + random.nextInt(3));
            texts.add("error " + random.nextInt(4) + " at step " + random.nextInt(40) + " of user=u" + random.nextInt(9)
                    + " with" + payload);
        }
        return texts;
    }

    private static Map<String, String> grouping(Templates templates, List<String> texts) {
        Map<String, String> grouping = new TreeMap<>();
        texts.forEach(text -> grouping.put(text, templates.of(text).text()));
        return grouping;
    }

    @Test
    void of_anyOrder_givesTheSameTemplates() {
        Random random = new Random(SEED);
        List<String> texts = texts(300, random);
        Map<String, String> expected = grouping(Templates.of(texts), texts);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(texts, random);
            assertThat(grouping(Templates.of(texts), texts)).as("seed %d", SEED).isEqualTo(expected);
        }
    }

    @Test
    void add_withLooksInBetween_givesTheSameTemplatesAsAllAtOnce() {
        List<String> texts = texts(200, new Random(SEED));
        Templates growing = new Templates();
        for (String text : texts) {
            growing.add(text);
            growing.of(text);
        }
        assertThat(grouping(growing, texts)).isEqualTo(grouping(Templates.of(texts), texts));
    }

    @Test
    void of_oneWordDiffers_isAWildcardInOneTemplate() {
        Templates templates = Templates.of(
                List.of("Failed password for root from <*> port <*>", "Failed password for admin from <*> port <*>"));
        assertThat(templates.of("Failed password for root from <*> port <*>").text())
                .isEqualTo("Failed password for <*> from <*> port <*>");
    }

    @Test
    void of_partOfAWordDiffers_keepsTheNameInFrontAndTheMarkBehind() {
        assertThat(Cluster.common("user=root,", "user=admin,")).isEqualTo("user=<*>,");
        assertThat(Cluster.common("[node_A8]", "[node_B7]")).isEqualTo("[node_<*>]");
        assertThat(Cluster.common("one", "other")).isEqualTo("<*>");
        assertThat(Cluster.common("a=<*>", "a=b")).isEqualTo("a=<*>");
        assertThat(Cluster.common("==", "=")).contains("<*>");
    }

    @Test
    void of_moreWildcardsInARow_isTheSameTemplate() {
        Templates templates = Templates.of(List.of("cannot open <*> now", "cannot open <*> <*> <*> now"));
        assertThat(templates.of("cannot open <*> <*> <*> now")).isEqualTo(templates.of("cannot open <*> now"));
        assertThat(templates.of("cannot open <*> <*> now")).isEqualTo(templates.of("cannot open <*> now"));
    }

    @Test
    void of_textNeverAdded_findsTheTemplateItIsLike() {
        Templates templates =
                Templates.of(List.of("no such tool alpha in this scope", "no such tool beta in this scope"));
        assertThat(templates.of("no such tool gamma in this scope").text()).isEqualTo("no such tool <*> in this scope");
        assertThat(templates.of("quite another thing").text()).isEqualTo("quite another thing");
    }

    @Test
    void id_equalText_isEqual() {
        assertThat(Template.of("a <*>").id())
                .isEqualTo(Template.of("a <*>").id())
                .matches("e-[0-9a-f]+");
        assertThat(Template.of("a <*>").id()).isNotEqualTo(Template.of("b <*>").id());
    }
}
