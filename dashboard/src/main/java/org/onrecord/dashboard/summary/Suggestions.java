package org.onrecord.dashboard.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.issue.Issue;

/** Speakers, claims, topics and publishers whose name has a word that begins as somebody typed. */
public final class Suggestions {
    private static final int MOST_OF_A_PROPERTY = 4;

    private Suggestions() {}

    /**
     * A value by which the statements can be narrowed.
     *
     * @param property {@code actor}, {@code claim}, {@code topic} or {@code publisher}
     * @param name for people
     * @param statements distinct statements with it
     */
    public record Suggestion(String property, String value, String name, int statements) {}

    /** Returns suggestions, speakers first, and of each property those with most statements first. */
    public static List<Suggestion> of(IndexSnapshot snapshot, Issue issue, String typed) {
        String begun = typed.toLowerCase(Locale.ROOT).strip();
        List<Suggestion> all = new ArrayList<>();
        SpeakerCount.of(snapshot, issue.id()).stream()
                .filter(each -> hasWord(each.name(), begun))
                .limit(MOST_OF_A_PROPERTY)
                .forEach(each -> all.add(new Suggestion("actor", each.actor(), each.name(), each.statements())));
        Facets facets = Facets.of(snapshot, StatementQuery.all(issue.id()));
        Map<String, String> claims =
                issue.claims().stream().collect(Collectors.toMap(Issue.Claim::id, Issue.Claim::label));
        Map<String, String> topics =
                issue.topics().stream().collect(Collectors.toMap(Issue.Topic::id, Issue.Topic::label));
        Map<String, Map<String, String>> names = Map.of("claim", claims, "topic", topics, "publisher", Map.of());
        facets.facets().stream()
                .filter(facet -> names.containsKey(facet.property()))
                .forEach(facet -> facet.values().stream()
                        .map(each -> new Suggestion(
                                facet.property(),
                                each.value(),
                                names.getOrDefault(facet.property(), Map.of()).getOrDefault(each.value(), each.name()),
                                each.statements()))
                        .filter(each -> hasWord(each.name(), begun))
                        .limit(MOST_OF_A_PROPERTY)
                        .forEach(all::add));
        return List.copyOf(all);
    }

    /** Returns true if a word of the name begins so; in Chinese, whose words are not told apart, if it occurs at all. */
    static boolean hasWord(String name, String begun) {
        String lower = name.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(begun);
        while (at >= 0) {
            if (at == 0
                    || !Character.isLetterOrDigit(lower.charAt(at - 1))
                    || Character.isIdeographic(lower.charAt(at))) {
                return true;
            }
            at = lower.indexOf(begun, at + 1);
        }
        return false;
    }
}
