package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Hash64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        texts.forEach(text -> grouping.put(text, templates.of(text, false).text()));
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
            growing.of(text, false);
        }
        assertThat(grouping(growing, texts)).isEqualTo(grouping(Templates.of(texts), texts));
    }

    private static List<String> randomErrors(int count, long seed) {
        Random random = new Random(seed);
        Set<String> texts = new LinkedHashSet<>();
        while (texts.size() < count) {
            StringBuilder text = new StringBuilder("failed to");
            for (int word = 0; word < 5; word++) {
                text.append(" w").append(Integer.toString(random.nextInt(100_000), Character.MAX_RADIX));
            }
            texts.add(text.toString());
        }
        return List.copyOf(texts);
    }

    /** Comparisons when each text is looked at before and after it is added, as learning does. */
    private static long comparisons(int count) {
        Templates templates = new Templates();
        for (String text : randomErrors(count, SEED)) {
            templates.of(text, false);
            templates.add(text);
            templates.of(text, false);
        }
        return templates.comparisons();
    }

    @Test
    void add_everyErrorIsUnlikeTheOthers_costsABoundedNumberOfComparisonsEach() {
        assertThat(comparisons(4_000)).isPositive().isLessThan(1_500L * 4_000);
    }

    @Test
    void add_twiceAsManyUnlikeErrors_costsLessThanTwiceAsMuch() {
        assertThat(comparisons(8_000)).isLessThan(2 * comparisons(4_000));
    }

    @Test
    void of_moreTextsThanAreClustered_givesTheSameTemplatesInAnyOrder() {
        Random random = new Random(SEED);
        List<String> texts = new ArrayList<>(randomErrors(3 * Bucket.SAMPLE, SEED));
        for (int user = 0; user < 3 * Bucket.SAMPLE; user++) {
            texts.add("failed to log in user u" + user + " today");
        }
        Map<String, String> expected = grouping(Templates.of(texts), texts);
        assertThat(expected).containsEntry("failed to log in user u7 today", "failed to log in user <*> today");
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(texts, random);
            assertThat(grouping(Templates.of(texts), texts)).as("seed %d", SEED).isEqualTo(expected);
        }
    }

    /** Texts of 1 to 4 tokens more than five, some of which share their first. */
    private static List<String> manyBuckets(int count, Random random) {
        List<String> texts = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            String first = random.nextInt(3) == 0 ? "shared" : "w" + Integer.toString(random.nextInt(1 << 20), 36);
            texts.add(first + " could not open file number" + " x".repeat(1 + random.nextInt(4)) + place);
        }
        return texts;
    }

    @Test
    void add_moreBucketsThanThereIsRoomFor_keepsTheBound() {
        Templates templates = new Templates(2_000);
        for (String text : manyBuckets(5_000, new Random(SEED))) {
            templates.add(text);
            assertThat(templates.weight()).isLessThanOrEqualTo(2_000);
        }
        assertThat(templates.weight()).isGreaterThan(1_900);
    }

    @Test
    void of_moreBucketsThanThereIsRoomFor_givesTheSameTemplatesInAnyOrderAndWithLooksInBetween() {
        Random random = new Random(SEED);
        List<String> texts = manyBuckets(1_000, random);
        Templates first = new Templates(9_000);
        texts.forEach(first::add);
        Map<String, String> expected = grouping(first, texts);
        assertThat(expected.values()).contains("shared could not open file number <*>");
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(texts, random);
            Templates templates = new Templates(9_000);
            for (String text : texts) {
                templates.add(text);
                assertThat(templates.of(text, false)).isNotNull();
            }
            assertThat(grouping(templates, texts)).as("seed %d", SEED).isEqualTo(expected);
        }
    }

    @Test
    void of_aFrequentErrorAmongManyThatOccurOnce_isStillRecognised() {
        List<String> texts = new ArrayList<>();
        for (int place = 0; place < 5_000; place++) {
            String word = "u" + Integer.toString(place * 7_919 % 100_003, 36);
            texts.add(word + " is what happened here today");
            texts.add("failed to log in user " + word);
        }
        Templates templates = new Templates(40_000);
        texts.forEach(templates::add);
        assertThat(templates.of("failed to log in user somebody", false).text()).isEqualTo("failed to log in user <*>");
    }

    @Test
    void signatures_moreTextsThanAreClustered_areASampleWithTheOneAskedFor() {
        List<String> texts = new ArrayList<>();
        for (int user = 0; user < 3 * Bucket.SAMPLE; user++) {
            texts.add("failed to log in user u" + user + " today");
        }
        Templates templates = Templates.of(texts);
        long[] smallest = texts.stream()
                .mapToLong(Hash64::of)
                .sorted()
                .limit(Bucket.SAMPLE)
                .toArray();
        for (String text : texts) {
            assertThat(templates.signatures(text, false))
                    .isSorted()
                    .contains(smallest)
                    .contains(Hash64.of(text))
                    .hasSizeLessThanOrEqualTo(Bucket.SAMPLE + 1);
        }
    }

    @Test
    void of_oneWordDiffers_isAWildcardInOneTemplate() {
        Templates templates = Templates.of(Stream.of("root", "admin", "guest", "backup")
                .map("Failed password for %s from <*> port <*>"::formatted)
                .toList());
        assertThat(templates
                        .of("Failed password for root from <*> port <*>", false)
                        .text())
                .isEqualTo("Failed password for <*> from <*> port <*>");
    }

    @Test
    void of_fewWordsDiffer_areTemplatesOfTheirOwnUntilThereAreMore() {
        List<String> texts = new ArrayList<>(List.of("service web was started", "service web was stopped"));
        assertThat(grouping(Templates.of(texts), texts))
                .containsOnlyKeys(texts)
                .allSatisfy((text, template) -> assertThat(template).isEqualTo(text));
        texts.addAll(List.of("service web was killed", "service web was upgraded"));
        assertThat(grouping(Templates.of(texts), texts).values()).containsOnly("service web was <*>");
    }

    @Test
    void of_textNeverAddedWithAnotherKeyword_isATemplateOfItsOwn() {
        Templates templates = Templates.of(List.of("service web was started", "service web was stopped"));
        assertThat(templates.of("service web was killed", false).text()).isEqualTo("service web was killed");
        assertThat(templates.of("service db was stopped", false).text()).isEqualTo("service web was stopped");
    }

    @Test
    void of_fewWordsInFlagsDiffer_areTold() {
        List<String> texts = List.of("lock held=true, tries=<*>", "lock held=false, tries=<*>");
        assertThat(grouping(Templates.of(texts), texts).values()).containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    void of_valueWithDigitsDiffers_isAWildcardFromTheSecondOn() {
        Templates templates = Templates.of(List.of("disk sda1x is full", "disk sdb1x is full"));
        assertThat(templates.of("disk sda1x is full", false).text()).isEqualTo("disk <*> is full");
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
        assertThat(templates.of("cannot open <*> <*> <*> now", false))
                .isEqualTo(templates.of("cannot open <*> now", false));
        assertThat(templates.of("cannot open <*> <*> now", false))
                .isEqualTo(templates.of("cannot open <*> now", false));
    }

    @Test
    void of_textNeverAdded_findsTheTemplateItIsLike() {
        Templates templates = Templates.of(Stream.of("alpha", "beta", "delta", "epsilon")
                .map("no such tool %s in this scope"::formatted)
                .toList());
        assertThat(templates.of("no such tool gamma in this scope", false).text())
                .isEqualTo("no such tool <*> in this scope");
        assertThat(templates.of("quite another thing", false).text()).isEqualTo("quite another thing");
    }

    @Test
    void id_equalText_isEqual() {
        assertThat(Template.of("a <*>").id())
                .isEqualTo(Template.of("a <*>").id())
                .matches("e-[0-9a-f]+");
        assertThat(Template.of("a <*>").id()).isNotEqualTo(Template.of("b <*>").id());
    }

    @Test
    void of_manyOtherTextsPushedWordsOut_quotesNoOtherWord() {
        Templates templates = new Templates(60 * Masked.TEXT);
        List<String> alike = List.of(
                "cannot open the pelican drawer today",
                "cannot open the lantern drawer today",
                "cannot open the thimble drawer today");
        alike.forEach(templates::add);
        for (int other = 0; other < 2_000; other++) {
            templates.add("first" + Integer.toString(other, 36) + " of its kind");
        }
        assertThat(templates.weight()).isLessThanOrEqualTo(60 * Masked.TEXT);
        for (String text : alike) {
            assertThat(templates.of(text, true).text()).isEqualTo(text);
        }
    }

    @Test
    void of_textBeyondTheSampleThatFits_takesTheTemplate() {
        Templates templates = new Templates();
        List<String> texts = IntStream.range(0, 1_000)
                .mapToObj(number -> "cannot open " + word(number) + " today")
                .toList();
        texts.forEach(templates::add);
        assertThat(texts).extracting(text -> templates.of(text, true).text()).containsOnly("cannot open <*> today");
    }

    private static String word(int number) {
        return number < 26 ? "" + (char) ('a' + number) : word(number / 26) + (char) ('a' + number % 26);
    }
}
