package org.onrecord.processor.setup;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A first issue file, which its author completes.
 *
 * @param id e.g. {@code chip-exports}
 * @param title a few words, for people
 * @param about a few sentences on what belongs to the issue
 * @param languages of the documents, BCP 47
 */
public record NewIssue(String id, String title, String about, List<String> languages) {
    private static final int TERMS = 12;
    private static final Set<String> EVERYWHERE = Set.of(
            "about",
            "after",
            "against",
            "before",
            "between",
            "china",
            "countries",
            "country",
            "government",
            "governments",
            "other",
            "others",
            "people",
            "their",
            "there",
            "these",
            "those",
            "under",
            "united",
            "states",
            "which",
            "while",
            "world",
            "would",
            "could",
            "should",
            "official",
            "officials",
            "minister",
            "president",
            "including",
            "whether");

    /** Returns the text of the file, with comments that say what to write. It can be read as it is. */
    public String yaml() {
        return """
                # %s: what is watched. ./onrecord issue check FILE says what in this file will not work.
                id: %s
                title: %s
                description: %s
                languages: [%s]

                # Words, or beginnings of words, without which nobody speaks of the issue: five to thirty, in every language above.
                # A statement is read only if one of them stands in it, near it, in its question, or in the title. "chip" also finds
                # "chips", and "chipmaker". Leave out words that also stand in talk of other things.
                terms: [%s]
                # Words that contain a term and name something else.
                # exclude: [chip shot, chocolate chip]

                # Parts of the issue that statements can be about: three to ten. The description says in a line what belongs to it; three to
                # eight example sentences, in your own words and in every language above, make it much better.
                topics: []
                #  - id: controls
                #    label: Export controls
                #    description: licences, lists and bans for chips and the machines that make them
                #    examples:
                #      - The new rule requires a licence for the export of advanced chips.
                #      - Twelve companies were added to the list of firms that may not buy our chips.

                # Propositions that a speaker can support or reject: one thing each, in a full sentence. Three to six examples for and as
                # many against, in your own words and in every language above, as officials would say them.
                claims: []
                #  - id: controls-justified
                #    label: Controls are justified
                #    text: Export controls on advanced chips are justified.
                #    favor:
                #      - Our controls on advanced chips are necessary to protect national security.
                #      - These chips must not end up in the weapons of our adversaries.
                #    against:
                #      - The controls abuse the concept of national security to hold back our industry.
                #      - Banning the sale of chips disrupts global supply chains and harms everyone.

                # Who speaks is registered for all issues in the folder actors/. Somebody only this issue knows:
                # actors:
                #  - id: chip-association
                #    kind: institution
                #    names: {en: [Chip Association]}
                #    side: none
                #    tier: 4

                # How often a told position must be right; surer ones are told, others wait for a person.
                precision: 0.9
                """.formatted(
                        title.replaceAll("\\s+", " "),
                        id,
                        quoted(title),
                        quoted(about),
                        String.join(", ", languages),
                        terms().stream().map(NewIssue::quoted).collect(Collectors.joining(", ")));
    }

    /** Returns the words of the title and of the sentences that hardly occur in talk of other things. */
    public List<String> terms() {
        return CandidateTerms.in(title + " " + about)
                .filter(word -> !EVERYWHERE.contains(word))
                .limit(TERMS)
                .toList();
    }

    private static String quoted(String text) {
        return '"'
                + text.replaceAll("[\\s\\p{Cntrl}]+", " ")
                        .strip()
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                + '"';
    }
}
