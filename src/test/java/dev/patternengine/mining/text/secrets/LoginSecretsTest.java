package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in what is told of signing in, where no word names them; and what such messages say without one. */
class LoginSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "log in as ann with sunflower ! log in as <*> with <*>",
                "Log in to the shop as ann with sunflower and buy shoes ! Log in to the shop as <*> with <*> and buy <*>",
                "log in as ann using correct horse battery ! log in as <*> using <*> <*> <*>",
                "sign in with user ann and sunflower ! sign in with user <*> and <*>",
                "sign in with ann / sunflower ! sign in with <*> / <*>",
                "logged on as ann using sunflower ! logged on as <*> using <*>",
                "user ann logged in with sunflower ! user <*> logged in with <*>",
                "could not authenticate ann with sunflower ! could not authenticate <*> with <*>",
                "bind failed for ann with sunflower ! bind failed for ann with <*>",
                "log in as ann (sunflower) ! log in as <*> (<*>)",
                "log in as the admin with sunflower ! log in as the admin with <*>",
                "sign in to my account with sunflower ! sign in to my account with <*>",
                "login:ann:sunflower ! login:<*>:<*>",
                "basic auth with ann:sunflower failed ! basic auth with <*>:<*> failed",
                "I/Auth: login(ann, sunflower) ! I/Auth: <*>, <*>)",
                "auth: f(ann, sunflower) ! auth: <*>",
                "/msg NickServ IDENTIFY sunflower ! /msg NickServ IDENTIFY <*>",
                "tacacs-server key sunflower ! tacacs-server key <*>",
                "su - ann with sunflower ! su - ann with <*>",
                "ssh into h as ann with sunflower ! ssh into h as ann with <*>",
                "connect as ann with sunflower ! connect as ann with <*>",
                "db2 connect to s user ann using sunflower ! db2 connect to s user ann using <*>",
                "CONNECT TO s USER ann USING sunflower ! CONNECT TO s USER ann USING <*>",
                "connect scott/sunflower ! connect <*>",
                "connect scott/sunflower@db as sysdba ! connect <*> as sysdba",
                "connect system/manager ! connect <*>",
                "connect admin/admin ! connect <*>",
                "exp system/sunflower file=x ! exp <*> file=x",
                ".logon h/ann,sunflower ! .logon <*>",
                "tried ann:sunflower and got 401 ! tried <*>:<*> and got <*>",
                "tried ann/sunflower and bob/marigold ! tried <*> and <*>",
                "tried admin/password ! tried <*>",
                "access denied for ann:sunflower ! access denied for <*>:<*>",
                "invalid login: ann/sunflower ! invalid login: <*>",
                "login: ann, sunflower ! login: <*>, <*>",
                "log in (ann, sunflower) ! log in (<*>, <*>)",
                "use ann/sunflower to log in ! use <*> to log in",
                "use ann and sunflower to log in ! use <*> and <*> to log in",
                "login[ann, sunflower] ! login[<*>, <*>]",
                "login[ann][sunflower] ! login[<*>][<*>]",
                "auth.sign_in(ann, sunflower) ! auth.sign_in(<*>, <*>)",
                "Auth->login(ann, sunflower) ! Auth->login(<*>, <*>)",
                "signInWithEmailAndPassword(ann, sunflower) ! signInWithEmailAndPassword(<*>, <*>)",
                "UsernamePasswordCredentials(ann, sunflower) ! UsernamePasswordCredentials(<*>, <*>)",
                "conn.simple_bind(cn=ann, sunflower) ! conn.simple_bind(cn=<*>, <*>)",
                "mysqli_connect(h, ann, sunflower) ! mysqli_connect(<*>, <*>, <*>)",
                "getConnection(ann, sunflower) ! getConnection(<*>, <*>)",
                "bcrypt.compare(sunflower, hash) ! bcrypt.compare(<*>, hash)",
                "use sunflower for the password ! use <*> for the password",
                "use sunflower as my pin ! use <*> as my pin",
                "type sunflower into the password field ! type <*> into the password field",
                "type ann as user and sunflower in the password field ! type <*> as user and <*> in the password field",
                "use sunflower when asked for the password ! use <*> when asked for the password",
                "the pass is sunflower ! the pass is <*>",
                "user/pass ann/sunflower ! user/pass <*>",
                "Unseal Key 1: sunflower ! Unseal Key <*>",
                "snmp community string sunflower ! snmp community string <*>",
                "ACL SETUSER ann on >sunflower ! ACL SETUSER <*> on ><*>",
                "login failed for this host; retry ann:sunflower ! login failed for this host; retry <*>:<*>",
                "login failed, try ann:sunflower ! login failed, try <*>:<*>",
                "authentication failed, using ann:sunflower ! authentication failed, using <*>:<*>",
                "log in as ann, sunflower ! log in as <*>, <*>",
                "sign in as ann - sunflower ! sign in as <*> - <*>",
                "authenticity_token=>\"sunTok=\" ! authenticity_token=>\"<*>\"",
            })
    void mask_secretOfALogin_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @Test
    void mask_dialogueOfALogin_hasNoneOfItsLines() {
        String dialogue =
                "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: ann\nS: 334 UGFzc3dvcmQ6\nC: sunflower\nS: 535 failed";
        assertThat(Masks.mask(dialogue)).doesNotContain("ann", "sunflower").endsWith("failed");
    }

    @Test
    void mask_wordToTheBaseOf64_isAWildcard() {
        assertThat(Masks.mask("warning: SASL LOGIN authentication failed: dHVsaXBz12A="))
                .isEqualTo("warning: SASL LOGIN authentication failed: <*>");
        assertThat(Masks.mask("userName= ann")).isEqualTo("userName= ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log in as administrator to continue",
                "log in as root, then retry",
                "log in as admin - access denied",
                "login failed, try again",
                "authentication failed, using the default provider",
                "Login with OAuth is disabled for this tenant",
                "Sign in with Google or GitHub",
                "Sign in with Google and Facebook",
                "Log in with the new account and try again",
                "log in with a browser and try again",
                "logged in as root with no home directory",
                "You must be logged in to the server (Unauthorized)",
                "login(): the server closed the connection",
                "TypeError: auth.login is not a function",
                "login() missing 2 required positional arguments",
                "connect failed: connection refused",
                "failed to connect using the default transport",
                "connect with retry failed",
                "connect/read timeout",
                "connect I/O error",
                "tried reading/writing at the same time",
                "tried all mirrors, none responded",
                "Access denied for anonymous/unauthenticated users",
                "access denied for read/write",
                "use of closed network connection",
                "use sudo to run this command as root",
                "LDAP bind failed with invalid credentials",
                "use hyphens in the password",
                "pass the flag to continue",
                "test did not pass",
                "community edition does not support this feature",
                "unseal key missing",
                "HTTPSConnectionPool(host=x): Max retries exceeded",
                "author(unknown) is not in the list",
                "NoMethodError: undefined method login for nil",
            })
    void mask_tellsOfSigningInWithoutASecret_keepsItsWords(String text) {
        assertThat(Masks.mask(text).replaceAll("[^\\p{L}]+", " ")).isEqualTo(text.replaceAll("[^\\p{L}]+", " "));
    }
}
