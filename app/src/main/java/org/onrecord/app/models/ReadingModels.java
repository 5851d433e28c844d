package org.onrecord.app.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssuePlaces;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.analysis.SharedFinders;
import org.onrecord.processor.model.AnswerStore;
import org.onrecord.processor.model.CachedEmbedder;
import org.onrecord.processor.model.CachedStanceReader;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.IssueStanceReader;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.StanceReader;

/** The shipped models, which analyse documents for any issue. */
public record ReadingModels(Embedder embedder, StanceReader stances) implements AutoCloseable {

    /** Like {@link #load(IssuePlaces)}, with the readers of issues that are on the class path alone. */
    public static ReadingModels load() {
        return load(new IssuePlaces(List.of()));
    }

    /**
     * Begins to load the models, which takes about a second, with the answers that the launcher recorded.
     *
     * @param issues beside whose files the readers of issues are looked for
     */
    public static ReadingModels load(IssuePlaces issues) {
        OnnxEmbedder embedder = new OnnxEmbedder();
        beside(() -> embedder.load("en"));
        ReadingModels models = new ReadingModels(embedder, reader(issues));
        return RecordedAnswers.folder().map(models::knowing).orElse(models);
    }

    private ReadingModels knowing(Path folder) {
        return new ReadingModels(
                new CachedEmbedder(embedder, AnswerStore.readOnly(folder.resolve("vectors"))),
                new CachedStanceReader(stances, AnswerStore.readOnly(folder.resolve("readings"))));
    }

    /**
     * Returns the models with their answers cached on disk; each model loads when it is first asked something new.
     *
     * @param folder for the answers; if it does not exist, it begins with what the launcher recorded, see {@link RecordedAnswers}
     * @param issues beside whose files the readers of issues are looked for
     */
    public static ReadingModels cachedIn(Path folder, IssuePlaces issues) {
        RecordedAnswers.copyTo(folder);
        return new ReadingModels(
                new CachedEmbedder(
                        new OnnxEmbedder(), AnswerStore.inFile(folder.resolve("vectors"), CachedEmbedder.MOST_BYTES)),
                new CachedStanceReader(
                        reader(issues), AnswerStore.inFile(folder.resolve("readings"), CachedStanceReader.MOST_BYTES)));
    }

    private static OnnxStanceReader reader(IssuePlaces issues) {
        return new OnnxStanceReader(() -> issues.files().stream()
                .map(file -> file.toAbsolutePath().getParent())
                .toList());
    }

    public static Path folder(Path data) {
        return data.toAbsolutePath().resolve("models");
    }

    public Analyzer analyzer(Issue issue) {
        return Analyzer.of(issue, embedder, stances);
    }

    /** Returns an analyzer that shares its finder with those of other issues. */
    public Analyzer analyzer(Issue issue, SharedFinders finders) {
        return Analyzer.of(issue, embedder, stances, finders);
    }

    /**
     * Loads what the words of an issue in a language need, so that the first words need not wait. The reader of any claim is left out where the reader of
     * the issue decides all, and in Chinese, where examples decide.
     */
    public void load(Issue issue, String language) {
        embedder.load(language);
        if (Script.readsChinese(language)) {
            return;
        }
        Optional<IssueStanceReader> own = stances.ofIssue(issue.learned().reader());
        own.ifPresent(IssueStanceReader::load);
        if (own.isEmpty() || !decidesAll(own.get(), issue)) {
            stances.load(language);
        }
    }

    private static boolean decidesAll(IssueStanceReader own, Issue issue) {
        return issue.thresholds().containsKey("issue")
                && issue.topics().stream().map(Issue.Topic::id).allMatch(own.topics()::contains)
                && issue.asRead().claims().stream().map(Issue.Claim::id).allMatch(own.claims()::contains);
    }

    /** Begins to load what the English words of an issue need, since many documents are about to come. */
    public void loadBeside(Issue issue) {
        beside(() -> load(issue, "en"));
    }

    private static void beside(Runnable loading) {
        Thread.ofPlatform().daemon().name("models").start(() -> {
            try {
                loading.run();
            } catch (RuntimeException e) {
                // Whoever asks the model first meets the same failure.
            }
        });
    }

    /** Returns the ids of both models, e.g. {@code bge-small-v1.5-q/onrecord-stance-2}. */
    public String id() {
        return embedder.id() + "/" + stances.id();
    }

    @Override
    public void close() {
        embedder.close();
        stances.close();
    }
}
