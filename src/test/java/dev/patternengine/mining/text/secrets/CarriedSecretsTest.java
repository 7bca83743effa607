package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** The contract of masks: whatever stands behind the name of a secret, of its letters none come out, however it is put. */
class CarriedSecretsTest {
    private static final long SEED = 5_120_319;
    private static final int ROUNDS = 60_000;
    private static final int SHORTEST_PART = 3;

    private static final List<String> NAMES = List.of(
            "password",
            "Password",
            "PASSWORD",
            "passwd",
            "passphrase",
            "secret",
            "db_password",
            "dbPassword",
            "PGPASSWORD",
            "DB_PASS",
            "client_secret",
            "clientSecret",
            "Passwort",
            "contraseña",
            "пароль",
            "senha",
            "token",
            "access_token",
            "api key",
            "api_key",
            "apiKey",
            "API key",
            "bearer",
            "credentials",
            "refresh_token",
            "one-time password",
            "p@ssword",
            "p4ssw0rd",
            "s3cret",
            "pass-word",
            "old password",
            "admin password");

    /** Where the secret is one word, or whatever is quoted. */
    private static final List<String> OF_ONE_WORD = List.of(
            "--%n %s",
            "--%n=%s",
            "-e %n=%s",
            "export %n=%s",
            "set %n %s",
            "+ %n=%s ls -l",
            "%n/%s",
            "%n::%s",
            "%n;%s",
            "<%n>%s</%n>",
            "%n[%s]",
            "%n(%s)",
            "%n '%s' is bad",
            "%n \"%s\" is bad",
            "%n `%s` is bad",
            "%n={%s}",
            "%n=(%s)",
            "f(user=bob, %n=%s, retries=3)",
            "Config{user='bob', %n='%s'}",
            "Config[user=bob, %n=%s]",
            "{user: bob, %n: %s}",
            "&{User:bob %n:%s Retries:3}",
            "map[user:bob %n:%s]",
            "{\"user\":\"bob\",\"%n\":\"%s\",\"port\":1}",
            "{\\\"user\\\":\\\"bob\\\",\\\"%n\\\":\\\"%s\\\"}",
            "{'user': 'bob', '%n': '%s'}",
            "{:%n \"%s\", :user \"bob\"}",
            "%{\"%n\" => \"%s\"}",
            "[%n] => %s",
            "[\"%n\"]=> string(9) \"%s\"",
            "Some(%n: \"%s\")",
            "GET /a?user=bob&%n=%s 401",
            "POST /a: %n=%s&user=bob",
            "Server=db;User=bob;%n=%s;Port=1",
            "jdbc:x://h/d?user=bob&%n=%s",
            "- name: %n\n  value: %s",
            "%n:\n  %s",
            "%n: |\n  %s",
            "[db]\n%n = %s\nuser = bob",
            "%n.default=%s",
            "%n%3D%s",
            "%n -> %s",
            "%n => %s",
            "%n := %s",
            "bob and his %n, %s, came",
            "%n, which was %s, failed",
            "INSERT INTO t (a, %n) VALUES ('bob', '%s')");

    private static final List<String> OF_ANY = List.of(
            "%n=%s",
            "%n: %s",
            "%n = %s",
            "%n : %s",
            "%n %s",
            "%n is %s",
            "%n was %s",
            "%n is now %s",
            "set %n to %s",
            "%n changed to %s",
            "%n changed from %s to %s",
            "%n reset: %s",
            "wrong %n, try %s",
            "wrong %n, did you mean %s",
            "wrong %n. Try %s",
            "the %n %s was refused",
            "the %n for bob is %s",
            "the %n of bob (%s) is too weak",
            "%n (%s) expired",
            "%n \u2013 %s",
            "%n rejected: %s",
            "%n rejected because %s is too short",
            "%n must not be %s",
            "%n does not match %s",
            "%n mismatch: expected %s but got %s",
            "invalid %n provided: %s",
            "invalid %n given by bob, it was %s",
            "could not use %n %s at host db1",
            "your %n follows. It is %s",
            "%n follows here %s",
            "sent %n to bob with %s",
            "%n equals %s",
            "the %n you entered, %s, is wrong",
            "%n='%s'",
            "%n=\"%s\"",
            "%n: '%s'",
            "bad %n \"%s\"",
            "login failed with %n %s",
            "%n for user bob is %s",
            "%n for bob@example.org: %s",
            "%n=%s, and %s",
            "%n: a, %s and c",
            "%n (was: %s)",
            "%n - %s",
            "%n | %s",
            "%n -- %s",
            "here is the %n you asked for: %s",
            "%n hint: my %s");

    private static final List<String> COMMANDS = List.of(
            "vault login %s",
            "htpasswd -b f bob %s",
            "mysql -u root -p%s shop",
            "curl -u bob:%s https://example.org",
            "curl -X POST -d pin=%s https://example.org",
            "sshpass -p %s ssh bob@h",
            "docker login -u bob -p %s",
            "echo bob:%s | chpasswd",
            "echo %s | sudo -S ls",
            "printf %s | passwd --stdin bob",
            "sqlplus scott/%s@ORCL",
            "ldapsearch -D cn=admin -w %s -b dc=x",
            "smbclient //h/s -U bob%%s",
            "zip -P %s a b",
            "redis-cli -a %s ping",
            "openssl rsa -in k -passin pass:%s",
            "ssh-keygen -t rsa -N %s -f k",
            "wpa_passphrase home %s",
            "aws configure set aws_secret_access_key %s",
            "az login -u bob -p %s",
            "rabbitmqctl add_user bob %s",
            "mc alias set s3 http://h bob %s",
            "npm config set //registry.example.org/:_authToken %s",
            "plink -pw %s bob@h",
            "mosquitto_pub -u bob -P %s -t x",
            "ipmitool -H h -U bob -P %s power",
            "snmpwalk -v2c -c %s h",
            "net use x %s",
            "gh secret set DEPLOY --body %s",
            "helm registry login -u bob -p %s h",
            "lftp -u bob,%s h",
            "oc login -u bob -p %s",
            "kubectl create secret generic db --from-literal=db=%s",
            "useradd -p %s bob",
            "cryptsetup open x y %s",
            "LOGIN bob %s",
            "AUTH %s",
            "Authorization: Basic %s",
            "Authorization: Bearer %s",
            "Cookie: sid=%s",
            "Set-Cookie: a=%s; Path=/",
            "X-Api-Key: %s",
            "https://bob:%s@example.org/a failed",
            "https://example.org/a?sig=%s",
            "amqp://bob:%s@h refused",
            "mysql -u root -p'%s' shop",
            "xfreerdp /u:bob /p:%s /v:h",
            "keyring set shop bob %s",
            "travis encrypt %s",
            "ftp.login(bob, %s)",
            "snmp-server community %s RO",
            "radius-server host h key %s",
            "tacacs-server host h key 7 %s",
            "key-string %s",
            "enable secret 5 %s",
            "username bob password 7 %s",
            "ip ospf message-digest-key 1 md5 %s",
            "pre-shared-key ascii-text %s",
            "wpa-psk ascii 0 %s",
            "exec sp_addlogin bob, %s",
            "::add-mask::%s",
            "##vso[task.setvariable variable=a]%s",
            "ETCDCTL_USER=bob:%s",
            "--proxy-user bob:%s",
            "create user bob identified by %s",
            "+ echo %s\n+ docker login --password-stdin",
            "user=bob p=%s",
            "pgp_sym_decrypt(x, %s)",
            "Fernet(%s)",
            "send_keys(%s)");

    /** What is told of signing in, where no word names the secret. */
    private static final List<String> LOGINS = List.of(
            "log in as bob with %s",
            "please sign in to the shop as bob using %s",
            "logged on as bob with %s",
            "login using bob/%s",
            "tried bob:%s",
            "tried bob/%s",
            "connect bob/%s",
            "conn bob/%s@db",
            "db2 connect to s user bob using %s",
            "connect as bob with %s",
            "could not authenticate bob with %s",
            "authentication failed for bob:%s",
            "use bob/%s to log in",
            "login[bob, %s]",
            "auth.sign_in(bob, %s)",
            "Auth->login(bob, %s)",
            "checkCredentials(bob, %s)",
            "signInWithEmailAndPassword(bob, %s)",
            "Session.simple_bind(cn=bob, %s)",
            "enter %s as the password",
            "use %s for the password",
            "type %s into the password field",
            "my pass is %s",
            "username/password: bob/%s",
            "binding parameter [2] as [VARCHAR] - [%s]",
            "binding parameter (2:VARCHAR) <- [%s]",
            "Executing statement with parameters [bob, %s]",
            "==>  Parameters: bob(String), %s(String)",
            "Failing row contains (3, bob, %s)",
            "login failed, retry bob:%s",
            "log in as bob, %s",
            "log in as bob - %s",
            "connect to s\n user bob\n using %s",
            "params: {bob, %s}",
            "bind[0]: %s",
            "bind => [bob, %s]",
            "(item=bob:%s)",
            "(SQL: select * from a where b = %s)",
            "expected:<%s> but was:<%s>",
            "rows\nbob,%s\nuser,password",
            "invalid session cookie %s",
            "bob uses %s as his password",
            "passwords: {bob: %s, eve: %s}",
            "{:passwords=>{:bob=>\"%s\"}}",
            "authenticity_token=>\"%s=\"",
            "unauthorized for key %s",
            "401 Unauthorized via %s",
            "%s was rejected as password",
            "I typed %s and it said wrong password",
            "maybe %s or %s? both give invalid credentials",
            "bob entered %s: access denied",
            "even %s fails to log in",
            "rpc error: code = Unauthenticated desc = %s",
            "client = Client(%s)\nAuthenticationError: invalid",
            "{\"message\":\"sent %s\",\"error\":\"unauthorized\"}");

    /** What is known by the shape around it alone. */
    private static final List<String> SHAPES = List.of(
            "+ echo %s",
            "++ printf %d %s",
            "+ export DEPLOY=%s",
            "+ DEPLOY=%s ./run",
            "+ set -- %s",
            "+ [[ %s == bob ]]",
            "+(./a.sh:12): echo %s",
            "<value><string>%s</string></value>",
            "<param><value>%s</value></param>",
            "<arg0>bob</arg0><arg1>%s</arg1>",
            "<in1 xsi:type=\"xsd:string\">%s</in1>",
            "ps.setString(2, %s)",
            "setObject(3, %s)",
            "query.setParameter(2, %s)",
            "bindValue(:p, %s)",
            "sqlite3_bind_text(stmt, 2, %s, -1)",
            "parameter #2 = %s",
            "param 2 -> %s",
            "[1] = bob [2] = %s",
            "$1=bob $2=%s",
            "@p1=bob, @p2=%s",
            ":B1 => %s",
            "cursor.execute(sql, (bob, %s))");

    /** Rows, where no mark that ends a clause may stand within the secret. */
    private static final List<String> ROWS = List.of(
            "bob,%s,%s,oslo",
            "row 17: bob;%s;%s", "bad record bob|%s|%s", "could not parse line 12: %s,7,%s", "%s\t3\t%s");

    private static final List<String> AFTER = List.of(
            "", ".", " is wrong", ", try again", "; retries=1", " failed", "\nnext", " (bob)", ": exit status 1", "!");

    private static final List<String> BELOW = List.of("", "\nnext", "\n", "\nuser: bob");

    private static final List<String> BEFORE =
            List.of("", "login failed: ", "error: ", "[main] ", "line 7 ", "cannot connect, ");

    private final SecretWords words = new SecretWords(SEED);

    private void check(int round, String form, String name, Supplier<String> secret) {
        List<String> secrets = new ArrayList<>();
        String text = form.replace("%n", name);
        while (text.contains("%s")) {
            secrets.add(secret.get());
            text = text.replaceFirst("%s", Matcher.quoteReplacement(secrets.get(secrets.size() - 1)));
        }
        text = words.any(BEFORE) + text + (form.contains("\n") ? words.any(BELOW) : words.any(AFTER));
        assertHidden(round, text, secrets);
    }

    private static void assertHidden(int round, String text, List<String> secrets) {
        String masked = Masks.mask(text).toLowerCase(Locale.ROOT);
        for (String part : String.join(" ", secrets).toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            if (part.length() >= SHORTEST_PART) {
                assertThat(masked)
                        .as("seed %d, round %d: %s", SEED, round, text)
                        .doesNotContain(part);
            }
        }
    }

    @Test
    void mask_secretBehindItsName_leavesNoPartOfIt() {
        for (int round = 0; round < ROUNDS; round++) {
            boolean one = words.nextBoolean();
            check(
                    round,
                    words.any(one ? OF_ONE_WORD : OF_ANY),
                    words.any(NAMES),
                    one || words.nextBoolean() ? words::word : words::phrase);
        }
    }

    @Test
    void mask_secretOfACommand_leavesNoPartOfIt() {
        for (int round = 0; round < ROUNDS / 3; round++) {
            check(round, words.any(COMMANDS), "", words::word);
        }
    }

    @Test
    void mask_secretOfALogin_leavesNoPartOfIt() {
        for (int round = 0; round < ROUNDS / 3; round++) {
            check(round, words.any(LOGINS), "", words::word);
        }
    }

    @Test
    void mask_secretInAShape_leavesNoPartOfIt() {
        for (int round = 0; round < ROUNDS / 3; round++) {
            check(round, SHAPES, words::word);
        }
    }

    private void check(int round, List<String> shapes, Supplier<String> secret) {
        String text = words.any(shapes);
        List<String> secrets = new ArrayList<>();
        while (text.contains("%s")) {
            secrets.add(secret.get());
            text = text.replaceFirst("%s", Matcher.quoteReplacement(secrets.get(secrets.size() - 1)));
        }
        assertHidden(round, text, secrets);
    }

    @Test
    void mask_secretInARow_leavesNoPartOfIt() {
        for (int round = 0; round < ROUNDS / 3; round++) {
            check(round, ROWS, words::word);
        }
    }
}
