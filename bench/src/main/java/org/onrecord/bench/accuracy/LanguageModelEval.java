package org.onrecord.bench.accuracy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.onrecord.app.failure.Failure;
import org.onrecord.bench.accuracy.AccuracyCard.ModelSet;
import org.onrecord.events.Ids;
import org.onrecord.events.Opinion;
import org.onrecord.events.http.Backoff;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.opinion.OpinionRequest;
import org.onrecord.processor.opinion.Answer;
import org.onrecord.processor.opinion.RequestBudget;
import org.onrecord.processor.opinion.ask.Endpoint;
import org.onrecord.processor.opinion.ask.EndpointReply;

/**
 * Measures a language model on labelled passages: asks it about each passage on the issue, and keeps every answer, so that a call that ends early
 * can be repeated and asks only about the rest.
 */
final class LanguageModelEval implements AutoCloseable {
    private static final int MOST_FAILURES = 4;

    /** A longer pause that an endpoint asks for ends the call. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Settings settings;
    private final Endpoint endpoint;
    private final RequestBudget budget;
    private final OpinionFile kept;
    private final CountDownLatch stop;
    private final List<Measured> sets = new ArrayList<>();

    /**
     * The settings.
     *
     * @param perMinute most questions in any minute, 1 or more
     * @param perDay most questions in any 24 hours, 1 or more
     * @param backoff after failures of the endpoint
     */
    record Settings(Endpoint.Settings endpoint, int perMinute, int perDay, Backoff backoff) {}

    /**
     * A set to be measured.
     *
     * @param local the answers of the local models, in the order of the passages
     */
    private record Measured(String name, LabelledSets.Passages set, List<JudgedPassage> local) {}

    /**
     * Makes it ready; the endpoint is not called before {@link #ask}.
     *
     * @param stop opens when the call should end
     */
    LanguageModelEval(Settings settings, OpinionFile kept, CountDownLatch stop) {
        this.settings = settings;
        this.kept = kept;
        this.stop = stop;
        endpoint = new Endpoint(settings.endpoint());
        budget = new RequestBudget(settings.perMinute(), settings.perDay());
        kept.all().forEach(answer -> budget.spend(answer.at()));
    }

    /** Returns the name of the model. */
    String name() {
        return settings.endpoint().model();
    }

    /** Adds a set that the local models have read. */
    void add(String name, LabelledSets.Passages set, List<JudgedPassage> local) {
        sets.add(new Measured(name, set, local));
    }

    /** Returns about how many passages the model is asked, those with kept answers included. */
    long size() {
        return sets.stream()
                .flatMap(each -> each.local().stream())
                .filter(passage -> passage.answer().onIssue())
                .count();
    }

    /**
     * Asks about all passages of all sets, and scores them.
     *
     * @param step called after each answer
     * @throws Failure if the budget is spent or the endpoint fails; the answers so far are kept
     */
    List<ModelSet> ask(Runnable step) throws IOException, InterruptedException {
        List<ModelSet> scored = new ArrayList<>();
        for (Measured each : sets) {
            scored.add(ask(each, step));
        }
        return scored;
    }

    private ModelSet ask(Measured measured, Runnable step) throws IOException, InterruptedException {
        Issue issue = measured.set().issue();
        List<JudgedPassage> judged = new ArrayList<>();
        int asked = 0;
        int refused = 0;
        for (int i = 0; i < measured.local().size(); i++) {
            JudgedPassage local = measured.local().get(i);
            if (!local.answer().onIssue() || issue.claims().isEmpty()) {
                judged.add(local);
                continue;
            }
            String text = measured.set().passages().get(i).document().text();
            Opinion answer = answer(
                    OpinionRequest.of(
                            text,
                            Objects.requireNonNullElse(local.answer().speaker(), ""),
                            local.answer().side(),
                            issue),
                    issue);
            asked++;
            refused += answer.refused() == null ? 0 : 1;
            judged.add(new JudgedPassage(local.gold(), local.answer().labelled(answer, text)));
            step.run();
        }
        return new ModelSet(measured.name(), asked, refused, PassageScores.of(issue, judged));
    }

    private Opinion answer(OpinionRequest request, Issue issue) throws IOException, InterruptedException {
        String asked = request.hash();
        String id = Ids.opinion(asked, settings.endpoint().model());
        Optional<Opinion> known = kept.get(id);
        if (known.isPresent()) {
            return known.get();
        }
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String model = settings.endpoint().model();
        Answer given = ask(request);
        Opinion answer =
                new Opinion(id, asked, issue.id(), model, given.sides(), given.topics(), given.refused(), 1, at);
        kept.add(answer);
        return answer;
    }

    private Answer ask(OpinionRequest request) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            awaitBudget();
            budget.spend(Instant.now());
            switch (endpoint.ask(request)) {
                case EndpointReply.Answered answered -> {
                    return answered.answer();
                }
                case EndpointReply.Rejected rejected ->
                    throw ended(
                            "The endpoint " + settings.endpoint().host() + " " + rejected.reason(),
                            "Check LLM_BASE_URL, LLM_API_KEY and LLM_MODEL; the model must support response_format json_schema");
                case EndpointReply.Throttled throttled ->
                    pause(failures, throttled.retryAfter(), throttled.reason(), "Lower ONRECORD_LLM_PER_MINUTE");
                case EndpointReply.Unavailable unavailable ->
                    pause(
                            failures,
                            unavailable.retryAfter(),
                            unavailable.reason(),
                            "Start it, or set LLM_BASE_URL to its address");
            }
        }
    }

    private void awaitBudget() throws InterruptedException {
        Instant now = Instant.now();
        Duration wait = budget.untilNext(now);
        if (budget.leftOfDay(now) == 0) {
            throw ended(
                    "The budget of " + settings.perDay() + " questions a day to the language model is spent until "
                            + now.plus(wait).truncatedTo(ChronoUnit.SECONDS),
                    "Wait, or set ONRECORD_LLM_PER_DAY to allow more");
        }
        await(wait);
    }

    private void pause(int failures, Optional<Duration> retryAfter, String reason, String remedy)
            throws InterruptedException {
        Duration pause = settings.backoff().after(failures, retryAfter);
        if (failures == MOST_FAILURES || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw ended("The endpoint " + settings.endpoint().host() + " " + reason, remedy);
        }
        await(pause);
    }

    private void await(Duration pause) throws InterruptedException {
        if (pause.isPositive() && stop.await(pause.toMillis() + 1, TimeUnit.MILLISECONDS) || stop.getCount() == 0) {
            throw ended("Stopped", "Call it again");
        }
    }

    private Failure ended(String reason, String remedy) {
        return new Failure(reason + ". No card was written. " + remedy + "; the answers so far are kept in "
                + kept.file() + ", and the same call asks only about the rest.");
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
