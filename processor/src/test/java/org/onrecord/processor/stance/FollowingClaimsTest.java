package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.Followed;
import org.onrecord.processor.passage.Passage;
import org.onrecord.testing.IssueBuilder;

class FollowingClaimsTest {
    private static final String FINE = "The fines are an outrage.";
    private static final String TALKS = "They have dealt a blow to our talks.";

    private final FollowingClaims following = new FollowingClaims(IssueBuilder.issue("lamps", "Lamps")
            .claims(
                    new Issue.Claim("measures", "The measures are right.", "measures", List.of(), List.of()),
                    claim("fines", new Followed("measures", null, List.of("fine"), List.of("fine art"), null)),
                    claim(
                            "talks-go-on",
                            new Followed("measures", Stance.AGAINST, List.of("blow to"), List.of(), Stance.AGAINST)))
            .build());

    @Test
    void takesTheSameSideWhereItsWordsAreUsed() {
        assertThat(sides(Stance.FAVOR, "We had to fine them.", "We thank you."))
                .containsExactly("fines FAVOR We had to fine them.");
        assertThat(sides(Stance.FAVOR, "We had to close them.", "Their fine arts are a pity."))
                .isEmpty();
    }

    @Test
    void takesTheSideThatIsNamedAndIsShownByTheSentenceWithTheWords() {
        assertThat(sides(Stance.AGAINST, FINE, TALKS))
                .containsExactly("fines AGAINST " + FINE, "talks-go-on AGAINST " + TALKS);
        assertThat(sides(Stance.FAVOR, FINE, TALKS)).containsExactly("fines FAVOR " + FINE);
    }

    private static Issue.Claim claim(String id, Followed followed) {
        return new Issue.Claim(id, id, id, List.of(), List.of(), List.of(), List.of(followed), Map.of());
    }

    private List<String> sides(Stance stance, String first, String second) {
        Span shown = new Span(0, first.length());
        Span next = new Span(first.length() + 1, first.length() + 1 + second.length());
        Passage passage = new Passage(
                "en",
                "XX",
                "",
                List.of(
                        new Passage.Sentence(shown, first, new float[0], false),
                        new Passage.Sentence(next, second, new float[0], false)));
        return following.of(List.of(new StanceLabel("measures", stance, 0.9, shown, first)), passage).stream()
                .map(each -> each.claim() + " " + each.stance() + " " + each.words())
                .toList();
    }
}
