package dev.patternengine.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request in a document, and the answer shown below it.
 *
 * @param line where the request stands
 * @param headers names and values by turns
 * @param answer what is shown; empty when nothing is
 */
record Example(int line, String method, String path, List<String> headers, String body, String answer) {
    private static final Pattern BLOCK = Pattern.compile("```http\n(.*?)```", Pattern.DOTALL);
    private static final String ANSWER = "HTTP/1.1 ";

    /** All of them, in order. */
    static List<Example> of(String document) {
        List<Example> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(document);
        while (block.find()) {
            String text = block.group(1);
            if (text.startsWith(ANSWER)) {
                int last = examples.size() - 1;
                examples.set(last, examples.get(last).with(text));
            } else {
                examples.add(request(
                        1 + (int) document.substring(0, block.start()).lines().count(), text));
            }
        }
        return examples;
    }

    private static Example request(int line, String text) {
        String[] parts = text.split("\n\n", 2);
        List<String> head = parts[0].lines().toList();
        String[] first = head.get(0).split(" ", 2);
        List<String> headers = head.stream()
                .skip(1)
                .flatMap(header -> Stream.of(header.split(": ", 2)))
                .toList();
        return new Example(line, first[0], first[1], headers, parts.length > 1 ? parts[1] : "", "");
    }

    private Example with(String shown) {
        return new Example(line, method, path, headers, body, shown);
    }

    /** The status that is shown. */
    int status() {
        return Integer.parseInt(answer.substring(ANSWER.length(), ANSWER.length() + 3));
    }

    /** The headers that are shown. */
    List<String> answerHeaders() {
        return answer.split("\n\n", 2)[0].lines().skip(1).toList();
    }

    /** The body that is shown. */
    String answerBody() {
        String[] parts = answer.split("\n\n", 2);
        return parts.length > 1 ? parts[1].strip() : "";
    }
}
