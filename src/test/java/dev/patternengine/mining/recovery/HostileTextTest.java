package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of 64 KiB that are made to be slow: repetitions of what begins each of the masks and never ends it. */
class HostileTextTest {
    private static final int LONG = 65_536;
    private static final int SHORT = LONG / 16;
    private static final int LINES = 40;

    /** Twice what would be linear: a quadratic pass takes 256 times as much, and rounding of clocks a little. */
    private static final long SLACK = 2;

    private static final long LEAST_NANOS = 20_000_000;

    private static List<String> lines(String part, int length) {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            String begin = "error " + Integer.toString(line * 7_919 + 40_000, Character.MAX_RADIX) + " ";
            lines.add((begin + part.repeat(length / part.length() + 1)).substring(0, length));
        }
        return lines;
    }

    /** The least processor time of this thread, of several runs. */
    private static long nanos(List<String> lines) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            assertThat(Signatures.of(lines)).hasSize(LINES);
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        }
        return least;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "' ",
                " 'a",
                "'a'b",
                "\"x `y ",
                "/",
                "../",
                ".",
                "a.",
                "a@",
                "@",
                "a@b.c/",
                "://",
                "a://",
                "auth: ",
                "token:a ",
                "auth:password:",
                "tokens: refresh: ",
                "password:\n  ",
                "password:\n",
                "user,password\n",
                "| password |\n",
                "password\n\n",
                "echo ",
                "`' ",
                "`a 'b ",
                "aB1#",
                "password (a, ",
                "a\u0301",
                "http://",
                ":",
                "a:",
                "0:",
                "::1",
                "key=",
                "key= ",
                "password: ",
                "token ",
                "login abcde ",
                "+ echo ",
                "\n+ a=b ",
                "<value>",
                "<value><string>x</string>",
                "setString(1,",
                "setString: 1, ",
                "[1] = ",
                "$1=",
                "abcde,",
                "abcde;",
                "abcde\t",
                "row (",
                "Bearer ",
                "near '",
                "near \"",
                "(SQL: a = ",
                "params: {",
                "params: {a:",
                "a at b.com ",
                "(dot)",
                "u=a p=",
                "bind[0]: ",
                "ghp_",
                "$2b$",
                "user=",
                "expected:<",
                "a,b\n",
                "a,b\nuser,password\n",
                "form-data; name=\"password\"\n\n",
                "::add-mask::",
                "connect a\n using ",
                "log in as a, ",
                "login as a - b ",
                "password is secret ",
                "key-string ",
                "deadbeef-",
                "0x",
                "1_",
                "1.1",
                "1a1a",
                "C:\\",
                "\\",
                "-",
                "=",
                "(",
                "password for ",
                "password is is ",
                "password(",
                "password=\"",
                "token x ",
                "<password>",
                "a=b&",
                "x is not a ",
                " -u -p",
                "-----BEGIN ",
                " @ ",
                "a . ",
                "a{b}@",
                "'a'@",
                " dot ",
                "(at)",
                "%25",
                "%40",
                "{\"a\":",
                "{\"code\":\"a'",
                "[{\"code\":[\"",
                "\\\"a\\\":",
                "HTTP 429 ",
                "aB1",
                "abcd-",
                "\u0301",
                "\uff20",
                "<*> ",
                "<*>",
                "x <*> ",
                "é",
                "\ud83d\ude00",
                "\t",
                " ",
            })
    void of_linesMadeToBeSlow_takeTimeInLineWithTheirLength(String part) {
        long shorter = nanos(lines(part, SHORT));
        long longer = nanos(lines(part, LONG));
        assertThat(longer).isLessThan(SLACK * (LONG / SHORT) * Math.max(shorter, LEAST_NANOS / 16));
    }
}
