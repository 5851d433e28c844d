package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert.Change;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.Validators;
import org.onrecord.ingest.listing.Listing;
import org.onrecord.ingest.robots.RobotsPolicy;

/** What came of a job: everything read and kept, nothing decided. */
sealed interface JobResult {
    /** The rules of a site. */
    record Rules(RobotsPolicy policy) implements JobResult {}

    /**
     * A source's list.
     *
     * @param capture the bytes of the list; null where none are kept
     */
    record Listed(
            Listing listing,
            Validators validators,
            @Nullable CaptureRef capture) implements JobResult {}

    /**
     * An item's page, read as a document.
     *
     * @param changes what its text changed against the capture of the last version; empty where there is no such capture
     */
    record Article(Document document, List<Change> changes, Validators validators) implements JobResult {}

    /**
     * A page that is no document.
     *
     * @param reason a sentence that names the remedy
     * @param body its bytes
     */
    record NoText(String reason, byte[] body) implements JobResult {}

    /** What was had before is still the newest. */
    record NotModified(Validators validators) implements JobResult {}

    /** It is elsewhere. */
    record Redirected(String url, boolean permanent) implements JobResult {}

    /** The host asks to be left alone for a while; zero if it does not say how long. */
    record Throttled(Duration wish, int status) implements JobResult {}

    /** It is gone for good. */
    record Gone(String reason) implements JobResult {}

    /**
     * The site's robots.txt refuses it, or cannot be had for now.
     *
     * @param until when that is asked for again; empty where it was had and refuses
     */
    record Forbidden(String reason, Optional<Instant> until) implements JobResult {}

    /** It could not be had. */
    record Failed(String reason, Optional<Integer> status, boolean mayPass) implements JobResult {}
}
