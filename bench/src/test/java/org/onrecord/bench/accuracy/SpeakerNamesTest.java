package org.onrecord.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerNamesTest {
    @ParameterizedTest
    @CsvSource({
        "Ada Heron, ada heron, true",
        "Ada Heron, Heron, true",
        "Ada Heron, Minister Ada Heron, true",
        "Ada O'Reed, Ada O’Reed, true",
        "Ada Heron, Ada, false",
        "Ada Heron, Bo Heron, false",
        "渔业部, 渔业部, true",
    })
    void acceptsTheNameTheSurnameAloneOrATitleBeforeIt(String wanted, String given, boolean right) {
        assertThat(SpeakerNames.right(List.of(wanted), given)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({", true", "Heron, false"})
    void aNameIsWrongWhereNobodyIsNamed(@Nullable String given, boolean right) {
        assertThat(SpeakerNames.right(List.of(), given)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({", true", "Heron, true", "Otter, false"})
    void aNameMayBeLeftOutWhereTheLabelsSaySo(@Nullable String given, boolean right) {
        assertThat(SpeakerNames.right(List.of("Ada Heron", ""), given)).isEqualTo(right);
    }
}
