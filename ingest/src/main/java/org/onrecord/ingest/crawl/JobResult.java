package org.onrecord.ingest.crawl;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert.Change;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.http.Validators;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.listing.Listing;
import org.onrecord.ingest.robots.RobotsPolicy;

/** The result of a job: everything is read and captured, nothing decided. */
sealed interface JobResult {
    record Rules(RobotsPolicy policy) implements JobResult {}

    /**
     * A source's list.
     *
     * @param capture the bytes of the list; null if none are kept
     */
    record Listed(
            Listing listing,
            Validators validators,
            @Nullable CaptureRef capture) implements JobResult {}

    /**
     * The page of an item, read as a document.
     *
     * @param changes of the text since the capture of the last version; empty if there is no such capture
     */
    record Article(Document document, List<Change> changes, Validators validators) implements JobResult {}

    /**
     * A page that is not a document.
     *
     * @param reason a sentence that names the remedy
     */
    record NoText(String reason, byte[] body) implements JobResult {}

    /** Nothing was fetched that could be read. */
    record Unread(FetchResult.Unread result) implements JobResult {}

    /**
     * The robots.txt of the site refuses the request, or cannot be fetched for now.
     *
     * @param until when the robots.txt is fetched again; empty if it was read and refuses
     */
    record Forbidden(String reason, Optional<Instant> until) implements JobResult {}

    static JobResult failed(String reason, boolean mayPass) {
        return new Unread(new FetchResult.Failed(reason, Optional.empty(), mayPass));
    }

    /** Returns the error of a result that a job cannot have. */
    default IllegalStateException unexpected(FetchJob job) {
        return new IllegalStateException(getClass().getSimpleName() + " is no result of "
                + job.getClass().getSimpleName());
    }
}
