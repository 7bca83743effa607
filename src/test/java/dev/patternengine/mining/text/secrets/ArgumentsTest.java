package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weak secrets: words that messages have, and names of secrets themselves, as arguments of commands. */
class ArgumentsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "mysql -psecret ! mysql -p<*>",
                "mysql -u root -psecret shop ! mysql -u root -p<*> <*>",
                "sh -c \"mysql -p'my secret' shop\" ! sh -c \"<*>\"",
                "mysql -p'my secret' shop ! mysql -p<*> <*>",
                "sshpass -p secret ssh h ! sshpass -p <*> ssh <*>",
                "docker login -p regpass ! docker login -p <*>",
                "docker login -u ann -p password ghcr.io ! docker login -u <*> -p <*> <*>",
                "redis-cli -a password ping ! redis-cli -a <*> ping",
                "ldapsearch -x -wsecret ! ldapsearch -x -w<*>",
                "zip -P password a b ! zip -P <*> a <*>",
                "useradd -p secret ann ! useradd -p <*> <*>",
                "plink -pw secret ann@h ! plink -pw <*> <*>",
                "xfreerdp /p:password /v:h ! xfreerdp <*>:<*> <*>:<*>",
                "openssl enc -k password -in x ! openssl <*> -k <*> -in <*>",
                "openssl rsa -passin pass:secret ! openssl rsa -p<*> pass:<*>",
                "curl -u ann:password https://x ! curl -u <*> https://<*>",
                "curl -uann:password https://x ! curl -u<*>:<*> https://<*>",
                "lftp -u ann,secret h ! lftp -u <*>,<*> <*>",
                "mysql --password secret x ! mysql --password <*> <*>",
                "wget --http-password token h ! wget --http-password <*> <*>",
                "curl -sSu ann:password h ! curl -s<*> <*>:<*> <*>",
                "vault login mytoken ! vault login <*>",
                "run vault login mytoken ! run vault login <*>",
                "$ vault login token ! $ vault login <*>",
                "bw unlock password ! bw unlock <*>",
                "htpasswd -b f ann password ! htpasswd -b <*> <*> <*>",
                "rabbitmqctl add_user ann secret ! rabbitmqctl add_user <*> <*>",
                "net use z: h password /user:ann ! net use <*>: <*> <*> /user:<*>",
                "echo secret | docker login --password-stdin ! echo <*> | docker login --password-stdin",
            })
    void mask_weakSecretOfACommand_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vault login failed: permission denied",
                "vault login requires a token",
                "docker login required",
                "invalid vault login token",
                "vault token expired",
                "kinit failed: wrong password",
                "mysql: unknown option",
                "npm login: invalid token",
                "aws: error: the following arguments are required",
            })
    void mask_saysOfACommand_keepsItsWords(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }
}
