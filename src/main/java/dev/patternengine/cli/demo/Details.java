package dev.patternengine.cli.demo;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the places of a text ({@code {number}}, {@code {path}}, …) with details that differ from run to run. */
final class Details {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final List<String> ITEMS =
            List.of("kettle", "office chair", "bicycle lamp", "rain jacket", "head phones", "tea pot", "desk", "tent");
    private static final List<String> MONTHS = List.of("January", "March", "April", "May", "July", "October");
    private static final List<String> TABLES = List.of("orders", "customers", "stock", "payments", "returns");
    private static final List<String> COLUMNS = List.of("total", "cust_id", "created", "qty", "region", "sku");
    private static final List<String> FOLDERS = List.of("inbox", "archive", "scans", "exports");

    private final RandomGenerator random;

    Details(RandomGenerator random) {
        this.random = random;
    }

    String fill(String text) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(detail(place.group(1))));
    }

    private String detail(String name) {
        return switch (name) {
            case "number" -> Integer.toString(random.nextInt(10_000, 99_999));
            case "small" -> Integer.toString(random.nextInt(2, 60));
            case "item" -> pick(ITEMS);
            case "month" -> pick(MONTHS);
            case "table" -> pick(TABLES);
            case "column" -> pick(COLUMNS) + random.nextInt(1, 40);
            case "path" -> "/data/" + pick(FOLDERS) + "/doc-" + random.nextInt(10_000) + ".pdf";
            case "address" -> "10." + random.nextInt(4) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
            case "id" -> new UUID(random.nextLong(), random.nextLong()).toString();
            default -> throw new IllegalArgumentException("no such detail: " + name);
        };
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
