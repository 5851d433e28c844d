package org.onrecord.dashboard.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.dashboard.Events;
import org.onrecord.dashboard.Samples;
import org.onrecord.dashboard.feed.IndexUpdater;
import org.onrecord.dashboard.live.EventRing;
import org.onrecord.dashboard.query.DeadLetterQuery;
import org.onrecord.dashboard.query.DocumentVersions;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.dashboard.record.DeadLetterItem;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.ReadOffsets;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.dashboard.summary.PipelineStatus;
import org.onrecord.dashboard.summary.SpeakerCount;
import org.onrecord.dashboard.summary.Timeline;
import org.onrecord.events.Correction;
import org.onrecord.events.Document;
import org.onrecord.events.Outcome;
import org.onrecord.events.Trend;
import org.onrecord.events.Withdrawal;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.IssueBuilder;

class RecordIndexIT {
    private static final WatchedIssues ISSUES =
            WatchedIssues.of(IssueBuilder.issue("fentanyl", "Fentanyl").build());
    private static final Instant EARLIER = Events.NOW.minus(Duration.ofDays(1));
    private static final Instant LATER = Events.NOW.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private final Events events = new Events();

    @Test
    void keepsTheNewestVersionInAnyOrderOfArrival() {
        try (RecordIndex index = RecordIndex.open(folder)) {
            assertThat(index.apply(events.put(version("new words", LATER)))).isTrue();
            assertThat(index.apply(events.put(version("old words", EARLIER)))).isFalse();
            index.refresh();
            assertThat(index.apply(events.put(version("older words", EARLIER)))).isFalse();
            index.refresh();
            assertThat(text(index)).isEqualTo("new words");
        }
    }

    @Test
    void anOlderVersionDoesNotRestoreAWithdrawnDocument() {
        try (RecordIndex index = RecordIndex.open(folder)) {
            index.apply(events.put(version("words", Events.NOW)));
            index.apply(events.put(
                    new Withdrawal(version("", Events.NOW).id(), LATER, "withdrawn by its publisher", null)));
            index.apply(events.put(version("words", Events.NOW)));
            index.refresh();
            assertThat(text(index)).isEqualTo("none");
            assertThat(status(index).reading().documents()).isZero();

            index.apply(events.put(version("back again", LATER.plusSeconds(1))));
            index.refresh();
            assertThat(text(index)).isEqualTo("back again");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"012", "021", "102", "120", "201", "210", "0012", "210210", "1021"})
    void keepsTheTextOfEveryVersionInAnyOrderOfArrival(String order) {
        List<Document> versions =
                List.of(version("most lakes", EARLIER), version("every lake", Events.NOW), version("no lake", LATER));
        for (boolean refreshing : List.of(true, false)) {
            try (RecordIndex index = RecordIndex.open(folder.resolve("refreshing " + refreshing))) {
                order.chars().forEach(each -> {
                    index.apply(events.put(versions.get(each - '0')));
                    if (refreshing) {
                        index.refresh();
                    }
                });
                index.refresh();
                assertThat(texts(index)).containsExactly("no lake", "every lake", "most lakes");
                assertThat(text(index)).isEqualTo("no lake");
                assertThat(status(index).reading().documents()).isEqualTo(1);
            }
        }
    }

    @Test
    void storesTheTextOfADocumentWithOneVersionOnce() throws IOException {
        String text = new Random(1)
                .ints(100_000, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        try (RecordIndex index = RecordIndex.open(folder)) {
            index.apply(events.put(version(text, Events.NOW)));
            index.commit(events.next());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isBetween(100_000L, 150_000L);
        }
    }

    @Test
    void aTombstoneRemovesTheTextsOfAllVersions() {
        try (RecordIndex index = RecordIndex.open(folder)) {
            Document old = version("old words", EARLIER);
            Document newest = version("new words", LATER);
            index.apply(events.put(old));
            index.refresh();
            index.apply(events.put(newest));
            index.apply(events.remove(newest));
            index.refresh();
            assertThat(texts(index)).isEmpty();
            assertThat(text(index)).isEqualTo("none");

            index.apply(events.put(newest));
            index.apply(events.remove(newest));
            assertThat(index.apply(events.put(old))).isTrue();
            index.refresh();
            assertThat(texts(index)).containsExactly("old words");
            assertThat(text(index)).isEqualTo("old words");
        }
    }

    @Test
    void aTombstoneDeletesItsEntry() {
        try (RecordIndex index = RecordIndex.open(folder)) {
            index.apply(events.put(Samples.OFFER));
            index.apply(events.put(Samples.ALERT));
            index.apply(events.remove(Samples.OFFER));
            index.apply(events.remove(Samples.ALERT));
            index.refresh();
            assertThat(status(index).statements()).isZero();
            assertThat(status(index).alerts()).isZero();
        }
    }

    @Test
    void resumesFromTheLastCommitAfterAKill() {
        ReadOffsets committed;
        try (RecordIndex index = RecordIndex.open(folder.resolve("unused"))) {
            assertThat(index.offsets()).isEqualTo(ReadOffsets.NONE);
        }
        RecordIndex index = RecordIndex.open(folder);
        index.restart("cluster");
        index.apply(events.put(Samples.OFFER));
        index.apply(events.put(Samples.RELEASE));
        committed = events.next();
        index.commit(committed);
        index.apply(events.put(Samples.PROTEST));
        index.advance(events.next());
        index.kill();

        try (RecordIndex again = RecordIndex.open(folder)) {
            assertThat(again.offsets()).isEqualTo(committed);
            assertThat(again.origin()).isEqualTo("cluster");
            assertThat(status(again).statements()).isEqualTo(1);
        }
    }

    @Test
    void keepsEverythingWhenClosed() {
        RecordIndex index = RecordIndex.open(folder);
        index.restart("cluster");
        index.apply(events.put(Samples.OFFER));
        index.advance(events.next());
        index.close();
        try (RecordIndex again = RecordIndex.open(folder)) {
            assertThat(again.offsets()).isEqualTo(events.next());
            assertThat(status(again).statements()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesTheSameAnswersInAnyOrderAndAfterAnyKill(long seed) {
        List<ReceivedRecord> arrivals =
                new ArrayList<>(Samples.all().stream().map(events::put).toList());
        String expected;
        try (RecordIndex index = RecordIndex.open(folder.resolve("straight"))) {
            arrivals.forEach(index::apply);
            index.refresh();
            expected = answers(index);
        }
        Random random = new Random(seed);
        Collections.shuffle(arrivals, random);
        Path crashing = folder.resolve("crashing");
        int safe = 0;
        RecordIndex index = RecordIndex.open(crashing);
        for (int at = 0; at < arrivals.size(); at++) {
            index.apply(arrivals.get(at));
            switch (random.nextInt(6)) {
                case 0 -> {
                    index.commit(ReadOffsets.NONE);
                    safe = at + 1;
                }
                case 1 -> {
                    index.kill();
                    index = RecordIndex.open(crashing);
                    at = safe - 1;
                }
                default -> index.refresh();
            }
        }
        index.refresh();
        assertThat(answers(index)).as("seed %d", seed).isEqualTo(expected);
        index.close();
    }

    @Test
    void rebuildsAnIndexInAnotherFormat() throws IOException {
        RecordIndex index = RecordIndex.open(folder);
        index.restart("cluster");
        index.apply(events.put(Samples.OFFER));
        index.commit(events.next());
        index.close();
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            writer.setLiveCommitData(Map.of("format", "0", "origin", "cluster").entrySet());
        }
        try (RecordIndex again = RecordIndex.open(folder)) {
            assertThat(again.offsets()).isEqualTo(ReadOffsets.NONE);
            assertThat(again.origin()).isEmpty();
            assertThat(status(again).statements()).isZero();
        }
    }

    @Test
    void rebuildsAnIndexOfAnotherCluster() {
        try (RecordIndex index = RecordIndex.open(folder)) {
            IndexUpdater updater = new IndexUpdater(index, new EventRing(10), ISSUES, new SimpleMeterRegistry());
            updater.resume("one cluster");
            events.feed(updater, Samples.OFFER);
            assertThat(updater.resume("one cluster")).isEqualTo(events.next());
            assertThat(updater.resume("another cluster")).isEqualTo(ReadOffsets.NONE);
            assertThat(status(index).statements()).isZero();
        }
    }

    @Test
    void tellsASecondProcessThatTheFolderIsInUse() {
        try (RecordIndex index = RecordIndex.open(folder)) {
            assertThat(index.offsets()).isEqualTo(ReadOffsets.NONE);
            assertThatThrownBy(() -> RecordIndex.open(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the index folder " + folder
                            + " is in use by another process; stop it or give this one another folder");
        }
    }

    @Test
    void countsAnUnreadableRecordAndAppliesTheRest() {
        try (RecordIndex index = RecordIndex.open(folder)) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            IndexUpdater updater = new IndexUpdater(index, new EventRing(10), ISSUES, registry);
            updater.resume("cluster");
            updater.apply(
                    List.of(
                            events.received(Topics.STATEMENTS, new IndexChange.Unreadable("not JSON")),
                            events.put(Samples.OFFER)),
                    events.next(),
                    (record, reason) -> {});
            updater.apply(List.of(), events.next(), (record, reason) -> {});
            assertThat(status(index).statements()).isEqualTo(1);
            assertThat(registry.get("onrecord.dashboard.records")
                            .tags("topic", "onrecord.statements", "outcome", "unreadable")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseCanReadItsFiles() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"), attribute("rwxr-xr-x"));
        Files.createFile(open.resolve("left-by-an-earlier-version"), attribute("rw-r--r--"));
        try (RecordIndex index = RecordIndex.open(open)) {
            index.apply(events.put(Samples.OFFER));
            index.commit(events.next());
            try (Stream<Path> files = Files.list(open)) {
                assertThat(files)
                        .hasSizeGreaterThan(3)
                        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
            }
            assertThat(permissions(open)).isEqualTo("rwx------");
        }
    }

    private static FileAttribute<?> attribute(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void passesOverACorrectionWithAnAbsurdTimeAndTellsItsPlace() {
        try (RecordIndex index = RecordIndex.open(folder)) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            IndexUpdater updater = new IndexUpdater(index, new EventRing(10), ISSUES, registry);
            updater.resume("cluster");
            Correction absurd = Correction.standing(
                    "d", "s", Correction.Field.OFFICIAL, null, "true", "Ada", Instant.MAX, "an absurd time");
            List<String> refused = new ArrayList<>();
            updater.apply(
                    List.of(events.put(absurd), events.put(Samples.OFFER)),
                    events.next(),
                    (record, reason) ->
                            refused.add(record.position().partition().topic() + "@"
                                    + record.position().offset() + " " + reason));
            updater.apply(List.of(), events.next(), (record, reason) -> {});
            assertThat(refused).containsExactly("onrecord.corrections@0 it cannot be indexed: long overflow");
            assertThat(status(index).statements()).isEqualTo(1);
            assertThat(registry.get("onrecord.dashboard.records")
                            .tags("topic", "onrecord.corrections", "outcome", "unreadable")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void countsADeadLetterAndTheOutcomeOfItsDocumentOnce() {
        try (RecordIndex index = RecordIndex.open(folder)) {
            index.apply(events.put(new Outcome("d1", "v1", Outcome.Result.DEAD_LETTER, 0, 0, "too large", null)));
            index.apply(events.put(new Outcome("d2", "v1", Outcome.Result.DEAD_LETTER, 0, 0, "no text", null)));
            index.apply(events.received(
                    Topics.DEAD_LETTERS, new IndexChange.AddDeadLetter(letter("0-0", "d1", "too large"))));
            index.refresh();
            assertThat(deadLetters(index))
                    .extracting(DeadLetterItem::key, DeadLetterItem::reason)
                    .containsExactlyInAnyOrder(tuple("d1", "too large"), tuple("d2", "no text"));
            index.dropOld(Events.NOW.plus(Duration.ofDays(31)));
            index.refresh();
            assertThat(deadLetters(index)).hasSize(2);
        }
    }

    @Test
    void aRetriedDeadLetterWaitsAgainOnlyIfItFailsAgain() {
        try (RecordIndex index = RecordIndex.open(folder)) {
            index.apply(
                    events.received(Topics.DEAD_LETTERS, new IndexChange.AddDeadLetter(letter("0-0", "d1", "broken"))));
            index.apply(events.received(Topics.DEAD_LETTERS, new IndexChange.MarkRetried("0-0")));
            index.refresh();
            assertThat(deadLetters(index)).isEmpty();
            assertThat(status(index).reading().deadLetters()).isZero();
            DeadLetterQuery retried = new DeadLetterQuery(Optional.empty(), true);
            assertThat(index.read(snapshot -> retried.page(snapshot, PageRequest.first(10)))
                            .items())
                    .extracting(DeadLetterItem::id, DeadLetterItem::retried)
                    .containsExactly(tuple("0-0", Events.NOW));

            index.apply(
                    events.received(Topics.DEAD_LETTERS, new IndexChange.AddDeadLetter(letter("0-2", "d1", "broken"))));
            index.refresh();
            assertThat(deadLetters(index)).extracting(DeadLetterItem::id).containsExactly("0-2");
        }
    }

    private static DeadLetterItem letter(String id, String key, String reason) {
        return new DeadLetterItem(
                id,
                key,
                "onrecord.documents",
                reason,
                Events.NOW,
                new DeadLetterItem.Failure(9, "{", "processor", "origin", 1),
                null,
                null);
    }

    private static String answers(RecordIndex index) {
        return index.read(snapshot -> PipelineStatus.of(snapshot, "fentanyl") + "\n"
                + SpeakerCount.of(snapshot, "fentanyl") + "\n"
                + StatementQuery.all("fentanyl").page(snapshot, PageRequest.first(100)) + "\n"
                + Timeline.of(snapshot, "fentanyl", Trend.Subject.ALL, Optional.empty(), Trend.Bucket.WEEK, ""));
    }

    private static Document version(String text, Instant fetched) {
        Document document = Events.document("item", "Publisher", null, "Title", "2024-01-01", text);
        return DocumentBuilder.document(document.source(), document.sourceItem(), text)
                .id(document.id())
                .version(document.version())
                .publisher(document.publisher())
                .title(document.title())
                .published(document.published())
                .fetched(fetched)
                .language("en")
                .build();
    }

    private static String text(RecordIndex index) {
        return index.read(snapshot -> snapshot.document(version("", Events.NOW).id())
                .map(Document::text)
                .orElse("none"));
    }

    private static List<String> texts(RecordIndex index) {
        String id = version("", Events.NOW).id();
        return index.read(snapshot -> DocumentVersions.of(snapshot, id).stream()
                .flatMap(each -> snapshot.document(each).stream())
                .map(Document::text)
                .toList());
    }

    private static List<DeadLetterItem> deadLetters(RecordIndex index) {
        return index.read(DeadLetterQuery::waiting);
    }

    private static PipelineStatus status(RecordIndex index) {
        return index.read(snapshot -> PipelineStatus.of(snapshot, "fentanyl"));
    }
}
