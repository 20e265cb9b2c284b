package dev.millrace.duck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is hidden of a message, by the length of the secret.
class SecretTextsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hush|Could not convert string 'hushed'|Could not convert string '***ed'",
                "hush|HUSH HusH|*** ***",
                "ab|ab, 'ab' table cab|***, '***' table cab",
                "x|next 'x'|next '***'",
                "it's|CAST('it''s' AS DATE)|CAST('***' AS DATE)",
                "a.c*|abc a.c*|abc ***",
                "``|nothing is hidden|nothing is hidden",
                "` `|nothing is hidden|nothing is hidden"
            })
    void hidesIt(String secret, String message, String said) {
        var secrets = new SecretTexts();
        secrets.add(Value.of(secret));
        assertThat(secrets.hide(message)).isEqualTo(said);
    }
}
