package org.onrecord.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormalActsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Harbour Ministry suspends all talks on lamps. | true",
                "The levy on lamps is No Longer in force.          | true",
                "The Ministry stands by its talks on lamps.        | false",
                "The ministry attends the talks on lamps.          | false",
                "港务部自今日起恢复灯塔合作。                             | true",
                "港务部支持灯塔合作。                                  | false",
                "El Ministerio de Puertos reanuda las conversaciones sobre los faros. | true",
                "El Ministerio de Puertos apoya las conversaciones sobre los faros.   | false"
            })
    void findsWordsThatDoWhatTheySay(String words, boolean act) {
        assertThat(FormalActs.in(words, words, 2025)).isEqualTo(act);
    }
}
