package org.onrecord.ingest.crawl;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert.Change;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.SourceItem;
import org.onrecord.events.capture.CaptureReader;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.fetch.FetchRequest;
import org.onrecord.ingest.fetch.Fetched;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.fetch.Robots;
import org.onrecord.ingest.fetch.Validators;
import org.onrecord.ingest.source.SourceSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does jobs: fetches, reads and captures. Each runs on a thread of its own; nothing is decided here. */
final class Worker {
    static final String PAGES = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5";
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final String RULES = "text/plain, */*;q=0.5";
    static final String LISTS =
            "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,text/html;q=0.8,*/*;q=0.5";

    private final Fetcher fetcher;
    private final CaptureWriter captures;
    private final CaptureReader archive;
    private final InstantSource clock;

    Worker(Fetcher fetcher, CaptureWriter captures, CaptureReader archive, InstantSource clock) {
        this.fetcher = fetcher;
        this.captures = captures;
        this.archive = archive;
        this.clock = clock;
    }

    /** Does a job; whatever goes wrong is a result. */
    Result run(Job job, Known known) {
        return guarded(() -> switch (job) {
            case Job.Robots robots -> rules(robots);
            case Job.Poll poll -> poll(poll, known.validators());
            case Job.Visit visit -> visit(visit, known.item());
        });
    }

    /**
     * What is remembered that a job needs to know.
     *
     * @param validators of the source's list
     * @param item whose page is visited
     */
    record Known(Validators validators, @Nullable SourceItem item) {}

    private Result rules(Job.Robots job) {
        Fetched answer = fetcher.hop(new FetchRequest(job.url(), Validators.NONE, RULES));
        return answer instanceof Fetched.Redirected elsewhere
                ? new Result.Redirected(elsewhere.url(), elsewhere.permanent())
                : new Result.Rules(Robots.policy(answer));
    }

    private Result poll(Job.Poll job, Validators validators) {
        Instant fetched = now();
        Fetched answer = fetcher.hop(new FetchRequest(job.url(), job.part() ? Validators.NONE : validators, LISTS));
        return result(answer, got -> {
            Listing listing = ListReader.read(job.source(), got);
            @Nullable CaptureRef capture = null;
            if (job.source().read() == SourceSpec.Read.ENTRY) {
                capture = capture(got, fetched);
            }
            return new Result.Listed(listing, got.validators(), capture);
        });
    }

    private Result visit(Job.Visit job, @Nullable SourceItem known) {
        SourceItem.Page page = known == null ? null : known.page();
        Validators validators = known == null || page == null || known.version().equals(PageDesk.ASKED)
                ? Validators.NONE
                : new Validators(page.etag(), page.lastModified());
        Instant fetched = now();
        Fetched answer = fetcher.hop(new FetchRequest(job.url(), validators, PAGES));
        return result(answer, got -> read(job, got, known, fetched));
    }

    private Result read(Job.Visit job, Fetched.Got got, @Nullable SourceItem known, Instant fetched)
            throws IOException {
        return switch (ArticleReader.read(job.source(), job.task(), got, fetched)) {
            case ArticleReader.Reading.NoText noText -> new Result.NoText(noText.reason(), got.body());
            case ArticleReader.Reading.Read read -> compared(job, got, read.document(), known, fetched);
        };
    }

    /** The page against the last version, whose capture is read as pages are read now: a better reader makes no edits. */
    private Result compared(
            Job.Visit job, Fetched.Got got, Document document, @Nullable SourceItem known, Instant fetched)
            throws IOException {
        SourceItem.Page page = known == null ? null : known.page();
        CaptureRef last = page == null ? null : page.capture();
        if (known != null && last != null) {
            Optional<Document> before = before(job, last, fetched);
            boolean sameBytes = before.filter(old -> old.version().equals(document.version()))
                    .isPresent();
            if (sameBytes || known.version().equals(document.version())) {
                return new Result.Article(DocumentOf.captured(document, last), List.of(), got.validators());
            }
            if (before.isPresent()) {
                List<Change> changes = Changes.between(words(before.get()), words(document));
                return changes.isEmpty() && sameFacts(before.get(), document)
                        ? new Result.NotModified(got.validators())
                        : new Result.Article(
                                DocumentOf.captured(document, capture(got, fetched)), changes, got.validators());
            }
        }
        return new Result.Article(DocumentOf.captured(document, capture(got, fetched)), List.of(), got.validators());
    }

    private static String words(Document document) {
        return document.title() + "\n\n" + document.text();
    }

    private static boolean sameFacts(Document before, Document after) {
        return Objects.equals(before.published(), after.published())
                && Objects.equals(before.language(), after.language());
    }

    private Optional<Document> before(Job.Visit job, CaptureRef last, Instant fetched) {
        return archive.read(last) instanceof CaptureReader.Reading.Read read
                        && ArticleReader.read(job.source(), job.task(), read.capture(), fetched)
                                instanceof ArticleReader.Reading.Read document
                ? Optional.of(document.document())
                : Optional.empty();
    }

    private CaptureRef capture(Fetched.Got got, Instant fetched) throws IOException {
        return captures.write(new CaptureRecord.Response(
                got.url(),
                fetched,
                got.httpResponseHead(),
                got.body(),
                got.address().map(java.net.InetAddress::getHostAddress)));
    }

    private interface OfGot {
        Result read(Fetched.Got got) throws IOException;
    }

    private static Result result(Fetched answer, OfGot ofGot) {
        return switch (answer) {
            case Fetched.Got got -> read(ofGot, got);
            case Fetched.NotModified same -> new Result.NotModified(same.validators());
            case Fetched.Redirected elsewhere -> new Result.Redirected(elsewhere.url(), elsewhere.permanent());
            case Fetched.Throttled throttled -> new Result.Throttled(throttled.retryAfter(), throttled.status());
            case Fetched.Gone gone -> new Result.Gone("the server answers " + gone.status() + ": it is gone for good");
            case Fetched.Refused refused -> new Result.Failed(refused.reason(), Optional.empty(), false);
            case Fetched.Failed failed -> new Result.Failed(failed.reason(), failed.status(), failed.mayPass());
        };
    }

    private static Result read(OfGot ofGot, Fetched.Got got) {
        try {
            return ofGot.read(got);
        } catch (IOException e) {
            return new Result.Failed("the capture cannot be written: " + e.getMessage(), Optional.empty(), true);
        }
    }

    /** A page that a reader of ours fails on must not stop the others, nor leave its host waiting for ever. */
    private static Result guarded(Supplier<Result> job) {
        try {
            return job.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("A fetch met a fault of our own; please report it.", e);
            return new Result.Failed(
                    "reading it met a fault of our own, please report it: " + e, Optional.empty(), false);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
