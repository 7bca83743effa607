package dev.patternengine.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of secrets in the spellings of programs, pages and people who hide them, and what stands beside such names. */
class SpelledSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "SECRET_KEY_BASE=tapioca            ! SECRET_KEY_BASE=<*>",
                "MY_PASSWORD_1=tapioca              ! MY_PASSWORD_<*>=<*>",
                "SECRET_TOKEN_V2=tapioca            ! SECRET_TOKEN_V2=<*>",
                "password2=tapioca                  ! password2=<*>",
                "user_password_confirmation=tapioca ! user_password_confirmation=<*>",
                "tokenValue=tapioca                 ! tokenValue=<*>",
                "passwordHash: tapioca              ! passwordHash: <*>",
                "GITHUB_PAT=tapioca                 ! GITHUB_PAT=<*>",
                "STRIPE_SK=tapioca                  ! STRIPE_SK=<*>",
                "ENCRYPTION_SALT=tapioca            ! ENCRYPTION_SALT=<*>",
                "dsn=tapioca                        ! dsn=<*>",
                "pass-word=tapioca                  ! pass-word=<*>",
                "pass_word=tapioca                  ! pass_word=<*>",
                "passw0rd=tapioca                   ! passw0rd=<*>",
                "secret=tapioca, gazebo             ! secret=<*>",
                "tokens: tapioca, gazebo            ! tokens: <*>",
                "secrets: [tapioca, gazebo]         ! secrets: [<*>]",
                "secrets: {db: tapioca, b: gazebo}  ! secrets: {<*>}",
                "api keys tapioca, gazebo revoked   ! api keys <*> revoked",
                "password | tapioca                 ! password | <*>",
                "password ; tapioca                 ! password ; <*>",
                "token -- tapioca                   ! token -- <*>",
                "pass tapioca                       ! pass <*>",
                "user ann pass tapioca              ! user ann pass <*>",
                "pw tapioca                         ! pw <*>",
                "password <tapioca>                 ! password <<*>>",
                "**password** tapioca               ! **password** <*>",
                "**token:** tapioca                 ! **token:** <*>",
                "password&quot;:&quot;tapioca&quot; ! password\":\"<*>\"",
                "password~tapioca                   ! password~<*>",
                "password#tapioca                   ! password#<*>",
                "pass\u2011word=tapioca             ! pass-word=<*>",
                "p\u0430ssw\u043erd=tapioca         ! password=<*>",
                "session id tapioca                 ! session id <*>",
                "recovery code tapioca              ! recovery code <*>",
                "activation code: tapioca           ! activation code: <*>",
                "seed phrase tapioca gazebo trowel  ! seed phrase <*>",
                "le mot de passe est tapioca        ! le mot de passe est <*>",
                "curl --user ann:tapioca failed     ! curl --user <*> failed",
                "smbclient -U ann%tapioca failed    ! smbclient -U <*> failed",
            })
    void mask_secretBehindItsName_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "wrong password, got tapioca                    ! wrong password, got <*>",
                "Password too weak (tapioca)                    ! Password too weak (<*>)",
                "password too short: tapioca                    ! password too short: <*>",
                "password expired: tapioca                      ! password expired: <*>",
                "password rejected: tapioca                     ! password rejected: <*>",
                "password mismatch: expected tapioca, got trowel ! password mismatch: expected <*>, got <*>",
                "expected token tapioca but got trowel          ! expected token <*> but got <*>",
                "password changed from tapioca to trowel        ! password changed from <*> to <*>",
                "the password you entered, tapioca, is unknown  ! the password you entered, <*>, is unknown",
                "Your password, tapioca, is wrong               ! Your password, <*>, is wrong",
                "login with tapioca as password                 ! login with <*> as password",
            })
    void mask_secretInASentenceAboutIt_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "eve@corp.example:tapioca                ! <*>:<*>",
                "eve@corp.example;tapioca                ! <*>;<*>",
                "eve@corp.example|tapioca                ! <*>|<*>",
                "eve@corp.example | tapioca              ! <*> | <*>",
                "failed: eve@corp.example tapioca        ! failed: <*> <*>",
                "mail to eve@corp.example bounced        ! mail to <*> bounced",
                "eve@corp.example: mailbox full          ! <*>: mailbox full",
                "From: Eve Tapioca <eve@corp.example> x  ! From: <*> x",
                "for user Tapioca <eve@corp.example>     ! for user <*>",
                "Unknown <eve@corp.example>              ! Unknown <<*>>",
                "eve_tapioca AT corp DOT example         ! <*>",
                "no eve DOT tapioca AT corp DOT example. ! no <*>.",
            })
    void mask_besideAnAddress_leavesNoSecretAndNoName(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth: denied",
                "auth: expired",
                "token: expired",
                "token: is missing, try again",
                "{\"token\":\"expired\"}",
                "{\"token\":\"missing\"}",
                "key: required",
                "password: required",
                "session: closed",
                "api key quota exceeded",
                "api key limited",
                "api key suspended",
                "secret denied",
                "token refresh failed",
                "token exchange failed",
                "private key unreadable",
                "private key mismatch",
                "token: connection refused",
                "token_type: unsupported",
                "TokenExpiredError: no more of it",
                "missing keys: a, b",
                "unknown code: a",
                "tests pass locally",
                "token: not found",
                "key: not found",
                "auth: server down",
                "passwd: password unchanged",
                "password: must contain digit",
                "password: This password is too common.",
                "password is entirely numeric",
                "{\"password\":[\"This field may not be blank.\"]}",
                "{\"password\":\"is too short\"}",
                "token is blacklisted",
                "secret is immutable",
                "password authentication was removed",
                "passwd: Authentication token manipulation error",
            })
    void mask_stateOfASecret_isKept(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "password=expired         ! password=<*>",
                "token: expired: tapioca  ! token: expired: <*>",
                "token: expiredtapioca    ! token: <*>",
                "{\"token\":\"expired1\"} ! {\"token\":\"<*>\"}",
                "password: this may not be tapioca       ! password: this may not be <*>",
                "password: correct gazebo battery staple ! password: <*>",
                "password: the gazebo is mine            ! password: <*>",
                "password=not found                      ! password=<*> found",
                "password=correct-gazebo-battery-staple  ! password=<*>",
            })
    void mask_whatIsMoreThanAState_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }
}
