package dev.patternengine.mining.text.shape;

import java.util.Set;

/**
 * Numbers that tell errors apart and so are kept: statuses of HTTP where the text says so ({@code HTTP 429}, {@code status
 * code 503}, {@code 404 Not Found}), {@code exit code 137}, {@code [Errno 2]}, {@code SQLSTATE[42S02]}, {@code ERROR 1146
 * (42S02)}, {@code ORA-00942}, {@code signal 9}, {@code error code 1045}, {@code -32601}. Each question is O(1).
 */
public final class Statuses {
    private static final int DIGITS = 3;
    private static final int LONGEST_WORD = 16;
    private static final int STATE = 5;

    /** The characters of a code of JSON-RPC: {@code -32601}. */
    public static final int REMOTE = 6;

    private static final Set<String> CODES =
            Set.of("code", "error_code", "errorcode", "errno", "exit_code", "exitcode", "returncode", "return_code");

    private static final Set<String> NAMES = Set.of(
            "http",
            "https",
            "status",
            "code",
            "error",
            "statuscode",
            "errorcode",
            "httpstatus",
            "httpcode",
            "httperror",
            "httpstatuscode",
            "response",
            "httpexception");

    private static final int LONGEST_CODE = 40;
    private static final Set<String> HEX_NAMES =
            Set.of("hresult", "ntstatus", "exception", "bugcheck", "exit", "result", "lasterror");
    private static final Set<String> CODE_LABELS =
            Set.of("code", "errno", "errcode", "errorcode", "status", "reason", "type");
    private static final Set<String> ASKED =
            Set.of("claim", "command", "operation", "method", "permission", "privilege", "verb");

    /** What servers say beside a status that is an error, and clients of all of them. */
    private static final String[] REASONS = {
        "bad request",
        "unauthorized",
        "payment required",
        "forbidden",
        "not found",
        "method not allowed",
        "not acceptable",
        "proxy authentication",
        "request time",
        "conflict",
        "gone",
        "length required",
        "precondition",
        "payload too large",
        "content too large",
        "request entity",
        "uri too long",
        "request-uri",
        "unsupported media",
        "range not",
        "requested range",
        "expectation failed",
        "misdirected",
        "unprocessable",
        "locked",
        "failed dependency",
        "too early",
        "upgrade required",
        "too many requests",
        "request header",
        "unavailable for",
        "internal server error",
        "not implemented",
        "bad gateway",
        "service unavailable",
        "service temporarily",
        "gateway time",
        "http version",
        "variant also",
        "insufficient storage",
        "loop detected",
        "not extended",
        "network authentication",
        "client error",
        "server error",
    };

    private Statuses() {}

    /** Whether the number is kept. */
    public static boolean isKept(String text, int begin, int end, int length) {
        if (end - begin > STATE || begin == 0) {
            return begin == 0 && isStatus(text, begin, end, length);
        }
        if (isCode(text, begin, end, length)) {
            return true;
        }
        return end - begin > DIGITS
                ? isOfStatement(text, begin, end, length)
                : isStatus(text, begin, end, length)
                        || (text.charAt(begin - 1) == ' '
                                && (isExit(text, begin) || isErrno(text, begin, end, length)));
    }

    private static boolean isStatus(String text, int begin, int end, int length) {
        return isError(text, begin, end, length) && (isNamed(text, begin) || hasReason(text, end, length));
    }

    /** Whether the number could be a status that is an error: 400 to 599. */
    public static boolean isError(String text, int begin, int end, int length) {
        char first = text.charAt(begin);
        return end - begin == DIGITS && (first == '4' || first == '5') && isNumber(text, begin, end, length);
    }

    /** Whether digits alone stand there and nothing that makes them part of more. */
    private static boolean isNumber(String text, int begin, int end, int length) {
        return isNumber(text, begin, end, length, begin);
    }

    /** The same for one whose sign stands at the last place. */
    private static boolean isNumber(String text, int begin, int end, int length, int sign) {
        for (int place = begin; place < end; place++) {
            if (!Texts.isDigit(text.charAt(place))) {
                return false;
            }
        }
        boolean goes = end + 1 < length && "._-%".indexOf(text.charAt(end)) >= 0 && Texts.isWord(text.charAt(end + 1));
        boolean comes = sign > 0 && "._-".indexOf(text.charAt(sign - 1)) >= 0;
        boolean word = end < length && Texts.isWord(text.charAt(end));
        return !goes && !comes && !word;
    }

    private static boolean isNamed(String text, int begin) {
        int end = begin;
        while (end > 0 && begin - end < 4 && " =:([\"'".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == begin) {
            return false;
        }
        int word = wordBegin(text, end);
        return NAMES.contains(Texts.lower(text, word, end)) || isVersion(text, begin);
    }

    private static int wordBegin(String text, int end) {
        int begin = end;
        while (begin > 0 && end - begin < LONGEST_WORD && Character.isLetter(text.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    /** {@code HTTP/1.1 } or {@code HTTP/2 } right before. */
    private static boolean isVersion(String text, int begin) {
        int end = begin;
        while (end > 0 && begin - end < 6 && " .0123456789".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end < begin - 1 && text.charAt(begin - 1) == ' ' && text.regionMatches(true, end - 5, "http/", 0, 5);
    }

    /** Whether a reason that servers give follows. */
    private static boolean hasReason(String text, int end, int length) {
        int begin = end;
        while (begin < length && begin - end < 3 && " :-(,".indexOf(text.charAt(begin)) >= 0) {
            begin++;
        }
        if (begin == end || begin >= length) {
            return false;
        }
        for (String reason : REASONS) {
            if (text.regionMatches(true, begin, reason, 0, reason.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a quoted span holds a status and its reason. */
    public static boolean isQuoted(String text, int begin, int end) {
        return end - begin > DIGITS && text.charAt(begin + DIGITS) == ' ' && isStatus(text, begin, begin + DIGITS, end);
    }

    /** Behind {@code error code}, a signal, or a server that returned it. */
    private static boolean isCode(String text, int begin, int end, int length) {
        char last = begin < 2 || text.charAt(begin - 1) != ' ' ? ' ' : text.charAt(begin - 2);
        boolean told = isNumbered(text, begin)
                || switch (last) {
                    case 'e' -> isBehind(text, begin, "error code ");
                    case ':' -> isBehind(text, begin, "error code: ");
                    case 'o' -> isBehind(text, begin, "errno ");
                    case 'l' -> end - begin < DIGITS && isBehind(text, begin, "signal ");
                    case 'd' -> isBehind(text, begin, " returned ") && isReply(text, begin, end, length);
                    case 'h' -> isBehind(text, begin, " responded with ") && isReply(text, begin, end, length);
                    default -> false;
                };
        int sign = text.charAt(begin - 1) == '-' ? begin - 1 : begin;
        return told && isNumber(text, begin, end, length, sign);
    }

    /** Behind {@code errno}, {@code Win32 error}, a mark between or none, and behind the name of a signal. */
    private static boolean isNumbered(String text, int begin) {
        int end = begin;
        while (end > 0 && begin - end < 3 && " :=-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == begin || end < 5) {
            return false;
        }
        char last = text.charAt(end - 1);
        return switch (last) {
            case 'o', 'O' -> isBehind(text, end, "errno");
            case 'r', 'R' ->
                isBehind(text, end, "win32 error")
                        || isBehind(text, end, "system error")
                        || isBehind(text, end, "winerror");
            default -> Character.isUpperCase(last) && isSignal(text, end);
        };
    }

    private static boolean isSignal(String text, int end) {
        int begin = wordBegin(text, end);
        return text.startsWith("SIG", begin) && end - begin > 4 && end - begin < 9;
    }

    /** Whether the hexadecimal is one of at most eight digits and a code by the word before it: {@code Error 0x80070005}. */
    public static boolean isHexCode(String text, int begin, int end, int length) {
        boolean hex = end - begin > 2 && end - begin <= 10 && end <= length && text.startsWith("0x", begin);
        for (int place = begin + 2; hex && place < end; place++) {
            hex = Texts.isHex(text.charAt(place));
        }
        return hex && isCodeBefore(text, begin);
    }

    private static boolean isCodeBefore(String text, int begin) {
        int end = begin;
        while (end > 0 && begin - end < 4 && " =:([#".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String word = Texts.lower(text, wordBegin(text, end), end);
        return end < begin && (HEX_NAMES.contains(word) || NAMES.contains(word));
    }

    /** Whether the quoted span is a code by its name and its letters, or a word that tells what was asked for. */
    public static boolean isQuotedCode(String text, int quote, int begin, int close, int length) {
        if (close <= begin) {
            return false;
        }
        char first = text.charAt(begin);
        return Texts.isLower(first)
                ? Texts.isAt(text, close + 1, length, ' ') && isAsked(text, begin, close, length)
                : Character.isUpperCase(first) && isCapitals(text, begin, close) && isCodeLabel(text, quote);
    }

    private static boolean isCapitals(String text, int begin, int end) {
        for (int place = begin; place < end; place++) {
            char here = text.charAt(place);
            if (!Character.isUpperCase(here) && here != '_' && !(Texts.isDigit(here) && place > begin)) {
                return false;
            }
        }
        return end - begin >= STATE - 2 && end - begin <= LONGEST_CODE && !Randomness.isIn(text, begin, end);
    }

    /** {@code code: } or the like right before the quote. */
    private static boolean isCodeLabel(String text, int quote) {
        int end = quote;
        while (end > 0 && quote - end < 3 && " =:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end < quote && end > 0 && CODE_LABELS.contains(Texts.lower(text, wordBegin(text, end), end));
    }

    /** One word of small letters, and behind it what it is a kind of: {@code the "aud" claim}. */
    private static boolean isAsked(String text, int begin, int close, int length) {
        for (int place = begin; place < close; place++) {
            if (!Texts.isLower(text.charAt(place))) {
                return false;
            }
        }
        int word = close + 2;
        int end = Texts.wordEnd(text, Math.min(word, length), length);
        return close - begin >= 2
                && close - begin <= LONGEST_WORD
                && Texts.isAt(text, close + 1, length, ' ')
                && end > word
                && end - word <= LONGEST_WORD
                && ASKED.contains(Texts.lower(text, word, end));
    }

    private static boolean isReply(String text, int begin, int end, int length) {
        boolean whole = end >= length || text.charAt(end) != ' ' || text.startsWith(" for ", end);
        return whole && isError(text, begin, end, length);
    }

    /** Whether a code of JSON-RPC with its sign stands there: -32768 to -32000. */
    public static boolean isRemote(String text, int begin, int length) {
        int end = begin + REMOTE;
        boolean first = begin == 0 || " (:=[".indexOf(text.charAt(begin - 1)) >= 0;
        return first && end <= length && text.startsWith("-32", begin) && isNumber(text, begin + 1, end, length, begin);
    }

    /** Whether the name in JSON is that of a code. */
    public static boolean isCodeName(String name) {
        return CODES.contains(name);
    }

    /** Whether the scalar in JSON is a whole number of at most {@value #STATE} digits. */
    public static boolean isCodeNumber(String text, int begin, int end) {
        int digit = begin < end && text.charAt(begin) == '-' ? begin + 1 : begin;
        boolean number = end > digit && end - digit <= STATE;
        while (number && digit < end) {
            number = Texts.isDigit(text.charAt(digit));
            digit++;
        }
        return number;
    }

    private static boolean isExit(String text, int begin) {
        char last = begin < 2 ? ' ' : text.charAt(begin - 2);
        return switch (last) {
            case 'e' -> isBehind(text, begin, "exit code ") || isBehind(text, begin, "exited with code ");
            case 's' -> isBehind(text, begin, "exit status ") || isBehind(text, begin, "exited with status ");
            case ':' -> isBehind(text, begin, "exitcode: ") || isBehind(text, begin, "exit code: ");
            default -> false;
        };
    }

    private static boolean isErrno(String text, int begin, int end, int length) {
        return isBehind(text, begin, "[Errno ") && Texts.isAt(text, end, length, ']');
    }

    /** {@code SQLSTATE[42S02]}, {@code 1146 (42S02)} behind {@code ERROR}, {@code ORA-00942}. */
    private static boolean isOfStatement(String text, int begin, int end, int length) {
        if (end - begin == STATE) {
            return isState(text, begin) || isOracle(text, begin);
        }
        return end - begin == STATE - 1
                && isBehind(text, begin, "ERROR ")
                && text.startsWith(" (", end)
                && Texts.isAt(text, end + 2 + STATE, length, ')');
    }

    private static boolean isState(String text, int begin) {
        boolean error = isBehind(text, begin, " (") && begin >= 12 && text.startsWith("ERROR ", begin - 12);
        return error
                || isBehind(text, begin, "SQLSTATE[")
                || isBehind(text, begin, "SQLSTATE: ")
                || isBehind(text, begin, "SQLSTATE=")
                || isBehind(text, begin, "SQLSTATE ")
                || isBehind(text, begin, "SQL state ");
    }

    private static boolean isOracle(String text, int begin) {
        return isBehind(text, begin, "ORA-") || isBehind(text, begin, "PLS-") || isBehind(text, begin, "TNS-");
    }

    private static boolean isBehind(String text, int begin, String name) {
        return text.regionMatches(true, begin - name.length(), name, 0, name.length());
    }
}
