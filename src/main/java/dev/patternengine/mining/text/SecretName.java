package dev.patternengine.mining.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A name after which a secret stands.
 *
 * @param text in small letters
 * @param within whether longer words that end with it name the same: {@code PGPASSWORD}; else parts of names alone
 * @param extent how far what it names reaches
 * @param bare whether the next word is the secret even without a mark between, unless it is an {@link Ordinary} one
 */
record SecretName(String text, boolean within, Extent extent, boolean bare) {
    /** How far a secret reaches that is not quoted. */
    enum Extent {
        /** To the next blank. */
        WORD,
        /** To the end of the clause: pass phrases have blanks. */
        CLAUSE,
        /** To the end of the line: headers have lists. */
        LINE
    }

    private static final int ASCII = 128;
    private static final char FIRST_UNSPACED = 0x2E80;

    private static final List<SecretName> ALL = List.of(
            clause("password"),
            clause("passwords"),
            clause("passwd"),
            clause("passphrase"),
            clause("passcode"),
            clause("pwd"),
            clause("secret"),
            word("token"),
            word("credential"),
            word("credentials"),
            word("apikey"),
            part("otp", Extent.WORD, true),
            part("jwt", Extent.WORD, true),
            part("bearer", Extent.WORD, true),
            part("pass", Extent.CLAUSE, false),
            part("pw", Extent.CLAUSE, false),
            new SecretName("key", true, Extent.WORD, false),
            new SecretName("signature", true, Extent.WORD, false),
            part("sig", Extent.WORD, false),
            part("session", Extent.WORD, false),
            part("sid", Extent.WORD, false),
            part("auth", Extent.WORD, false),
            part("pin", Extent.WORD, false),
            part("basic", Extent.WORD, false),
            new SecretName("authorization", true, Extent.LINE, false),
            new SecretName("cookie", true, Extent.LINE, false),
            foreign("passwort"),
            foreign("kennwort"),
            foreign("geheimnis"),
            foreign("schlüssel"),
            foreign("schlussel"),
            part("passe", Extent.CLAUSE, false),
            part("mdp", Extent.CLAUSE, false),
            part("clé", Extent.CLAUSE, false),
            part("cle", Extent.CLAUSE, false),
            part("jeton", Extent.CLAUSE, false),
            foreign("contraseña"),
            part("clave", Extent.CLAUSE, false),
            foreign("contrasena"),
            foreign("secreto"),
            part("senha", Extent.CLAUSE, false),
            foreign("segredo"),
            part("parola", Extent.CLAUSE, false),
            foreign("segreto"),
            foreign("chiave"),
            foreign("wachtwoord"),
            foreign("lösenord"),
            foreign("losenord"),
            foreign("adgangskode"),
            foreign("passord"),
            foreign("salasana"),
            foreign("hasło"),
            foreign("haslo"),
            foreign("heslo"),
            foreign("jelszó"),
            foreign("şifre"),
            foreign("sifre"),
            foreign("khẩu"),
            foreign("пароль"),
            foreign("парола"),
            foreign("ключ"),
            foreign("токен"),
            foreign("секрет"),
            foreign("κωδικός"),
            foreign("المرور"),
            foreign("סיסמה"));

    /** Of scripts that set no blanks between words. */
    private static final List<SecretName> UNSPACED = List.of(
            foreign("密码"),
            foreign("密碼"),
            foreign("口令"),
            foreign("密钥"),
            foreign("密鑰"),
            foreign("令牌"),
            foreign("暗証番号"),
            foreign("パスワード"),
            foreign("비밀번호"),
            foreign("암호"));

    private static final List<List<SecretName>> BY_LAST = byLast();

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

    private static List<List<SecretName>> byLast() {
        List<List<SecretName>> byLast = new ArrayList<>();
        for (int last = 0; last < ASCII; last++) {
            byLast.add(new ArrayList<>());
        }
        ALL.forEach(name -> byLast.get(last(name.text, name.text.length())).add(name));
        return byLast;
    }

    private static int last(String text, int end) {
        char last = text.charAt(end - 1);
        return last < ASCII ? last | 0x20 : Character.toLowerCase(last) % ASCII;
    }

    /** The name that the word is or ends with, null when it is none. O(length of the word), nothing is allocated. */
    static SecretName of(String text, int begin, int end) {
        if (text.charAt(begin) >= FIRST_UNSPACED) {
            return unspaced(text.substring(begin, end));
        }
        List<SecretName> candidates = BY_LAST.get(last(text, end));
        for (int index = 0; index < candidates.size(); index++) {
            if (candidates.get(index).ends(text, begin, end)) {
                return candidates.get(index);
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
