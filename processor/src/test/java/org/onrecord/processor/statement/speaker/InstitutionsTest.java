package org.onrecord.processor.statement.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.RegisteredActor.Kind;

class InstitutionsTest {
    private final Institutions institutions = new Institutions(List.of(
            actor("tides", Kind.INSTITUTION, "CA", null, "Ministry of Tides", "MOT"),
            actor("tides-spokesperson", Kind.OFFICE, "CA", "tides", "Ministry of Tides spokesperson"),
            actor("mx-tides", Kind.INSTITUTION, "MX", null, "Mexican Ministry of Tides"),
            actor("harbours", Kind.INSTITUTION, "CA", null, "Department of Harbours"),
            actor("piers", Kind.INSTITUTION, "CA", "harbours", "Bureau of Piers")));

    private static RegisteredActor actor(
            String id, Kind kind, String side, @Nullable String organisation, String... names) {
        return new RegisteredActor(id, kind, Map.of("en", List.of(names)), organisation, side, 1, List.of());
    }

    private Optional<String> of(String designation) {
        return institutions.of(designation, null).map(RegisteredActor::id);
    }

    @Test
    void findsAnInstitutionByTheWordsOfItsNameInAnyOrder() {
        assertThat(of("the Tides Ministry of Canada")).contains("tides");
        assertThat(of("Mexico's Tides Ministry")).contains("mx-tides");
        assertThat(of("the MOT readout")).contains("tides");
        assertThat(of("Ministry of Lamps")).isEmpty();
        assertThat(of("the ministry")).isEmpty();
    }

    @Test
    void takesASpokespersonForTheSpokespersonsOfficeOrElseTheInstitution() {
        assertThat(of("a spokesperson for the Canadian Ministry of Tides")).contains("tides-spokesperson");
        assertThat(of("MOT spokeswoman")).contains("tides-spokesperson");
        assertThat(of("Harbours Department spokesman")).contains("harbours");
        assertThat(institutions.of("spokesperson", "Ministry of Tides").map(RegisteredActor::id))
                .contains("tides-spokesperson");
    }

    @Test
    void findsTheRegisteredPartOrElseTheWholeInstitution() {
        assertThat(of("the Department of Harbours' Lamp Office")).isEmpty();
        assertThat(of("the Department of Harbours’s Bureau of Piers")).contains("piers");
        assertThat(of("the Lamp Division of the Department of Harbours")).contains("harbours");
        assertThat(of("a director of the Department of Harbours")).isEmpty();
    }
}
