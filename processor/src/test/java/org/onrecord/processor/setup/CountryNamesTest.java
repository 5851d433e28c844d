package org.onrecord.processor.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountryNamesTest {
    @Test
    void findsCountriesByTheirWholeNames() {
        assertThat(CountryNames.in("North Korea, Ukraine and the Nigerian delta", Locale.CHINESE))
                .isEqualTo(Map.of("North Korea", "朝鲜", "Ukraine", "乌克兰"));
    }

    @Test
    void findsNothingInTalkThatNamesNoCountry() {
        assertThat(CountryNames.in("The turkey sat on fine china.", Locale.CHINESE))
                .isEmpty();
    }
}
