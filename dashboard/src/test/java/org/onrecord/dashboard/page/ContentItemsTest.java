package org.onrecord.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.events.issue.Issue.Wording;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;
import org.onrecord.testing.IssueBuilder;

class ContentItemsTest {
    private static final Issue LAKES = IssueBuilder.issue("lakes", "Lakes")
            .actors(new Issue.RegisteredActor(
                    "lake-ministry",
                    Issue.RegisteredActor.Kind.INSTITUTION,
                    Map.of("en", List.of("Lake Ministry"), "zh", List.of("湖泊部")),
                    null,
                    "CN",
                    1,
                    List.of()))
            .claims(
                    new Claim(
                            "tariffs",
                            "The tariffs are justified.",
                            "Tariffs",
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            Map.of(
                                    "en", new Wording(null, null, "defends the tariffs", "rejects the tariffs"),
                                    "zh", new Wording(null, null, "为关税辩护", "拒绝关税"))),
                    new Claim("talks", "There should be talks.", "Talks", List.of(), List.of()))
            .build();

    private static final Map<String, String> CHANGED =
            Map.of("shift", "reversal", "claim", "tariffs", "side", "CN", "from", "favor", "to", "against");

    private static final Map<String, String> FIRST = Map.of("claim", "tariffs", "side", "CN", "stance", "favor");

    @Test
    void theMinistryChangedItsPositionAndNotItsSpokesperson() {
        String recorded = "Foreign Ministry now rejects the tariffs, and took the other side before";
        Alert alert = alert(Alert.Kind.SHIFT, recorded, CHANGED, Map.of("actor", "mfa", "name", "Foreign Ministry"));

        assertThat(items(ReaderLanguage.ZH).title(alert)).isEqualTo("Foreign Ministry转而拒绝关税，此前立场相反");
        assertThat(items(ReaderLanguage.EN).title(alert)).isEqualTo(recorded);
        assertThat(items(ReaderLanguage.EN).headline(alert)).hasValue("rejects the tariffs");
    }

    @Test
    void aPersonHasThePositionThatIsThePersonsOwn() {
        Alert alert =
                alert(Alert.Kind.FIRST_POSITION, "Mao Ning defends the tariffs", FIRST, Map.of("actor", "mao-ning"));

        assertThat(items(ReaderLanguage.ZH).title(alert)).isEqualTo("Mao Ning首次表态：为关税辩护");
    }

    @Test
    void severalOfficialsOfADaySpeakForTheirGovernment() {
        Alert alert = alert(
                Alert.Kind.FIRST_POSITION, "China defends the tariffs", FIRST, Map.of("actors", "mao-ning, lin-jian"));

        assertThat(items(ReaderLanguage.EN).who(alert)).isEqualTo("China");
        assertThat(items(ReaderLanguage.ZH).title(alert)).isEqualTo("中国首次表态：为关税辩护");
    }

    @Test
    void aSilenceIsToldInTheReadersLanguage() {
        Alert alert = alert(
                Alert.Kind.SHIFT,
                "Mao Ning falls silent on “Talks”",
                Map.of("shift", "silence", "claim", "talks", "side", "CN", "from", "favor"),
                Map.of("actor", "mao-ning"));

        assertThat(items(ReaderLanguage.ZH).title(alert)).isEqualTo("Mao Ning不再就“Talks”表态");
        assertThat(items(ReaderLanguage.EN).title(alert)).isEqualTo("Mao Ning falls silent on “Talks”");
    }

    @Test
    void aDroppedTalkingPointIsToldInTheReadersLanguage() {
        Alert alert = new Alert(
                "a2",
                Alert.Kind.TALKING_POINT,
                "lakes",
                "lakes/talking-point:p",
                LocalDate.of(2025, 5, 13),
                "Lake Ministry (CN) no longer says: “No tariffs.”",
                "Said on 9 of 11 occasions on which this actor spoke of it until 2025-02-28, and on none of the 4 since:"
                        + " by chance so long a silence has a probability of 0.0079.",
                Map.of(
                        "change",
                        "dropped",
                        "actor",
                        "lake-ministry",
                        "name",
                        "Lake Ministry",
                        "side",
                        "CN",
                        "last-use",
                        "2025-02-28",
                        "silent",
                        "4",
                        "probability",
                        "0.0079"),
                List.of());

        assertThat(items(ReaderLanguage.ZH).title(alert)).isEqualTo("湖泊部不再说：“No tariffs.”");
        assertThat(items(ReaderLanguage.ZH).told(alert, List.of()).markup())
                .contains("<p>截至2025年2月28日，在谈及此事的 11 个场合中说过 9 次，此后 4 个场合均未使用；仅凭偶然，沉默如此之久的概率为 0.0079。</p>");
        assertThat(items(ReaderLanguage.EN).title(alert)).isEqualTo("Lake Ministry (CN) no longer says: “No tariffs.”");
        assertThat(items(ReaderLanguage.EN).told(alert, List.of()).markup())
                .contains("by chance so long a silence has a probability of 0.0079.");
    }

    @Test
    void theTitleOnRecordStaysWhereTheIssueHasNoWords() {
        Alert alert = alert(
                Alert.Kind.FIRST_POSITION,
                "The title on record",
                Map.of("claim", "talks", "stance", "favor"),
                Map.of("actor", "mao-ning"));

        assertThat(items(ReaderLanguage.ZH).headline(alert)).isEmpty();
        assertThat(items(ReaderLanguage.ZH).title(alert)).isEqualTo("The title on record");
    }

    private static ContentItems items(ReaderLanguage language) {
        return new ContentItems(Strings.of(language), LAKES, "/issues/lakes");
    }

    private static Alert alert(
            Alert.Kind kind, String title, Map<String, String> position, Map<String, String> holder) {
        Map<String, String> facts = new TreeMap<>(position);
        facts.putAll(holder);
        Alert.Evidence said =
                new Alert.Evidence("s1", "d1", "No tariffs.", "Mao Ning", "Lake News", "Talk", null, null, null);
        return new Alert("a1", kind, "lakes", "lakes/claim:tariffs", null, title, "Why.", facts, List.of(said));
    }
}
