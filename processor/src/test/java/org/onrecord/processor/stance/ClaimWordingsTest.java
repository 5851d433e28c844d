package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;

class ClaimWordingsTest {
    private static final Issue.Claim CLOSE = new Issue.Claim(
            "close",
            "The harbour should be closed.",
            "Close",
            List.of("Shut the harbour.", "港口应当关闭。", "必须关闭港口。"),
            List.of("Keep it open.", "港口不应关闭。"));

    @Test
    void englishPassagesAreReadAgainstTheClaimItself() {
        assertThat(ClaimWordings.of(CLOSE, "en").wordings())
                .containsExactly(new ClaimWordings.Wording("The harbour should be closed.", false));
    }

    @Test
    void chinesePassagesAreReadAgainstTheFirstChineseExampleOfEitherSide() {
        assertThat(ClaimWordings.of(CLOSE, "zh").wordings())
                .containsExactly(
                        new ClaimWordings.Wording("港口应当关闭。", false), new ClaimWordings.Wording("港口不应关闭。", true));
    }

    @Test
    void aClaimWithoutChineseWordsIsReadAsItStands() {
        Issue.Claim bare = new Issue.Claim("close", "Close it.", "Close", List.of("Shut it."), List.of());

        assertThat(ClaimWordings.of(bare, "zh").wordings())
                .containsExactly(new ClaimWordings.Wording("Close it.", false));
    }

    @Test
    void agreementWithTheOppositeIsDisagreement() {
        StanceReader agreesWithTheSecond = new StanceReader() {
            @Override
            public Reading read(Query query, String language) {
                Stances stances = query.claim().contains("不") ? new Stances(0.8, 0.1, 0.1) : new Stances(0.2, 0.6, 0.2);
                return new Reading(stances, List.of(stances), 0.5);
            }

            @Override
            public String id() {
                return "agrees";
            }

            @Override
            public void close() {}
        };
        Passage passage = new Passage(
                "zh", "CN", "", List.of(new Passage.Sentence(new Statement.Span(0, 5), "港口要开放", new float[0], false)));

        StanceReader.Stances whole =
                ClaimWordings.of(CLOSE, "zh").read(passage, agreesWithTheSecond).whole();

        assertThat(whole.favor()).isCloseTo(0.15, within(1e-9));
        assertThat(whole.against()).isCloseTo(0.7, within(1e-9));
    }
}
