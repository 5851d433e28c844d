package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import org.onrecord.events.FetchTask;
import org.onrecord.events.SourceState;
import org.onrecord.ingest.source.SourceSpec;

/** Sources and jobs for tests. */
public final class TestJobs {
    public static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private TestJobs() {}

    public static SourceSpec source(String id, String address) {
        return new SourceSpec(
                id,
                SourceSpec.Kind.FEED,
                address,
                "Office of " + id,
                "AA",
                new SourceState.Defaults("en", 2, null),
                Duration.ofMinutes(30),
                SourceSpec.Items.PAGES,
                "never");
    }

    public static FetchJob.Visit visit(String host, String item, Instant due) {
        String url = "https://" + host + "/" + item;
        FetchTask.Entry entry = new FetchTask.Entry("Notice " + item, null, null, "", "");
        return new FetchJob.Visit(
                source("harbour", "https://" + host + "/feed"),
                new FetchTask(host, "harbour", item, url, url, 0, due, entry),
                due);
    }
}
