package org.onrecord.ingest.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert.Change;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.SourceItem;
import org.onrecord.events.capture.CaptureReader;
import org.onrecord.events.http.Validators;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.document.PageReader;
import org.onrecord.ingest.document.TextChanges;
import org.onrecord.ingest.fetch.FetchRequest;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.listing.Listing;
import org.onrecord.ingest.listing.ListingReader;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.reading.ReadingMarks;
import org.onrecord.ingest.robots.RobotsPolicy;
import org.onrecord.ingest.source.SourceSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs: fetches, reads and captures. Each job runs on its own thread. Decides nothing. */
record FetchWorker(
        Fetcher fetcher, CaptureWriter captures, CaptureReader archive, ReadingMarks marks, InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(FetchWorker.class);

    /** Runs a job. A failure of any kind is a result. */
    JobResult run(FetchJob job, Known known) {
        try {
            return switch (job) {
                case FetchJob.Robots robots -> rules(robots);
                case FetchJob.Poll poll -> poll(poll, known.validators());
                case FetchJob.Visit visit -> visit(visit, known.item());
            };
        } catch (UncheckedIOException e) {
            return JobResult.failed("the capture cannot be written: " + e.getMessage(), true);
        } catch (RuntimeException | Error e) {
            // A bug of ours must neither stop the other jobs nor block the host for ever.
            LOG.warn("A fetch failed because of a bug; please report it.", e);
            return JobResult.failed("reading it failed because of a bug, please report it: " + e, false);
        }
    }

    /**
     * What a job needs to know about earlier fetches.
     *
     * @param validators of the source's list
     * @param item whose page is fetched
     */
    record Known(Validators validators, @Nullable SourceItem item) {}

    private JobResult rules(FetchJob.Robots job) {
        FetchResult answer = fetcher.hop(new FetchRequest(job.url(), Validators.NONE, RobotsPolicy.ACCEPT));
        return answer instanceof FetchResult.Redirected elsewhere
                ? new JobResult.Unread(elsewhere)
                : new JobResult.Rules(RobotsPolicy.of(answer));
    }

    private JobResult poll(FetchJob.Poll job, Validators validators) {
        Instant fetched = now();
        FetchResult answer = fetcher.hop(
                new FetchRequest(job.url(), job.part() ? Validators.NONE : validators, ListingReader.ACCEPT));
        return result(job, answer, got -> {
            Listing listing = ListingReader.read(job.source(), got);
            @Nullable CaptureRef capture = null;
            if (job.source().items().read() == SourceSpec.Read.ENTRY) {
                capture = capture(got, fetched);
            }
            return new JobResult.Listed(listing, got.validators(), capture);
        });
    }

    private JobResult visit(FetchJob.Visit job, @Nullable SourceItem known) {
        SourceItem.Page page = known == null ? null : known.page();
        Validators validators = known == null || page == null || known.version().equals(ItemPublisher.ASKED)
                ? Validators.NONE
                : page.validators();
        Instant fetched = now();
        FetchResult answer = fetcher.hop(new FetchRequest(job.url(), validators, PageReader.ACCEPT));
        return result(job, answer, got -> read(job, got, known, fetched));
    }

    private JobResult read(FetchJob.Visit job, FetchResult.Got got, @Nullable SourceItem known, Instant fetched) {
        return switch (PageReader.read(job.source(), job.task(), got, fetched)) {
            case ReadResult.Unreadable<Document> noText -> new JobResult.NoText(noText.reason(), head(got.body()));
            case ReadResult.Read<Document> read -> compared(job, got, read.value(), known, fetched);
        };
    }

    private static byte[] head(byte[] body) {
        return body.length > Item.KEPT_BYTES ? Arrays.copyOf(body, Item.KEPT_BYTES) : body;
    }

    /** Compares the page with the last version, whose capture is read again today: an improved reader is not an edit. */
    private JobResult compared(
            FetchJob.Visit job, FetchResult.Got got, Document document, @Nullable SourceItem known, Instant fetched) {
        SourceItem.Page page = known == null ? null : known.page();
        CaptureRef last = page == null ? null : page.capture();
        List<Change> changes = List.of();
        if (known != null && last != null) {
            Optional<Document> before = before(job, last, fetched);
            boolean sameBytes = before.filter(old -> old.version().equals(document.version()))
                    .isPresent();
            if (sameBytes || known.version().equals(document.version())) {
                return new JobResult.Article(document.withCapture(last), List.of(), got.validators());
            }
            if (before.isPresent()) {
                changes = TextChanges.between(words(before.get()), words(document));
                if (changes.isEmpty()
                        && (Objects.equals(before.get().published(), document.published())
                                && Objects.equals(before.get().language(), document.language()))) {
                    return new JobResult.Unread(new FetchResult.NotModified(got.validators()));
                }
            }
        }
        return new JobResult.Article(document.withCapture(capture(got, fetched)), changes, got.validators());
    }

    private static String words(Document document) {
        return document.title() + "\n\n" + document.text();
    }

    private Optional<Document> before(FetchJob.Visit job, CaptureRef last, Instant fetched) {
        return archive.read(last) instanceof CaptureReader.Result.Found read
                        && PageReader.read(job.source(), job.task(), read.capture(), fetched)
                                instanceof ReadResult.Read<Document> document
                ? Optional.of(document.value())
                : Optional.empty();
    }

    private CaptureRef capture(FetchResult.Got got, Instant fetched) {
        try {
            return captures.write(new CaptureRecord.Response(
                    got.url(),
                    fetched,
                    got.httpResponseHead(),
                    got.body(),
                    got.address().map(InetAddress::getHostAddress)));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private JobResult result(FetchJob job, FetchResult answer, Function<FetchResult.Got, JobResult> read) {
        return switch (answer) {
            case FetchResult.Got got ->
                marks.whileReading(
                        job.key() + " at " + job.url(),
                        () -> read.apply(got),
                        reason -> job instanceof FetchJob.Visit
                                ? new JobResult.NoText(reason, head(got.body()))
                                : new JobResult.Listed(new Listing.Unreadable(reason), got.validators(), null));
            case FetchResult.Unread unread -> new JobResult.Unread(unread);
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
