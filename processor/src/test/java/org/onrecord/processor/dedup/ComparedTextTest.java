package org.onrecord.processor.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            punctuated anew       | The port stays open, and the lamps stay lit all winter. | The port stays open. And the lamps stay lit, all winter!
            one word for another  | We call on the keepers to mend the lamps at once, as they have promised us. | We call upon the keepers to mend the lamps at once, as they have promised us.
            its first sentence only | The harbour will be dredged before the first ice comes. | The harbour will be dredged before the first ice comes. Nobody needs to fear for a berth.
            a name made shorter   | Warden Reef told us that the gates will be shut at nightfall. | Warden Ana Reef told us that the gates will be shut at nightfall.
            points in a name      | The boats of the U.S. fleet may berth at the long quay. | The boats of the US fleet may berth at the long quay.
            an editor's insertion | They [the pilots] have told us that the channel is too shallow. | They have told us that the channel is too shallow for the big ships now.
            hyphens and dashes    | We want long-term rules — rules that bind the pilots and the keepers. | We want long term rules, rules that bind the pilots and the keepers.
            "not" written in two ways | We don't want the gates to be shut before the last boat is in. | We do not want the gates to be shut before the last boat is in.
            Chinese, shortened    | 港口将在结冰之前疏浚，我们会照顾每一条渔船。 | 港口将在结冰之前疏浚，我们会照顾每一条渔船。请大家放心。
            Chinese, punctuated anew | 港口将在结冰之前疏浚；我们会照顾每一条渔船 | 港口将在结冰之前疏浚，我们会照顾每一条渔船。
            Chinese, one word for another | 我们敦促灯塔管理处立即修好所有的灯，不要让船只在黑夜中迷失方向。 | 我们要求灯塔管理处立即修好所有的灯，不要让船只在黑夜中迷失方向。
            Spanish, shortened    | El puerto se dragará antes de que llegue el primer hielo. | El puerto se dragará antes de que llegue el primer hielo, dijo, y nadie perderá su sitio.
            """)
    void isTheSame(String how, String shorter, String longer) {
        assertThat(new ComparedText(shorter).copies(new ComparedText(longer))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a stock phrase in both  | The port has always been open to all who come in peace. We shall dredge the channel. | The port has always been open to all who come in peace. Nobody will pay the new toll.
            another number          | We have mended 12 of the lamps along the long quay this year. | We have mended 40 of the lamps along the long quay this year.
            a number in words       | We have mended twelve of the lamps along the long quay this year. | We have mended forty of the lamps along the long quay this year.
            a formula for another thing | The council gives notice that it has received an application to be registered as a buyer of old copper bells, and asks all who live in the town to say by the end of the month what they think of it. | The council gives notice that it has received an application to be registered as a buyer of tarred sail cloth, and asks all who live in the town to say by the end of the month what they think of it.
            another name            | The council has named Otto Marsh as keeper of the outer light. | The council has named Lena Brook as keeper of the outer light.
            the opposite            | We will shut the gates of the harbour when the first ice comes. | We will not shut the gates of the harbour when the first ice comes.
            the opposite, contracted | We do want the gates to be shut before the last boat is in. | We don't want the gates to be shut before the last boat is in.
            Chinese, the opposite   | 我们支持在今年冬天关闭港口的所有大门。 | 我们不支持在今年冬天关闭港口的所有大门。
            Chinese, a stock phrase | 港口一贯欢迎各方朋友和平往来。我们将疏浚航道。 | 港口一贯欢迎各方朋友和平往来。谁也不用交过路费。
            less than half          | The harbour will be dredged before the ice. | The harbour will be dredged before the ice. Nobody needs to fear for a berth at the long quay, and the lamps will stay lit.
            too short to tell       | Thank you all very much. | Thank you all very much, friends.
            the same in two languages | The harbour will be dredged before the first ice comes. | El puerto se dragará antes de que llegue el primer hielo.
            """)
    void isAnother(String how, String shorter, String longer) {
        assertThat(new ComparedText(shorter).copies(new ComparedText(longer))).isFalse();
    }
}
