package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One JSON document being read, token by token, with the checks that every field goes through. */
final class Input implements AutoCloseable {
    private static final long LATEST = Timestamps.parse("2201-01-01").orElseThrow();
    private static final String TIMESTAMP_WANTED = "must be an ISO 8601 timestamp such as \"2026-11-22T08:00:00Z\"";

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.NESTING)
                    .build())
            .build();

    private static final RecentTexts RECENT = new RecentTexts();

    private final JsonParser parser;
    private JsonToken token;
    private int unknown;

    /** Whether no text in it can hold what names must not hold. */
    private boolean plain;

    /** Whether no text in it can hold half of a surrogate pair. */
    private boolean paired;

    private Input(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads a whole document of one object. */
    interface Body<T> {
        T read(Input input) throws IOException;
    }

    /** Opens the bytes, lets the body read their only object, and turns whatever goes wrong into a rejection. */
    static <T> Parsed<T> parse(byte[] bytes, int offset, int length, Body<T> body) {
        int end = offset + length;
        int plainEnd = Utf8.plainEnd(bytes, offset, end);
        if (!Utf8.isValid(bytes, plainEnd, end)) {
            return new Parsed.Refused<>(new Rejection("", "is not valid UTF-8"));
        }
        int mark = Utf8.byteOrderMark(bytes, offset, length);
        try (Input input = new Input(FACTORY.createParser(bytes, offset + mark, length - mark))) {
            input.plain = plainEnd == end;
            input.paired = !Utf8.hasNumberedEscape(bytes, plainEnd, end);
            return input.whole(body);
        } catch (IOException e) {
            return new Parsed.Refused<>(new Rejection("", "cannot be read"));
        }
    }

    private <T> Parsed<T> whole(Body<T> body) throws IOException {
        try {
            next();
            require(token == JsonToken.START_OBJECT, "must be a JSON object");
            T value = body.read(this);
            requireEnd();
            return new Parsed.Accepted<>(value, unknown);
        } catch (RejectedException e) {
            return new Parsed.Refused<>(e.rejection());
        } catch (JsonProcessingException e) {
            return new Parsed.Refused<>(new Rejection(pointer(e), SyntaxError.explain(e)));
        }
    }

    private void requireEnd() throws IOException {
        JsonToken trailing;
        try {
            trailing = parser.nextToken();
        } catch (JsonProcessingException e) {
            throw rejected("holds something that follows its JSON object");
        }
        require(trailing == null, "holds something that follows its JSON object");
    }

    /** The next field's name, its value being the token then; null at the end of the object. */
    String nextField() throws IOException {
        String field = parser.nextFieldName();
        if (field != null) {
            next();
        }
        return field;
    }

    /** Moves to the next element of an array; false at its end. */
    boolean nextElement() throws IOException {
        return next() != JsonToken.END_ARRAY;
    }

    private JsonToken next() throws IOException {
        token = parser.nextToken();
        return token;
    }

    /** Leaves out a field that nobody knows, and counts it. */
    void skip() throws IOException {
        unknown++;
        parser.skipChildren();
    }

    boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return token == JsonToken.START_ARRAY;
    }

    boolean isString() {
        return token == JsonToken.VALUE_STRING;
    }

    boolean isNumber() {
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    boolean isFlag() {
        return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
    }

    boolean isNull() {
        return token == JsonToken.VALUE_NULL;
    }

    /** A name: short, without control characters; null is empty. */
    String name() throws IOException {
        return name(Limits.NAME);
    }

    /** An id: a name that will not come again. */
    String id() throws IOException {
        if (isNull()) {
            return "";
        }
        require(isString(), "must be a string");
        return checkedName(parser.getText(), Limits.NAME);
    }

    /** The name of something that is done or used: no blanks alone; null is empty. */
    String label() throws IOException {
        String name = name();
        require(!Names.isBlank(name), Names.BLANK);
        return name;
    }

    /** A name of at most so many characters; null is empty. */
    String name(int longest) throws IOException {
        if (isNull()) {
            return "";
        }
        require(isString(), "must be a string");
        return checkedName(recurring(), longest);
    }

    /** The text of a string that will likely come again. */
    private String recurring() throws IOException {
        int length = parser.getTextLength();
        return length <= RecentTexts.LONGEST
                ? RECENT.of(parser.getTextCharacters(), parser.getTextOffset(), length)
                : parser.getText();
    }

    /** The text if it may be a name. */
    String checkedName(String text, int longest) {
        if (plain && text.length() <= longest) {
            return text;
        }
        Optional<String> mistake = Names.mistake(text, longest);
        if (mistake.isPresent()) {
            throw rejected(mistake.get());
        }
        return text;
    }

    /** Free text; null is empty. */
    String text() throws IOException {
        if (isNull()) {
            return "";
        }
        require(isString(), "must be a string");
        if (parser.getTextLength() > Limits.TEXT) {
            throw rejected(Names.tooLong(Limits.TEXT));
        }
        String text = recurring();
        require(paired || Utf8.isPaired(text), Names.HALF_A_PAIR);
        return text;
    }

    /** A finite number; null is NaN. */
    double number() throws IOException {
        if (isNull()) {
            return Double.NaN;
        }
        require(isNumber(), "must be a number");
        double value = parser.getDoubleValue();
        require(Double.isFinite(value), "must be a finite number");
        return value + 0.0;
    }

    /** A span of time in seconds, at most {@link Limits#SECONDS}; null is NaN. */
    double seconds() throws IOException {
        double value = number();
        require(!(value < 0), "must not be negative");
        require(!(value > Limits.SECONDS), "must be seconds, at most 1000000000 (31 years)");
        return value;
    }

    /** How a run went, at most {@link Limits#OUTCOME} from 0; null is NaN. */
    double outcome() throws IOException {
        double value = number();
        require(!(Math.abs(value) > Limits.OUTCOME), "must be a number from -1000000 to 1000000, by custom 0 to 1");
        return value;
    }

    /** A whole number of a range. */
    int whole(int low, int high) throws IOException {
        double value = isNumber() ? parser.getDoubleValue() : Double.NaN;
        if (!(value == Math.rint(value) && value >= low && value <= high)) {
            throw rejected("must be a whole number from " + low + " to " + high);
        }
        return (int) value;
    }

    /** True or false; null is false. */
    boolean flag() throws IOException {
        require(isFlag() || isNull(), "must be true or false");
        return token == JsonToken.VALUE_TRUE;
    }

    /** A moment in epoch milliseconds; null gives the default. */
    long timestamp(long absent) throws IOException {
        if (isNull()) {
            return absent;
        }
        require(!isNumber(), TIMESTAMP_WANTED + ", not a number");
        require(isString(), TIMESTAMP_WANTED);
        OptionalLong moment = Timestamps.parse(parser.getText());
        require(moment.isPresent(), TIMESTAMP_WANTED);
        long millis = moment.getAsLong();
        require(millis >= 0 && millis < LATEST, "must lie in the years 1970 to 2200");
        return millis;
    }

    void require(boolean holds, String reason) {
        if (!holds) {
            throw rejected(reason);
        }
    }

    /** A rejection of the field being read. */
    RejectedException rejected(String reason) {
        return new RejectedException(pointer(), reason);
    }

    /** Refuses the field being read, which nobody knows. */
    RejectedException unknown(String field, List<String> known) {
        return rejected(Spelling.unknown(field, known));
    }

    /** A rejection of a field of the object just read. */
    RejectedException rejected(String field, String reason) {
        return new RejectedException(pointer() + "/" + field, reason);
    }

    private String pointer() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    /** The field that is broken, or the object or array around it where the mistake stands between fields. */
    private String pointer(JsonProcessingException error) {
        JsonStreamContext around = parser.getParsingContext();
        boolean between = parser.currentToken() != JsonToken.FIELD_NAME && SyntaxError.mayStandBetweenFields(error);
        return between && !around.inRoot() ? around.getParent().pathAsPointer().toString() : pointer();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
