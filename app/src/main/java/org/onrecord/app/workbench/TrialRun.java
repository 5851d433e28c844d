package org.onrecord.app.workbench;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.onrecord.dashboard.workbench.Trial;
import org.onrecord.dashboard.workbench.Trial.State;
import org.onrecord.events.Document;
import org.onrecord.events.Ids;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.limit.TooMuchToReadException;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.setup.IssueTrial;
import org.onrecord.processor.setup.MissedTerms;
import org.onrecord.processor.topic.IssueTerms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trial of an issue against the documents of the running system. It looks for the issue's terms in many documents, reads some of those that
 * have one, and looks for further words in some of the others.
 */
final class TrialRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TrialRun.class);
    private static final int LOOK_AT = 5000;
    private static final int READ = 200;
    private static final int OTHERS = 150;
    private static final int SAMPLES = 20;
    private static final int WORDS = 12;
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(3);
    private static final double NANOS = 1e9;

    private final Issue issue;
    private final KafkaClients kafka;
    private final Analyzer analyzer;
    private final MissedTerms missed;
    private final IssueTerms terms;
    private final IssueTrial found = new IssueTrial();
    private final Set<String> looked = new HashSet<>();

    /** The documents to read, by a hash that samples them evenly and reproducibly. */
    private final TreeMap<String, Document> named = new TreeMap<>();

    private final TreeMap<String, Document> others = new TreeMap<>();
    private final String id;
    private long total;
    private int naming;
    private long nanos;
    private volatile boolean cancelled;
    private volatile Trial shown;

    TrialRun(String id, Issue issue, KafkaClients kafka, Analyzer analyzer, Embedder embedder) {
        this.id = id;
        this.issue = issue;
        this.kafka = kafka;
        this.analyzer = analyzer;
        missed = new MissedTerms(issue, embedder);
        terms = IssueTerms.of(issue);
        shown = shown(State.LOOKING, List.of(), "");
    }

    Trial shown() {
        return shown;
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public void run() {
        try {
            look();
            read();
            others.values().stream().takeWhile(document -> !cancelled).forEach(missed::add);
            shown = shown(
                    cancelled ? State.CANCELLED : State.DONE,
                    missed.most(WORDS).stream()
                            .map(each -> new Trial.Word(each.word(), each.documents()))
                            .toList(),
                    "");
        } catch (RuntimeException e) {
            LOG.warn("The trial of the issue {} failed", issue.id(), e);
            shown = shown(State.FAILED, List.of(), "The trial failed and was logged (" + e + "); try again.");
        }
    }

    private void look() {
        try (DocumentSample documents = new DocumentSample(kafka)) {
            total = documents.total();
            documents.read(LOOK_AT, document -> {
                look(document);
                return !cancelled;
            });
        }
        shown = shown(State.READING, List.of(), "");
    }

    private void look(Document document) {
        looked.add(document.id());
        boolean names = terms.in(document).anywhere();
        naming += names ? 1 : 0;
        TreeMap<String, Document> drawn = names ? named : others;
        // A newer version takes the place of the one before.
        drawn.merge(
                Ids.hash("trial", document.id()), document, (known, other) -> other.supersedes(known) ? other : known);
        if (drawn.size() > (names ? READ : OTHERS)) {
            drawn.pollLastEntry();
        }
        if (looked.size() % 200 == 0) {
            shown = shown(State.LOOKING, List.of(), "");
        }
    }

    private void read() {
        long begun = System.nanoTime();
        for (Document document : named.values()) {
            if (cancelled || System.nanoTime() - begun > LONGEST) {
                return;
            }
            long start = System.nanoTime();
            try {
                found.add(analyzer.analyze(document));
            } catch (TooMuchToReadException e) {
                LOG.info("The trial leaves the document {} out: {}", document.id(), e.getMessage());
            }
            nanos += System.nanoTime() - start;
            shown = shown(State.READING, List.of(), "");
        }
    }

    private Trial shown(State state, List<Trial.Word> words, String problem) {
        return new Trial(
                id,
                state,
                issue.title(),
                new Trial.Progress(total, looked.size(), naming, named.size(), found.documents(), nanos / NANOS),
                new Trial.Findings(
                        found.onIssue(),
                        found.statements(),
                        Map.copyOf(found.bySide()),
                        Map.copyOf(found.byTopic()),
                        found.told().size(),
                        sides(found.toldSample(SAMPLES)),
                        sides(found.justBelow(SAMPLES))),
                words,
                problem);
    }

    private static List<Trial.Side> sides(List<IssueTrial.Side> sides) {
        return sides.stream()
                .map(side -> new Trial.Side(
                        side.claim(),
                        side.stance(),
                        side.score(),
                        side.speaker(),
                        side.government(),
                        side.words(),
                        side.document(),
                        side.title()))
                .toList();
    }
}
