package dev.patternengine.mining.text.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Secrets as people choose them, of words that messages do not have, drawn with a seed. */
final class SecretWords {
    private static final List<String> WORDS = List.of(
            "sunflower",
            "marzipan",
            "zeppelin",
            "kumquat",
            "gherkin",
            "tadpole",
            "quince",
            "walrus",
            "trombone",
            "pickle",
            "tundra",
            "saffron",
            "murmur",
            "stallion",
            "hatred",
            "vegetable",
            "pavement",
            "champion",
            "thunder",
            "dragon",
            "monkey",
            "princess",
            "shadow",
            "football",
            "cheese",
            "batman",
            "summer",
            "winter",
            "flower",
            "orange",
            "banana",
            "purple",
            "silver",
            "hunter",
            "ranger",
            "buster",
            "soccer",
            "hockey",
            "killer",
            "george",
            "charlie",
            "andrew",
            "michelle",
            "jessica",
            "pepper",
            "daniel",
            "ginger",
            "maggie",
            "yankees",
            "dallas",
            "austin",
            "Grünkohl",
            "Ölsardine",
            "señorita",
            "клубника",
            "каштан",
            "λεμόνι",
            "smørrebrød",
            "żubrówka");

    private final Random random;

    SecretWords(long seed) {
        random = new Random(seed);
    }

    boolean nextBoolean() {
        return random.nextBoolean();
    }

    String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    String word() {
        String word = any(WORDS);
        return switch (random.nextInt(8)) {
            case 0 -> word.toUpperCase(Locale.ROOT);
            case 1 -> word + random.nextInt(1000);
            case 2 -> word + any(List.of("!", "#", "_x", "-x", "$", "%", "+", "?"));
            case 3 -> drawn();
            default -> word;
        };
    }

    private String drawn() {
        StringBuilder drawn = new StringBuilder();
        for (int letter = 0; letter < 6 + random.nextInt(6); letter++) {
            drawn.append((char) ('a' + random.nextInt(26)));
        }
        return "q" + drawn + "x";
    }

    String phrase() {
        List<String> words = new ArrayList<>();
        while (words.size() < 2 + random.nextInt(3)) {
            words.add(word());
        }
        return String.join(" ", words);
    }
}
