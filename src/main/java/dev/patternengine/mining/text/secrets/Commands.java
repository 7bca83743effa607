package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Outline;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Calls of commands that are told secrets: {@code vault login x}, {@code htpasswd -b f ann x}, {@code curl -u ann:x}. Of what
 * stands behind them on the line {@link Guard} leaves known words alone. What else is said of such commands, as in {@code
 * curl: (7) no route}, is no call. Each question is O({@value #NEARBY}).
 */
public final class Commands {
    private static final int LONGEST = 22;
    private static final int NEARBY = 256;

    /** Commands and, where these are not all, the letters of the options that have secrets. */
    private static final Map<String, String> OPTIONS = ofEach(
            "",
            "htpasswd htdigest chpasswd wpa_passphrase sqlplus impdp expdp sqlldr rman setx nmcli cryptsetup"
                    + " ansible-vault useradd usermod runas kinit radtest isql addauth security ConvertTo-SecureString"
                    + " radius-server tacacs-server key-string message-digest-key sp_addlogin sp_password oper http-basic"
                    + " iwconfig",
            "p",
            "mysql mysqldump mysqladmin mysqlimport mariadb mariadb-dump mycli sshpass mongo mongosh mongodump"
                    + " mongorestore mongoexport mongoimport rar unrar 7z 7za gpg gpg2 cqlsh influx plink pscp psftp"
                    + " rdesktop xfreerdp twine psexec net",
            "kKp",
            "openssl",
            "r",
            "schtasks",
            "P",
            "zip unzip bsdtar sqlcmd bcp tsql osql ipmitool mosquitto_pub mosquitto_sub",
            "w",
            "ldapsearch ldapmodify ldapadd ldapdelete ldapwhoami ldappasswd kadmin ldapcompare",
            "U",
            "smbclient rpcclient winexe smbget smbmap",
            "u",
            "lftp ncftp ncftpput",
            "uUdHbFEx-",
            "curl",
            "a",
            "redis-cli http https xh",
            "cAX",
            "snmpget snmpwalk snmpset snmpbulkwalk",
            "NP",
            "ssh-keygen",
            "e",
            "ansible-playbook ansible");

    /** Numbers of what devices of networks stand in for each other in. */
    private static final Set<String> GROUPS = Set.of("0 1 2 3 4 5 6 7 8 9 10".split(" "));

    /** Commands and those of their own commands that have secrets. */
    private static final Map<String, Set<String>> OWN = Map.ofEntries(
            Map.entry("vault", Set.of("login", "token", "write", "unwrap", "operator", "kv", "auth")),
            Map.entry("docker", Set.of("login")),
            Map.entry("standby", GROUPS),
            Map.entry("vrrp", GROUPS),
            Map.entry("glbp", GROUPS),
            Map.entry("podman", Set.of("login")),
            Map.entry("nerdctl", Set.of("login")),
            Map.entry("buildah", Set.of("login")),
            Map.entry("skopeo", Set.of("login", "copy")),
            Map.entry("oras", Set.of("login")),
            Map.entry("crane", Set.of("auth")),
            Map.entry("helm", Set.of("registry", "repo")),
            Map.entry("az", Set.of("login")),
            Map.entry("oc", Set.of("login")),
            Map.entry("cf", Set.of("login", "auth")),
            Map.entry("bw", Set.of("login", "unlock")),
            Map.entry("op", Set.of("signin")),
            Map.entry("gh", Set.of("auth", "secret")),
            Map.entry("glab", Set.of("auth")),
            Map.entry("npm", Set.of("config", "login", "token", "adduser")),
            Map.entry("yarn", Set.of("config")),
            Map.entry("aws", Set.of("configure", "ssm", "secretsmanager", "sts")),
            Map.entry("bundle", Set.of("config")),
            Map.entry("netsh", Set.of("wlan")),
            Map.entry("gcloud", Set.of("auth")),
            Map.entry("doctl", Set.of("auth")),
            Map.entry("heroku", Set.of("config:set", "login")),
            Map.entry("fly", Set.of("secrets", "auth")),
            Map.entry("stripe", Set.of("login")),
            Map.entry("wrangler", Set.of("secret", "login")),
            Map.entry("kubectl", Set.of("config")),
            Map.entry("git", Set.of("config", "credential")),
            Map.entry("net", Set.of("use", "user")),
            Map.entry("mc", Set.of("alias", "config")),
            Map.entry("rabbitmqctl", Set.of("add_user", "change_password", "authenticate_user")),
            Map.entry("rclone", Set.of("obscure", "config")),
            Map.entry("keyring", Set.of("set")),
            Map.entry("travis", Set.of("encrypt")),
            Map.entry("pip", Set.of("config")),
            Map.entry("composer", Set.of("config")),
            Map.entry("poetry", Set.of("config")),
            Map.entry("dotnet", Set.of("nuget", "user-secrets")),
            Map.entry("nuget", Set.of("sources", "setapikey")));

    private static final Outline OUTLINE = Outline.of(
            Stream.of(OPTIONS.keySet(), OWN.keySet()).flatMap(Set::stream).toList());

    private Commands() {}

    private static Map<String, String> ofEach(String... lists) {
        Map<String, String> commands = new HashMap<>();
        for (int list = 0; list < lists.length; list += 2) {
            for (String command : lists[list + 1].split(" ", -1)) {
                commands.put(command, lists[list]);
            }
        }
        return Map.copyOf(commands);
    }

    /** Whether the run between the places is such a command, called with a secret or what may be one. */
    public static boolean isCall(String text, int begin, int end, int length) {
        if (!Texts.isAt(text, end, length, ' ')) {
            return false;
        }
        int name = Texts.isLower(text.charAt(begin)) ? begin : name(text, begin, end);
        if (!OUTLINE.fits(text, name, end)) {
            return false;
        }
        String command = text.substring(name, end);
        String options = OPTIONS.get(command);
        return (options != null && hasOption(text, options, end, length)) || isOwn(command, text, end, length);
    }

    /** Whether the part between the places is what such a command is called by. */
    static boolean has(String text, int begin, int end) {
        String command = text.substring(begin, end);
        return OUTLINE.fits(text, begin, end) && (OPTIONS.containsKey(command) || OWN.containsKey(command));
    }

    /** Adds the arguments of the call that are secrets whatever they are. */
    public static void addSecrets(String text, int begin, int end, int length, Spans told) {
        int name = name(text, begin, end);
        String command = text.substring(name, end);
        String letters = OPTIONS.getOrDefault(command, "p");
        Arguments.add(text, name, end, length, letters.isEmpty() ? "pw" : letters, told);
    }

    /** Behind the path of the command. */
    private static int name(String text, int begin, int end) {
        int name = end;
        while (name > begin && end - name <= LONGEST && text.charAt(name - 1) != '/') {
            name--;
        }
        return name;
    }

    private static boolean isOwn(String command, String text, int end, int length) {
        Set<String> own = OWN.get(command);
        int next = Texts.skipBlanks(text, end, length);
        int bound = Math.min(length, next + NEARBY);
        return own != null
                && own.contains(Texts.lower(text, next, Math.min(bound, Texts.blankBehind(text, next, bound))));
    }

    /** Whether the last of several letters, as in {@code -sSu}, is that of a user with a secret. */
    private static boolean isUser(String text, String letters, int begin, int bound) {
        int last = Texts.wordEnd(text, begin, bound) - 1;
        return last > begin && text.charAt(last) == 'u' && letters.indexOf('u') >= 0;
    }

    private static boolean hasOption(String text, String letters, int end, int length) {
        int bound = Math.min(length, end + NEARBY) - 2;
        for (int place = end; place < bound && text.charAt(place) != '\n'; place++) {
            char mark = text.charAt(place + 1);
            if (text.charAt(place) == ' '
                    && (mark == '-' || mark == '/')
                    && (letters.indexOf(text.charAt(place + 2)) >= 0 || isUser(text, letters, place + 2, bound))) {
                return true;
            }
        }
        return letters.isEmpty();
    }
}
