package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.passage.Passage;
import org.onrecord.testing.IssueBuilder;

class DeclaredActsTest {
    private static final DeclaredActs ACTS = new DeclaredActs(IssueBuilder.issue("lamps", "Lamps")
            .claims(
                    claim(
                            "talk",
                            List.of("CN", "US"),
                            new Issue.Act(
                                    List.of("CN", "US"), List.of("talks", "对话"), List.of(), List.of(), Stance.FAVOR)),
                    claim(
                            "levy-off",
                            List.of(),
                            new Issue.Act(
                                    List.of("US"),
                                    List.of("levy", "levies"),
                                    List.of("lamp"),
                                    List.of("levy on oil"),
                                    Stance.AGAINST)))
            .build());

    private static Issue.Claim claim(String id, List<String> between, Issue.Act act) {
        return new Issue.Claim(id, id, id, List.of(), List.of(), between, List.of(), List.of(act), Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CN | China suspends its talks with the United States.                  | AGAINST",
                "CN | China and the United States have decided to resume talks.         | FAVOR",
                "CN | As of today talks with Washington are suspended.                  | AGAINST",
                "CN | 中方决定暂停同美方的对话。                                           | AGAINST",
                "CN | 中美双方恢复对话。                                                  | FAVOR",
                "CN | The United States suspends its talks with China.                  |",
                "CN | Talks with China were suspended by the United States.             |",
                "CN | China resumes its talks with Mexico, and none with Washington.    |",
                "CN | If Washington lifts the levy, China resumes the talks.            |",
                "CN | China ends the sale of lamps; talks with Washington go on.        |",
                "MX | Mexico suspends its talks with China and the United States.       |",
            })
    void whoeverBeginsOrEndsAThingTakesASide(String speaker, String words, Stance side) {
        assertThat(sides(speaker, words).get("talk")).isEqualTo(side);
    }

    @Test
    void theSideOfABeginningIsThatOfTheIssueFile() {
        assertThat(sides("US", "We have imposed a levy on lamps.")).containsEntry("levy-off", Stance.AGAINST);
        assertThat(sides("US", "The levy on lamps is lifted.")).containsEntry("levy-off", Stance.FAVOR);
    }

    @Test
    void whatIsDoneToSomethingElseTakesNoSide() {
        assertThat(sides("US", "We have imposed a levy on oil, and lamps burn it."))
                .isEmpty();
        assertThat(sides("US", "We have imposed a levy on boats.")).isEmpty();
        assertThat(sides("US", "The levies imposed on lamps by others do harm."))
                .isEmpty();
        assertThat(sides("US", "We adjust the levies imposed on lamps (Levies on Lamps)."))
                .isEmpty();
        assertThat(sides("US", "For years the levy on lamps has been lifted.")).isEmpty();
        assertThat(sides("CN", "Washington lifts the levy on lamps.")).isEmpty();
    }

    @Test
    void wordsThatBeginAThingAndEndItTakeNoSide() {
        assertThat(sides("US", "We imposed the levy on lamps. Then we lifted the levy on lamps."))
                .isEmpty();
    }

    private static Map<String, Stance> sides(String speaker, String words) {
        List<Passage.Sentence> sentences = new ArrayList<>();
        for (String each : words.split("(?<=[.] )")) {
            sentences.add(new Passage.Sentence(new Statement.Span(0, each.length()), each, new float[0], false));
        }
        return ACTS.of(new Passage(words.startsWith("中") ? "zh" : "en", speaker, "", sentences), 2025).stream()
                .collect(Collectors.toMap(Statement.StanceLabel::claim, Statement.StanceLabel::stance));
    }
}
