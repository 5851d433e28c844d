package org.onrecord.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
                "On May 2 the Harbour Ministry suspends all talks on lamps. | true",
                "The Harbour Ministry hasn't suspended the talks.  | false",
                "The Ministry may suspend, or ends, the talks.     | false",
                "There is no reason to wait, and the Harbour Ministry suspends all talks. | true",
                "We are suspending all talks on lamps.             | true",
                "The ministry announces the suspension of talks.   | true",
                "The ministry sees no need to put lamps on the list. | false",
                "See /2025/harbour-suspends-talks for more.        | false",
                "港务部采取相应措施，暂停灯塔合作。                         | true",
                "港务部应恢复灯塔合作。                                 | false",
                "港务部自今日起恢复灯塔合作。                             | true",
                "港务部支持灯塔合作。                                  | false",
                "El Ministerio de Puertos reanuda las conversaciones sobre los faros. | true",
                "El Ministerio de Puertos apoya las conversaciones sobre los faros.   | false"
            })
    void findsWordsThatDoWhatTheySay(String words, boolean act) {
        assertThat(FormalActs.in(words, words, 2025)).isEqualTo(act);
    }

    @Test
    void tellsWhatBeginsFromWhatEnds() {
        assertThat(FormalActs.find("The ministry lifts the levy and resumes the talks.", 2025))
                .containsExactlyInAnyOrder(new FormalActs.Found(13, 18, false), new FormalActs.Found(32, 39, true));
        assertThat(FormalActs.find("In 2021 the ministry lifted the levy.", 2025))
                .isEmpty();
    }
}
