package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A name after which a secret stands.
 *
 * @param text in small letters
 * @param within whether longer words that end with it name the same: {@code PGPASSWORD}; else parts of names alone
 * @param extent how far what it names reaches
 * @param bare whether the next word is the secret even without a mark between, unless it is an {@link Ordinary} one
 */
public record SecretName(String text, boolean within, Extent extent, boolean bare) {
    /** How far a secret reaches that is not quoted. */
    public enum Extent {
        /** To the next blank. */
        WORD,
        /** To the end of the clause: pass phrases have blanks. */
        CLAUSE,
        /** As {@link #WORD}, and further words behind commas. */
        LIST,
        /** To the end of the line: headers have lists. */
        LINE
    }

    private static final int LETTER_BITS = 5;
    private static final int LETTER = (1 << LETTER_BITS) - 1;
    private static final int ENDS = 1 << (2 * LETTER_BITS);
    private static final int LONGEST = 24;

    private static final Set<String> QUALIFIERS = Set.of(
            "api",
            "app",
            "access",
            "secret",
            "private",
            "auth",
            "encryption",
            "signing",
            "master",
            "ssh",
            "account",
            "license",
            "licence",
            "client",
            "shared",
            "subscription",
            "security",
            "hmac",
            "psk",
            "serial",
            "product",
            "unseal",
            "recovery",
            "server",
            "isakmp",
            "authentication",
            "activation",
            "deploy",
            "wifi",
            "wlan");

    /** Words that end with {@code pass} and are no names of secrets. */
    private static final Set<String> PASSING =
            Set.of(("bypass compass encompass trespass surpass overpass underpass lowpass highpass bandpass allpass"
                            + " renderpass subpass multipass onepass twopass firstpass sshpass lastpass keepass")
                    .split(" "));

    /** Before {@code code}, {@code phrase} and {@code id}: other codes tell errors apart. */
    private static final Set<String> PERSONAL = Set.of(
            "recovery",
            "activation",
            "verification",
            "confirmation",
            "backup",
            "security",
            "access",
            "authorization",
            "auth",
            "login",
            "invite",
            "otp",
            "mfa",
            "pairing",
            "unlock",
            "seed",
            "mnemonic",
            "secret",
            "session",
            "sess",
            "device",
            "user",
            "role",
            "reset",
            "voucher",
            "coupon",
            "gift",
            "promo",
            "sms",
            "totp");

    /** Before {@code cookie}: others are none. */
    private static final Set<String> SIGNED_IN = Set.of("session", "auth", "login", "remember", "csrf", "sso");

    /** Before {@code verifier}. */
    private static final Set<String> EXCHANGED = Set.of("code", "pkce");

    /** Before {@code community}: what agents of networks are asked with. */
    private static final Set<String> AGENTS = Set.of("snmp", "server");

    private static final SecretName KEY = new SecretName("key", true, Extent.WORD, false);
    private static final SecretName API_KEY = word("apikey");
    private static final SecretName VERIFIER = word("verifier");
    private static final SecretName LOGIN_COOKIE = new SecretName("cookie", true, Extent.LINE, true);
    private static final SecretName PIN = part("pin", Extent.WORD, true);
    /** What names in disguise stand for. */
    public static final SecretName PASSWORD = clause("password");

    private static final List<SecretName> ALL = List.of(
            PASSWORD,
            new SecretName("passwords", true, Extent.LINE, true),
            new SecretName("secrets", true, Extent.LIST, true),
            new SecretName("tokens", true, Extent.LIST, false),
            new SecretName("keys", false, Extent.LIST, true),
            new SecretName("codes", false, Extent.LIST, true),
            part("code", Extent.WORD, true),
            part("id", Extent.WORD, true),
            part("phrase", Extent.CLAUSE, true),
            part("mnemonic", Extent.CLAUSE, true),
            part("pat", Extent.WORD, false),
            part("sk", Extent.WORD, false),
            part("salt", Extent.WORD, false),
            part("dsn", Extent.WORD, false),
            clause("passw0rd"),
            clause("p4ssword"),
            clause("p4ssw0rd"),
            clause("pa55word"),
            clause("pa55w0rd"),
            clause("passwd"),
            clause("passphrase"),
            clause("passcode"),
            clause("pwd"),
            clause("secret"),
            word("token"),
            word("credential"),
            word("credentials"),
            API_KEY,
            word("sessionid"),
            word("sessid"),
            part("tok", Extent.WORD, false),
            part("hmac", Extent.WORD, true),
            part("creds", Extent.WORD, true),
            part("otp", Extent.WORD, true),
            part("jwt", Extent.WORD, true),
            part("bearer", Extent.WORD, true),
            new SecretName("pass", true, Extent.CLAUSE, false),
            part("psk", Extent.WORD, true),
            part("masterauth", Extent.WORD, true),
            part("assertion", Extent.WORD, false),
            part("samlresponse", Extent.WORD, false),
            part("challenge", Extent.WORD, false),
            part("ticket", Extent.WORD, false),
            part("nonce", Extent.WORD, false),
            part("seed", Extent.CLAUSE, false),
            part("cred", Extent.WORD, false),
            clause("passw"),
            clause("pswd"),
            clause("psw"),
            clause("passwrd"),
            clause("pasword"),
            clause("passwrod"),
            clause("passowrd"),
            clause("bindpw"),
            clause("rootpw"),
            clause("adminpw"),
            clause("userpw"),
            clause("dbpw"),
            part("csrf", Extent.WORD, false),
            part("xsrf", Extent.WORD, false),
            part("verifier", Extent.WORD, false),
            part("community", Extent.WORD, true),
            part("rocommunity", Extent.WORD, true),
            part("rwcommunity", Extent.WORD, true),
            part("iban", Extent.CLAUSE, true),
            part("cvv", Extent.WORD, true),
            part("cvc", Extent.WORD, true),
            part("ssn", Extent.WORD, true),
            part("license", Extent.WORD, false),
            part("licence", Extent.WORD, false),
            part("pw", Extent.CLAUSE, false),
            KEY,
            new SecretName("signature", true, Extent.WORD, false),
            part("sig", Extent.WORD, false),
            part("session", Extent.WORD, false),
            part("sid", Extent.WORD, false),
            part("auth", Extent.WORD, false),
            part("pin", Extent.WORD, false),
            part("basic", Extent.WORD, false),
            new SecretName("authorization", true, Extent.LINE, false),
            new SecretName("cookie", true, Extent.LINE, false),
            clause("passwort"),
            clause("kennwort"),
            foreign("geheimnis"),
            foreign("schlüssel"),
            foreign("schlussel"),
            part("passe", Extent.CLAUSE, true),
            part("mdp", Extent.CLAUSE, false),
            part("clé", Extent.CLAUSE, false),
            part("cle", Extent.CLAUSE, false),
            part("jeton", Extent.CLAUSE, false),
            clause("contraseña"),
            part("clave", Extent.CLAUSE, false),
            clause("contrasena"),
            foreign("secreto"),
            part("senha", Extent.CLAUSE, true),
            foreign("segredo"),
            part("parola", Extent.CLAUSE, true),
            foreign("segreto"),
            foreign("chiave"),
            clause("wachtwoord"),
            clause("lösenord"),
            clause("lösenordet"),
            clause("losenord"),
            clause("adgangskode"),
            clause("adgangskoden"),
            clause("passord"),
            clause("passordet"),
            clause("wachtwoorden"),
            clause("salasanan"),
            part("sandi", Extent.CLAUSE, true),
            clause("парола"),
            clause("пароля"),
            clause("паролем"),
            clause("salasana"),
            clause("hasło"),
            clause("haslo"),
            clause("heslo"),
            clause("jelszó"),
            clause("şifre"),
            clause("sifre"),
            clause("khẩu"),
            clause("пароль"),
            foreign("ключ"),
            foreign("токен"),
            foreign("секрет"),
            clause("κωδικός"),
            clause("المرور"),
            clause("סיסמה"));

    /** Of scripts that set no blanks between words. */
    private static final List<SecretName> UNSPACED = List.of(
            clause("密码"),
            clause("密碼"),
            clause("口令"),
            clause("密钥"),
            clause("密鑰"),
            clause("令牌"),
            clause("暗証番号"),
            clause("パスワード"),
            clause("비밀번호"),
            clause("암호"));

    private static final SecretName[][] BY_END = byEnd();

    private static SecretName clause(String text) {
        return new SecretName(text, true, Extent.CLAUSE, true);
    }

    private static SecretName word(String text) {
        return new SecretName(text, true, Extent.WORD, true);
    }

    private static SecretName part(String text, Extent extent, boolean bare) {
        return new SecretName(text, false, extent, bare);
    }

    private static SecretName foreign(String text) {
        return new SecretName(text, true, Extent.CLAUSE, false);
    }

    private static SecretName[][] byEnd() {
        Map<Integer, List<SecretName>> byEnd = new HashMap<>();
        for (SecretName name : ALL) {
            String capitals = name.text.toUpperCase(Locale.ROOT);
            IntStream.of(end(name.text, name.text.length()), end(capitals, capitals.length()))
                    .distinct()
                    .forEach(end -> byEnd.computeIfAbsent(end, ignored -> new ArrayList<>())
                            .add(name));
        }
        SecretName[][] names = new SecretName[ENDS][];
        byEnd.forEach((end, ofEnd) -> names[end] = ofEnd.toArray(SecretName[]::new));
        return names;
    }

    /** A number for the last two letters, the same for small letters and capitals of most scripts. */
    private static int end(String text, int end) {
        return (text.charAt(end - 1) & LETTER) << LETTER_BITS | (text.charAt(end - 2) & LETTER);
    }

    /** The name that the word is or ends with, null when it is none. O(length of the word), nothing is allocated. */
    public static SecretName of(String text, int begin, int end) {
        if (Texts.isUnspaced(text.charAt(begin))) {
            return unspaced(text.substring(begin, end));
        }
        SecretName[] candidates = end - begin < 2 ? null : BY_END[end(text, end)];
        if (candidates != null) {
            for (SecretName candidate : candidates) {
                if (candidate.ends(text, begin, end)) {
                    return candidate.within(text, begin, end);
                }
            }
        }
        return null;
    }

    private static SecretName unspaced(String word) {
        return UNSPACED.stream()
                .filter(name -> word.contains(name.text))
                .findFirst()
                .orElse(null);
    }

    /** As part of a longer name a word such as {@code pass} means nothing else; null where one such as {@code code} means no secret. */
    private SecretName within(String word, int begin, int end) {
        if (text.equals(KEY.text)) {
            return isQualified(QUALIFIERS, word, begin, end) ? API_KEY : this;
        }
        return switch (text) {
            case "pass" -> isPassing(word, begin, end) ? null : ofClause(word, begin, end);
            case "keys" -> isQualified(QUALIFIERS, word, begin, end) ? this : null;
            case "code", "codes", "id", "phrase" -> isQualified(PERSONAL, word, begin, end) ? this : null;
            case "cookie" -> isQualified(SIGNED_IN, word, begin, end) ? LOGIN_COOKIE : this;
            case "verifier" -> isQualified(EXCHANGED, word, begin, end) ? VERIFIER : this;
            case "community" -> isQualified(AGENTS, word, begin, end) || word.startsWith(" string", end) ? this : null;
            case "pin" -> word.startsWith("PIN", begin) ? PIN : this;
            default -> ofClause(word, begin, end);
        };
    }

    private static boolean isPassing(String word, int begin, int end) {
        return PASSING.contains(Texts.lower(word, begin, end)) && Texts.isLower(word.charAt(end - 1));
    }

    private SecretName ofClause(String word, int begin, int end) {
        boolean longer = end - begin > text.length()
                || (begin > 0 && (word.charAt(begin - 1) == '_' || word.charAt(begin - 1) == '-'));
        return longer && extent == Extent.CLAUSE ? PASSWORD : this;
    }

    /** {@code api key}, {@code api_key}, {@code apiKey}. */
    private boolean isQualified(Set<String> qualifiers, String text, int begin, int end) {
        int key = end - this.text.length();
        int last = key > begin || begin == 0 ? key : key - 1;
        int first = last;
        while (first > 0 && last - first < LONGEST && Texts.isWord(text.charAt(first - 1))) {
            first--;
        }
        return qualifiers.contains(Texts.lower(text, first, last));
    }

    private boolean ends(String word, int begin, int end) {
        int from = end - text.length();
        return from >= begin
                && word.regionMatches(true, from, text, 0, text.length())
                && (within || from == begin || isHump(word, from));
    }

    private static boolean isHump(String word, int from) {
        return Character.isUpperCase(word.charAt(from)) && Character.isLowerCase(word.charAt(from - 1));
    }
}
