package org.onrecord.bench.pipeline;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.IssueStanceReader;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.model.StanceReader.Reading;

/** The models of a reading, with what they were asked, what for, and the processor time that their answers took. */
final class MeteredModels implements AutoCloseable {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Embedder embedder;
    private final StanceReader stances;
    private final Map<String, Meter> meters = new ConcurrentSkipListMap<>();
    private final Map<String, IssueStanceReader> ofIssues = new ConcurrentHashMap<>();
    private final Queue<Question> asked = new ConcurrentLinkedQueue<>();

    /** A question that can be asked again, of other models. */
    interface Question {
        void ask(Embedder embedder, StanceReader stances);
    }

    /** Questions of one purpose: how many, and the processor time of their answers. */
    static final class Meter {
        private final AtomicLong asked = new AtomicLong();
        private final AtomicLong nanos = new AtomicLong();

        long asked() {
            return asked.get();
        }

        double seconds() {
            return nanos.get() / 1e9;
        }

        private <T> T measure(Supplier<T> answer) {
            long start = CLOCK.getCurrentThreadCpuTime();
            T result = answer.get();
            nanos.addAndGet(CLOCK.getCurrentThreadCpuTime() - start);
            asked.incrementAndGet();
            return result;
        }
    }

    /** @param embedder closed with this object, as {@code stances} is */
    MeteredModels(Embedder embedder, StanceReader stances) {
        this.embedder = embedder;
        this.stances = stances;
    }

    /** Returns the meters by purpose, sorted. */
    Map<String, Meter> meters() {
        return meters;
    }

    /** Returns every question so far, to be asked again. */
    List<Question> asked() {
        return new ArrayList<>(asked);
    }

    /** Forgets all questions so far. */
    void clear() {
        meters.clear();
        asked.clear();
    }

    private <T> T answer(String purpose, Question again, Supplier<T> question) {
        asked.add(again);
        return meters.computeIfAbsent(purpose, unknown -> new Meter()).measure(question);
    }

    /** Returns an embedder that asks for each sentence on its own. */
    Embedder embedder() {
        return new Embedder() {
            @Override
            public List<float[]> embed(List<String> sentences, String language) {
                return sentences.parallelStream()
                        .map(sentence -> answer(
                                "embed a sentence",
                                (other, unused) -> other.embed(List.of(sentence), language),
                                () -> embedder.embed(List.of(sentence), language)
                                        .getFirst()))
                        .toList();
            }

            @Override
            public String id() {
                return embedder.id();
            }

            @Override
            public void close() {
                embedder.close();
            }
        };
    }

    /** Returns a reader that knows what questions about an issue are for. */
    StanceReader stances(Issue issue) {
        return new StanceReader() {
            @Override
            public Reading read(Query query, String language) {
                return answer(
                        purpose(query.claim(), issue),
                        (unused, other) -> other.read(query, language),
                        () -> stances.read(query, language));
            }

            @Override
            public Optional<IssueStanceReader> ofIssue(String name) {
                return stances.ofIssue(name)
                        .map(reader -> ofIssues.computeIfAbsent(name, unknown -> metered(name, reader)));
            }

            @Override
            public String id() {
                return stances.id();
            }

            @Override
            public void close() {
                stances.close();
            }
        };
    }

    private static String purpose(String claim, Issue issue) {
        if (claim.startsWith("Topic: " + issue.title() + ".")) {
            return "read against the issue";
        }
        return claim.startsWith("Topic: ") ? "read against a topic" : "read against a claim";
    }

    private IssueStanceReader metered(String name, IssueStanceReader reader) {
        return new IssueStanceReader() {
            @Override
            public String id() {
                return reader.id();
            }

            @Override
            public List<String> claims() {
                return reader.claims();
            }

            @Override
            public List<String> topics() {
                return reader.topics();
            }

            @Override
            public Reading read(String side, List<String> sentences) {
                return answer(
                        sentences.size() == 1
                                ? "read one sentence with the reader of the issue"
                                : "read a passage with the reader of the issue",
                        (unused, other) -> other.ofIssue(name).orElseThrow().read(side, sentences),
                        () -> reader.read(side, sentences));
            }
        };
    }

    @Override
    public void close() {
        embedder.close();
        stances.close();
    }
}
