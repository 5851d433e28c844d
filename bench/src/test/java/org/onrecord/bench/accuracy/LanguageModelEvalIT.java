package org.onrecord.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.learning.LabelledPassage;
import org.onrecord.app.learning.PassageFile;
import org.onrecord.bench.accuracy.AccuracyCard.ModelSet;
import org.onrecord.bench.accuracy.PassageAnswer.Decision;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.http.Backoff;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.opinion.ask.ApiKey;
import org.onrecord.processor.opinion.ask.Endpoint;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.StandIn;

/** A language model measured on labelled passages, with a stand-in for the model. */
@Timeout(60)
final class LanguageModelEvalIT {
    private static final Issue ISSUE = IssueBuilder.issue("lights", "Harbour lights")
            .claims(new Issue.Claim("keep-lit", "The harbour lights should stay lit.", "lit", List.of(), List.of()))
            .topics(new Issue.Topic("lamps", "Lamps", "", List.of(), Map.of()))
            .build();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // by start()
    private StandIn model;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicInteger steps = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        model = StandIn.start(StandIn.sensible());
    }

    @AfterEach
    void end() {
        model.close();
    }

    @Test
    void scoresTheModelOnPassagesOnTheIssueAndAsksNothingTwice() throws Exception {
        ModelSet scored = measure(1000, "Lamps must burn.", "They shall burn.", "off: Fish is dear.");

        assertThat(scored.asked()).isEqualTo(2);
        assertThat(scored.refused()).isZero();
        assertThat(scored.scores().passages()).isEqualTo(3);
        assertThat(scored.scores().stance().macroF1().value()).isEqualTo(1.0);
        assertThat(scored.scores().topicsMicroF1().value()).isEqualTo(1.0);
        assertThat(scored.scores().evidence().value()).isEqualTo(1.0);
        assertThat(model.asked())
                .extracting(StandIn.Asked::words)
                .containsExactly("Lamps must burn.", "They shall burn.");
        assertThat(model.asked().getFirst().material().get("speaker").asString())
                .isEqualTo("Mira Okafor");
        assertThat(steps).hasValue(2);

        assertThat(measure(1000, "Lamps must burn.", "They shall burn.", "off: Fish is dear."))
                .isEqualTo(scored);
        assertThat(model.asked()).hasSize(2);
    }

    @Test
    void aRefusedAnswerCountsWithTheLocalLabel() throws Exception {
        model.behave(
                StandIn.says(
                        "{\"stances\": [{\"claim\": \"keep-lit\", \"stance\": \"favor\", \"words\": \"for ever\"}], \"topics\": []}"));

        ModelSet scored = measure(1000, "Lamps must burn.");

        assertThat(scored.refused()).isEqualTo(1);
        assertThat(scored.scores().stance().opposite()).isEqualTo(1);
    }

    @Test
    void endsWithAClearMessageIfTheEndpointFailsAndGoesOnWhereItStopped() throws Exception {
        measure(1000, "Lamps must burn.");
        for (StandIn.Manner manner : List.of(StandIn.status(500, "oops"), StandIn.breaksOff())) {
            model.behave(manner);
            assertThatThrownBy(() -> measure(1000, "Lamps must burn.", "They shall burn."))
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith("The endpoint 127.0.0.1:")
                    .hasMessageContaining(
                            "No card was written. Start it, or set LLM_BASE_URL to its address; the answers so far"
                                    + " are kept in " + folder.resolve("answers.jsonl"));
        }
        int before = model.asked().size();
        model.behave(StandIn.sensible());

        assertThat(measure(1000, "Lamps must burn.", "They shall burn.").asked())
                .isEqualTo(2);
        assertThat(model.asked()).hasSize(before + 1);
    }

    @Test
    void endsAtOnceAndWithoutTheKeyIfTheEndpointRejectsTheRequest() {
        model.behave(StandIn.status(401, "k-123 is unknown"));
        assertThatThrownBy(() -> measure(1000, "Lamps must burn."))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(
                        "answers 401: [the key] is unknown. No card was written. Check LLM_BASE_URL, LLM_API_KEY");
        assertThat(model.asked()).hasSize(1);
    }

    @Test
    void staysWithinTheDailyBudgetAcrossCalls() throws Exception {
        measure(2, "Lamps must burn.");
        assertThatThrownBy(() -> measure(2, "Lamps must burn.", "They shall burn.", "Let it burn."))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The budget of 2 questions a day to the language model is spent until ")
                .hasMessageContaining("set ONRECORD_LLM_PER_DAY to allow more");
        assertThat(model.asked()).hasSize(2);

        assertThat(measure(3, "Lamps must burn.", "They shall burn.", "Let it burn.")
                        .asked())
                .isEqualTo(3);
    }

    @Test
    void endsWhenItIsStopped() {
        stop.countDown();
        assertThatThrownBy(() -> measure(1000, "Lamps must burn."))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("Stopped. No card was written.");
        assertThat(model.asked()).isEmpty();
    }

    @Test
    void skipsAnAnswerThatWasCutOff() throws Exception {
        measure(1000, "Lamps must burn.");
        Path file = folder.resolve("answers.jsonl");
        Files.writeString(file, "\n{\"type\": \"opin", StandardOpenOption.APPEND);

        measure(1000, "Lamps must burn.", "They shall burn.");
        measure(1000, "Lamps must burn.", "They shall burn.");

        assertThat(model.asked()).hasSize(2);
    }

    /** Measures on passages whose readers give the side in favour, where the local models give the side against. */
    private ModelSet measure(int perDay, String... texts) throws IOException, InterruptedException {
        List<PassageFile.Passage> passages = new ArrayList<>();
        List<JudgedPassage> local = new ArrayList<>();
        for (String text : texts) {
            boolean on = !text.startsWith("off: ");
            Span first = new Span(0, text.indexOf(' '));
            LabelledPassage gold = new LabelledPassage(
                    "p" + passages.size(),
                    "en",
                    "",
                    "",
                    on,
                    List.of("Mira Okafor"),
                    "AA",
                    true,
                    on ? Set.of("lamps") : Set.of(),
                    on ? Map.of("keep-lit", Stance.FAVOR) : Map.of(),
                    on ? Map.of("keep-lit", List.of(first)) : Map.of());
            passages.add(new PassageFile.Passage(
                    DocumentBuilder.document("gold", gold.id(), text).build(), gold, Optional.empty(), true));
            local.add(new JudgedPassage(
                    gold,
                    new PassageAnswer(
                            on,
                            "Mira Okafor",
                            "AA",
                            true,
                            Set.of(),
                            on ? Map.of("keep-lit", new Decision(Stance.AGAINST, 0.8, first)) : Map.of())));
        }
        Endpoint.Settings endpoint = new Endpoint.Settings(
                model.base(), Optional.of(new ApiKey("k-123")), "reader-large", Duration.ofSeconds(20));
        LanguageModelEval.Settings settings = new LanguageModelEval.Settings(
                endpoint, 1000, perDay, new Backoff(Duration.ofMillis(10), Duration.ofMillis(20), 0, () -> 0));
        try (LanguageModelEval eval =
                new LanguageModelEval(settings, OpinionFile.in(folder.resolve("answers.jsonl")), stop)) {
            eval.add("lights", new LabelledSets.Passages("lights", ISSUE, false, passages), local);
            return eval.ask(steps::incrementAndGet).getFirst();
        }
    }
}
