package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Quotes;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Arguments of commands that are secrets whatever they are, also where they are words that messages have: {@code mysql
 * -psecret}, {@code sshpass -p secret}, {@code vault login mytoken}. Each call is looked at once. O({@value #NEARBY}).
 */
final class Arguments {
    private static final int NEARBY = 256;
    private static final int MOST_WORDS = 16;

    /** Letters of options whose value is one. */
    private static final String LETTERS = "pPwaNkKAXc";

    /** Commands whose options have their values joined to them. */
    private static final Set<String> JOINING = Set.of(
            "mysql",
            "mysqldump",
            "mysqladmin",
            "mysqlimport",
            "mariadb",
            "mariadb-dump",
            "mycli",
            "sshpass",
            "rar",
            "unrar",
            "7z",
            "7za",
            "sqlcmd",
            "bcp",
            "isql",
            "osql",
            "tsql",
            "zip",
            "unzip",
            "ldapsearch");

    /** What commands have right before the secret. */
    private static final Set<String> GIVING = Set.of("login", "unwrap", "unseal", "unlock", "signin", "setapikey");

    /** How the names of procedures of a database begin. */
    private static final String PROCEDURE = "sp_";

    private static final String MARKS = "$#>+|;&";

    private final String text;
    private final int begin;
    private final int end;
    private final int bound;
    private final Spans told;

    private Arguments(String text, int begin, int end, int length, Spans told) {
        this.text = text;
        this.begin = begin;
        this.end = end;
        this.bound = Math.min(Lines.end(text, end, length), end + NEARBY);
        this.told = told;
    }

    /** Adds those of the command between the places, whose options with secrets have such letters. */
    static void add(String text, int begin, int end, int length, String letters, Spans told) {
        Arguments arguments = new Arguments(text, begin, end, length, told);
        arguments.options(letters);
        arguments.last();
        if (text.startsWith(PROCEDURE, begin)) {
            arguments.listed();
        }
    }

    /** What is handed to a procedure of a database, with commas between. */
    private void listed() {
        int place = Texts.skipBlanks(text, end, bound);
        int last = Sentences.wordEnd(text, place, bound);
        while (last > place && Texts.isAt(text, last, bound, ',')) {
            told.add(place, last);
            place = Texts.skipBlanks(text, last + 1, bound);
            last = Sentences.wordEnd(text, place, bound);
        }
        told.add(place, last);
    }

    private void options(String letters) {
        boolean joining = JOINING.contains(text.substring(begin, end));
        for (int place = end; place + 2 < bound; place++) {
            if (text.charAt(place) != ' ') {
                continue;
            }
            int word = place + 1;
            if (text.startsWith("--", word)) {
                named(word + 2);
            } else if (text.charAt(word) == '-') {
                option(word, letters, joining);
            } else if (text.startsWith("pass:", word)) {
                told.add(word + 5, valueEnd(word + 5));
            } else if (text.startsWith("/p:", word)) {
                told.add(word + 3, valueEnd(word + 3));
            }
        }
    }

    private void option(int dash, String letters, boolean joining) {
        char letter = text.charAt(dash + 1);
        int name = Texts.wordEnd(text, dash + 1, bound);
        boolean known = letters.indexOf(letter) >= 0;
        boolean named = name > dash + 2 && !joining && SecretName.of(text, dash + 1, name) != null;
        boolean secret = known && LETTERS.indexOf(letter) >= 0;
        if (named || (secret && name == dash + 2 && Texts.isAt(text, name, bound, ' '))) {
            separate(name);
        } else if (secret && joining) {
            joined(dash);
        } else if (known && (letter == 'u' || letter == 'U')) {
            login(dash);
        } else if (name > dash + 2 && letters.indexOf('u') >= 0 && text.charAt(name - 1) == 'u') {
            login(name - 2);
        }
    }

    /** The value of {@code --password} where it is the name of a secret itself. */
    private void named(int begin) {
        int end = Guard.end(text, begin, bound);
        int value = Texts.skipBlanks(text, end, bound);
        int last = Texts.blankBehind(text, value, bound);
        if (value > end && last > value && isName(begin, end) && isName(value, last)) {
            told.add(value, last);
        }
    }

    private boolean isName(int begin, int end) {
        int word = Secrets.lastWord(text, begin, end);
        return word < end && SecretName.of(text, word, end) != null;
    }

    private void separate(int option) {
        int value = Texts.skipBlanks(text, option, bound);
        if (value > option && value < bound && text.charAt(value) != '-') {
            told.add(value, valueEnd(value));
        }
    }

    private void joined(int dash) {
        int last = valueEnd(dash + 2);
        if (last > dash + 2) {
            told.add(dash, last);
        }
    }

    /** A user and a secret, with a mark between. */
    private void login(int dash) {
        int value = Texts.skipBlanks(text, dash + 2, bound);
        int last = valueEnd(value);
        int mark = value;
        while (mark < last && ":,%".indexOf(text.charAt(mark)) < 0) {
            mark++;
        }
        if (mark < last) {
            told.add(value == dash + 2 ? dash : value, mark);
            told.add(mark + 1, last);
        }
    }

    private int valueEnd(int value) {
        int close = Texts.isQuote(text, value, bound) ? Quotes.close(text, value, bound) : -1;
        return close < 0 ? Math.max(value, Sentences.wordEnd(text, value, bound)) : close + 1;
    }

    /** Adds the last argument where it is the name of a secret and stands where the secret does. */
    private void last() {
        int before = begin;
        int word = end;
        int last = end;
        for (int words = 0; words < MOST_WORDS && last < bound; words++) {
            int next = Texts.skipBlanks(text, last, bound);
            if (next == last || next >= bound || MARKS.indexOf(text.charAt(next)) >= 0) {
                break;
            }
            int behind = Texts.blankBehind(text, next, bound);
            if (behind - next > 2 && ",:".indexOf(text.charAt(behind - 1)) >= 0) {
                return;
            }
            boolean flag = text.charAt(next) == '/' && text.indexOf('/', next + 1) != next + 1;
            before = words == 0 ? begin : flag ? before : word;
            word = flag ? word : next;
            last = behind;
        }
        last = Texts.blankBehind(text, word, bound);
        int name = Secrets.lastWord(text, word, last);
        SecretName named = name < last && word > before ? SecretName.of(text, name, last) : null;
        if (named != null
                && name == word
                && named.bare()
                && isGiven(before, word, named.text().length() < last - word)) {
            told.add(word, last);
        }
    }

    /** Whether a secret would stand behind the word that begins at the place: one of several parts, or in a line of commands. */
    private boolean isGiven(int before, int word, boolean parts) {
        int behind = Texts.blankBehind(text, before, word);
        boolean giving = GIVING.contains(Texts.lower(text, before, behind));
        boolean other = !giving && before > begin && !Diagnosis.has(text, before, behind) && text.charAt(before) != '-';
        return other || (giving && (parts || isFirst()));
    }

    /** Whether the command begins a line, or follows a prompt or another command. */
    private boolean isFirst() {
        int place = begin;
        while (place > 0 && text.charAt(place - 1) == ' ') {
            place--;
        }
        return place == 0 || text.charAt(place - 1) == '\n' || MARKS.indexOf(text.charAt(place - 1)) >= 0;
    }
}
