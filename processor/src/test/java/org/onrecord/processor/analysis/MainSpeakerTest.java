package org.onrecord.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.time.Published;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.IssueBuilder;

class MainSpeakerTest {
    private static final Issue TIDES = IssueBuilder.issue("test", "Test")
            .description("For tests")
            .actors(
                    actor("ada-quill", RegisteredActor.Kind.PERSON, "Ada Quill", "CN", "Foreign Minister"),
                    actor(
                            "otto-marsh",
                            RegisteredActor.Kind.PERSON,
                            "Otto Marsh",
                            "US",
                            "President of the United States"),
                    actor("cn-mfa", RegisteredActor.Kind.INSTITUTION, "MFA China", "CN", null),
                    actor("cn-tides", RegisteredActor.Kind.INSTITUTION, "TIDES China", "CN", null),
                    actor("us-boats", RegisteredActor.Kind.INSTITUTION, "boats.gov", "US", null))
            .build();

    private static RegisteredActor actor(
            String id, RegisteredActor.Kind kind, String name, String side, @Nullable String office) {
        List<Issue.Role> roles = office == null
                ? List.of()
                : List.of(new Issue.Role(office, null, LocalDate.of(2023, 1, 1), null, null, 1, "a test"));
        return new RegisteredActor(id, kind, Map.of("en", List.of(name)), null, side, 1, roles);
    }

    /** Returns name and side of the main speaker, or "nobody". */
    private static String main(String publisher, String text) {
        Document document = DocumentBuilder.document("test", "1", text)
                .publisher(publisher)
                .published(Published.parse("2024-05-10", "test").orElseThrow())
                .language("en")
                .build();
        StatementFinder finder = StatementFinder.of(TIDES);
        List<FoundStatement> found = finder.find(document);
        FoundStatement whole = finder.read(document).ownText();
        MainSpeaker main = MainSpeaker.of(text, found, whole, new BitSet());
        if (!main.own() && main.statements().isEmpty()) {
            return "nobody";
        }
        FoundStatement longest = main.own()
                ? whole
                : MainSpeaker.longest(main.statements().stream().map(found::get).toList());
        FoundStatement speaker = longest.kind() == Kind.OWN_TEXT
                ? MainSpeaker.reported(text, found, longest, Set.of("ada-quill", "otto-marsh"))
                        .orElse(longest)
                : longest;
        return speaker.speaker().name() + " " + speaker.actor().side();
    }

    @Test
    void isThePublisherIfOnlyAnotherGovernmentIsReported() {
        assertThat(main(
                        "TIDES China",
                        "China's boats sail. The United States said that every one of the boats is leaking badly."))
                .isEqualTo("TIDES China CN");
    }

    @Test
    void isThePublisherIfWordsBeforeAColonNameNobody() {
        assertThat(main(
                        "boats.gov",
                        "Key new measures include:\n\nMooring of ten barges: they carry salt and lamps to the isles."))
                .isEqualTo("boats.gov US");
    }

    @Test
    void isTheOfficialAndNotTheInterviewer() {
        assertThat(main("video.example", """
                        Bella Stone: The boats have been much on our minds in this long winter, and on the minds of our viewers too.

                        President Otto Marsh: They sail.

                        Bella Stone: And the lamps, which so many of us have been asking about for weeks on end?""")).isEqualTo("Otto Marsh US");
    }

    @Test
    void isTheOneWhoAnswersWhenOfficialsAsk() {
        assertThat(main("video.example", """
                        Senator Reed: The fleet has grown old and its sails are torn. What will the department do about its sails?

                        President Otto Marsh: We mend them.""")).isEqualTo("Otto Marsh US");
    }

    @Test
    void isThePersonWhoseWordsAReadoutReports() {
        assertThat(main(
                        "MFA China",
                        "Ada Quill stated that the boats will sail and that all harbours shall be open to them."))
                .isEqualTo("Ada Quill CN");
    }

    @Test
    void isNoOfficialIfAPlatformNamesNobody() {
        assertThat(main("video.example", "We will mend the sails, and we will do it before the winter comes."))
                .isEqualTo("video.example none");
    }
}
