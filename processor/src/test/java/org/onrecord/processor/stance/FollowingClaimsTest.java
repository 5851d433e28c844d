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
import org.onrecord.testing.IssueBuilder;

class FollowingClaimsTest {
    private static final String FINE = "The fines are an outrage.";
    private static final String TALKS = "They have dealt a blow to our talks.";

    private final FollowingClaims following = new FollowingClaims(IssueBuilder.issue("lamps", "Lamps")
            .claims(
                    new Issue.Claim("measures", "The measures are right.", "measures", List.of(), List.of()),
                    claim(
                            "fines",
                            new Followed("measures", null, List.of("fine"), List.of(), List.of("fine art"), null)),
                    claim(
                            "talks-go-on",
                            new Followed(
                                    "measures",
                                    Stance.AGAINST,
                                    List.of("blow to", "suspen"),
                                    List.of("talk", "dialogue"),
                                    List.of(),
                                    Stance.AGAINST)))
            .build());

    @Test
    void takesTheSameSideWhereItsWordsAreUsed() {
        assertThat(sides(Stance.FAVOR, "We had to fine them.")).containsExactly("fines FAVOR We had to fine them.");
        assertThat(sides(Stance.FAVOR, "Their fine arts are a pity.")).isEmpty();
    }

    @Test
    void takesTheSideThatIsNamed() {
        assertThat(sides(Stance.AGAINST, TALKS)).containsExactly("talks-go-on AGAINST " + TALKS);
        assertThat(sides(Stance.FAVOR, TALKS)).isEmpty();
    }

    @Test
    void asksForASecondWordWhereOneSaysTooLittle() {
        assertThat(sides(Stance.AGAINST, "They have suspended our dialogue over the fines."))
                .hasSize(2);
        assertThat(sides(Stance.AGAINST, "A court has ordered the suspension of the charges."))
                .isEmpty();
    }

    @Test
    void readsOnlyTheWordsThatShowTheSide() {
        assertThat(sides(Stance.AGAINST, FINE)).containsExactly("fines AGAINST " + FINE);
    }

    private static Issue.Claim claim(String id, Followed followed) {
        return new Issue.Claim(id, id, id, List.of(), List.of(), List.of(), List.of(followed), List.of(), Map.of());
    }

    private List<String> sides(Stance stance, String shown) {
        return following
                .of(List.of(new StanceLabel("measures", stance, 0.9, new Span(0, shown.length()), shown)))
                .stream()
                .map(each -> each.claim() + " " + each.stance() + " " + each.words())
                .toList();
    }
}
