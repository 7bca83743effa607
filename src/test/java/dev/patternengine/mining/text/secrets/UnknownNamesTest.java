package dev.patternengine.mining.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.text.Masks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shells and systems say they do not know: secrets typed at the wrong prompt. */
class UnknownNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "bash: batman: command not found ! bash: <*>: command not found",
                "bash: line 12: batman: command not found ! bash: line <*>: <*>: command not found",
                "Batman: Command not found. ! <*>: Command not found.",
                "bash: green eggs: command not found ! bash: <*>: command not found",
                "stderr batman: command not found ! stderr <*>: command not found",
                "sh: 1: superman: not found ! sh: <*>: <*>: not found",
                "/bin/sh: superman: not found ! <*>: <*>: not found",
                "zsh: command not found: trustme ! zsh: command not found: <*>",
                "zsh: command not found: Master (exit) ! zsh: command not found: <*> (exit)",
                "sudo: hunter: command not found ! sudo: <*>: command not found",
                "fish: Unknown command: access ! fish: Unknown command: <*>",
                "access : The term 'access' is not recognized ! <*> : The term '<*>' is not recognized",
                "access: The term 'access' is not recognized ! <*>: The term '<*>' is not recognized",
                "access is not recognized as an internal or external command ! <*> is not recognized as an internal or"
                        + " external command",
                "No such user: maggie ! No such user: <*>",
                "id: maggie: no such user ! id: <*>: no such user",
                "su: user master does not exist ! su: user <*> does not exist",
                "unknown user maggie ! unknown user <*>",
                "Unknown user: master ! Unknown user: <*>",
            })
    void mask_whatIsNotKnown_isAWildcard(String text, String masked) {
        assertThat(Masks.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fresh9$", "letmein", "opensesame", "Zork"})
    void mask_eventOfAShell_isAWildcard(String secret) {
        assertThat(Masks.mask("-bash: !" + secret + ": event not found")).isEqualTo("-bash: !<*>: event not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash: git: command not found",
                "zsh: command not found: kubectl",
                "sudo: docker-compose: command not found",
                "fish: Unknown command: jq",
                "nginx.service: not found",
                "library kumquat: not found",
                "unknown user or password",
                "unknown user name",
                "the user table does not exist",
                "user does not exist",
                "no such user",
                "command not found",
            })
    void mask_programsAndOtherThings_stay(String text) {
        assertThat(Masks.mask(text)).isEqualTo(text);
    }
}
