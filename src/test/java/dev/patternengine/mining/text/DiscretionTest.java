package dev.patternengine.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "db_password",
                "dbPassword",
                "PASSWORD",
                "user.password",
                "pass",
                "pwd",
                "api_key",
                "apiKey",
                "API-KEY",
                "x-api-key",
                "secret",
                "clientSecret",
                "client_secret",
                "token",
                "access_token",
                "authToken",
                "accessTokenValue",
                "passwordHash",
                "SECRET_KEY_BASE",
                "credentials",
                "otp",
                "pin",
                "authorization",
                "cookie",
                "private_key",
                "Passwort",
                "пароль",
                "jwt",
                "bearer",
                "signature"
            })
    void isSecret_nameOfASecret_is(String name) {
        assertThat(Discretion.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch",
                "variant",
                "max_tokens",
                "tokens",
                "token_type",
                "tokenType",
                "token_count",
                "password_length",
                "api_key_id",
                "key",
                "sort_key",
                "partitionKey",
                "seed",
                "session",
                "user",
                "domain",
                "goal",
                "compass",
                "keyboard",
                "author",
                "pattern",
                "tool_version",
                "temperature",
                "",
                "a",
                "_",
                "secret_type"
            })
    void isSecret_otherName_isNot(String name) {
        assertThat(Discretion.isSecret(name)).isFalse();
    }

    @Test
    void goal_thatTellsASecret_isMasked() {
        assertThat(Discretion.goal("reset the password to sunflower")).isEqualTo("reset the password to <*>");
        assertThat(Discretion.goal("write to ann@example.org")).isEqualTo("write to <*>");
    }

    @Test
    void goal_thatTellsALogin_isMasked() {
        assertThat(Discretion.goal("log in as ann with sunflower and buy shoes"))
                .isEqualTo("log in as ann with <*> and buy shoes");
        assertThat(Discretion.goal("connect scott/sunflower")).isEqualTo("connect <*>");
        assertThat(Discretion.goal("run mysql -psecret shop")).isEqualTo("run mysql -p<*> <*>");
        assertThat(Discretion.goal("why does login(ann, sunflower) fail")).isEqualTo("why does login(<*>, <*>) fail");
    }

    @Test
    void goal_ofNoSecret_isTheSame() {
        assertThat(Discretion.goal("log in and clean 3 'orders'")).isEqualTo("log in and clean 3 'orders'");
        assertThat(Discretion.goal("clean 3 'orders' of May")).isEqualTo("clean 3 'orders' of May");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer tulipduck",
                "--password tulipduck",
                "Server=a;Password=tulipduck;",
                "https://x/?token=tulipduck",
                "X-Api-Key: thistleyarn",
                "ann@corp.io",
                "mysql -psecret shop",
                "curl -u ann:tulip https://h",
                "/usr/bin/sshpass -p tulip ssh h",
                "vault login tulip",
                "login(ann, tulip)",
                "connect scott/tulip",
                "log in as ann with tulip",
                "https://u:tulip@h/x"
            })
    void tells_valuesWithSecretsOrAddresses_areTold(String value) {
        assertThat(Discretion.tells(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "primary-key",
                "batch",
                "gpt-4o mini",
                "gzip -9",
                "5000",
                "session-cache",
                "password",
                "login",
                "connect",
                "mysql",
                "curl -s",
                "log in first",
                "read/write"
            })
    void tells_plainChoices_areNot(String value) {
        assertThat(Discretion.tells(value)).isFalse();
    }
}
