package org.onrecord.events.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.events.EventJson;
import org.onrecord.events.Generation;
import org.onrecord.events.Generation.State;

class GenerationsTest {
    @Test
    void noGenerationIsActiveBeforeTheFirstSwitch() {
        Generations begun = of(generation(1, State.REPLAYING));

        assertThat(begun.active("lights")).isEmpty();
        assertThat(begun.pending("lights")).contains(generation(1, State.REPLAYING));
        assertThat(begun.switchingTo("lights")).isEmpty();
    }

    @Test
    void staysActiveUntilTheNextGenerationIsActive() {
        Generations generations =
                of(generation(2, State.ACTIVE), generation(1, State.ACTIVE), generation(3, State.SWITCHING));

        assertThat(generations.active("lights")).contains(generation(2, State.ACTIVE));
        assertThat(generations.switchingTo("lights")).contains(generation(3, State.SWITCHING));
        assertThat(of(generation(2, State.ACTIVE), generation(3, State.ACTIVE)).pending("lights"))
                .isEmpty();
    }

    @Test
    void keepsTheGenerationsOfIssuesApart() {
        Generations generations = of(generation(1, State.ACTIVE));

        assertThat(generations.active("dam")).isEmpty();
        assertThat(generations.active("lights").map(Generation::issue)).isEqualTo(Optional.of("lights"));
    }

    @Test
    void aGenerationCarriesTheRegistryThatItWasMadeWith() throws Exception {
        Generation with = new Generation(
                "lights",
                1,
                State.ACTIVE,
                "m",
                "d",
                "id: lights\n",
                null,
                Map.of("actors/aa.yaml", "actors: []\n"),
                Instant.parse("2023-06-22T03:04:05Z"));

        assertThat(EventJson.read(EventJson.write(with), Generation.class)).isEqualTo(with);
    }

    private static Generations of(Generation... generations) {
        return new Generations(Stream.of(generations).collect(Collectors.toMap(Generation::key, each -> each)));
    }

    private static Generation generation(int number, State state) {
        return new Generation(
                "lights", number, state, "m", "d", "id: lights\n", null, null, Instant.parse("2023-06-22T03:04:05Z"));
    }
}
