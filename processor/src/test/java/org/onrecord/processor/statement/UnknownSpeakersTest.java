package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue.RegisteredActor.Kind;
import org.onrecord.events.issue.IssueFile;

class UnknownSpeakersTest {
    private final UnknownSpeakers unknown = new UnknownSpeakers();

    private void add(String document, String name, @Nullable String role, String side, int tier) {
        unknown.add(
                new Statement.Speaker(name, role, null),
                new Statement.Actor(null, name, true, side, tier, tier <= 2),
                LocalDate.of(2024, 5, document.length()),
                new Statement.DocumentRef(document, "v", "On \"boats\": " + document, "Gazette", null, null));
    }

    @Test
    void joinsTheNamesOfOnePerson() {
        add("a", "Otto Marsh", "Minister of Tides", "CA", 1);
        add("bb", "MR. MARSH", null, "CA", 1);
        add("ccc", "Otto Marshe", "Minister of Tides", "CA", 1);
        add("dddd", "Otto B. Marsh", "Tides Minister", "CA", 1);
        add("eeeee", "Otto Marsh", "Minister of Tides", "CA", 1);
        assertThat(unknown.suggestions(1, 100)).hasSize(1).first().satisfies(one -> {
            assertThat(one.id()).isEqualTo("otto-marsh");
            assertThat(one.names()).containsExactly("Otto Marsh", "Otto B. Marsh", "Otto Marshe", "Marsh");
            assertThat(one.documents()).isEqualTo(5);
            assertThat(one.roles())
                    .containsExactly(
                            new ActorSuggestion.Role("Minister of Tides", LocalDate.of(2024, 5, 1), "On \"boats\": a"),
                            new ActorSuggestion.Role("Tides Minister", LocalDate.of(2024, 5, 4), "On \"boats\": dddd"));
        });
    }

    @Test
    void keepsThoseApartWhoShareASurnameOrSpeakForOthers() {
        add("a", "Otto Marsh", "Minister", "CA", 1);
        add("b", "Lena Marsh", "Minister", "CA", 1);
        add("c", "Marsh", "Minister", "CA", 1);
        add("d", "Otto Marsh", "Minister", "MX", 1);
        assertThat(unknown.suggestions(1, 100))
                .extracting(ActorSuggestion::id)
                .containsExactly("lena-marsh", "marsh", "otto-marsh", "otto-marsh-2");
    }

    @Test
    void tellsPersonsFromOfficesAndInstitutions() {
        add("a", "Ministry of Tides", null, "CA", 1);
        add("b", "spokesperson for the Ministry of Tides", null, "CA", 2);
        add("c", "林远帆", "渔业部发言人", "CN", 2);
        assertThat(unknown.suggestions(1, 100))
                .extracting(ActorSuggestion::kind, ActorSuggestion::language)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.PERSON, "zh"),
                        org.assertj.core.groups.Tuple.tuple(Kind.INSTITUTION, "en"),
                        org.assertj.core.groups.Tuple.tuple(Kind.OFFICE, "en"));
    }

    @Test
    void namesTheMostFrequentFirstWithOrWithoutOffice() {
        add("a", "Otto Marsh", "Minister", "CA", 1);
        add("b", "Otto Marsh", "Minister", "CA", 1);
        add("c", "Otto Marsh", "Minister", "CA", 1);
        add("b", "Lena Brook", "Minister", "CA", 1);
        add("a", "Ada Quill", "sailor", "none", 4);
        add("b", "Ada Quill", "sailor", "none", 4);
        assertThat(unknown.suggestions(2, 100))
                .extracting(ActorSuggestion::id)
                .containsExactly("otto-marsh", "ada-quill");
        assertThat(unknown.suggestions(1, 1)).extracting(ActorSuggestion::id).containsExactly("otto-marsh");
    }

    @Test
    void offersOnlyNames() {
        add("a", "Ada Quill", null, "none", 4);
        add("a", "he said today the tide office", null, "CA", 1);
        add("a", "lawmakers", null, "CA", 1);
        add("a", "他昨天在会上介绍的情况", null, "CN", 1);
        assertThat(unknown.suggestions(1, 100)).extracting(ActorSuggestion::id).containsExactly("ada-quill");
    }

    @Test
    void writesWhatAnIssueFileReads() {
        add("a", "Otto \"Reef\" Marsh", "Minister: Tides\nand # Boats", "CA", 1);
        add("b", "Ministry of [Tides]", null, "MX", 1);
        List<ActorSuggestion> suggestions = unknown.suggestions(1, 100);
        StringBuilder yaml =
                new StringBuilder("id: boats\ntitle: Boats\nlanguages: [en]\ntopics: []\nclaims: []\nactors:\n");
        suggestions.forEach(suggestion -> yaml.append(suggestion.yaml()));
        assertThat(IssueFile.parse("pasted", yaml.toString(), ActorFiles.NONE).actors())
                .extracting(org.onrecord.events.issue.Issue.RegisteredActor::name)
                .containsExactlyInAnyOrder("Otto \"Reef\" Marsh", "Ministry of [Tides]");
    }
}
