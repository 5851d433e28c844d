package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

/** Feeds records with absurd fields, by {@code -Donrecord.absurd=10000} as many as wanted, and reads everything that the API has. */
class AbsurdRecordsIT {
    private static final int RECORDS = Integer.getInteger("onrecord.absurd", 500);
    private static final long SEED = Long.getLong("onrecord.seed", 18);

    private static final List<String> LISTS = List.of(
            "statements",
            "statements?copies=true",
            "statements?order=received",
            "statements?q=lake",
            "statements?period=undated",
            "statements?counted=true&claim=cooperate",
            "outcomes",
            "corrections",
            "review",
            "review?order=nearest",
            "unconfirmed-alerts",
            "talking-points",
            "alerts?status=any",
            "sources",
            "dead-letters",
            "dead-letters?retried=true");

    private static final List<String> SUMMARIES = List.of(
            "status",
            "positions",
            "speakers",
            "timeline?bucket=day",
            "timeline?bucket=week&claim=cooperate",
            "timeline?bucket=month&side=CN",
            "timeline?bucket=quarter&actor=ministry");

    @TempDir
    Path folder;

    @Test
    void noRecordBreaksAPageAndEachIsCounted() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.all().toArray(Event[]::new));
            double before = counted(server);
            AbsurdRecords absurd = new AbsurdRecords(SEED);
            for (int i = 0; i < RECORDS; i += 100) {
                List<ReceivedRecord> batch = new ArrayList<>();
                for (int j = i; j < Math.min(RECORDS, i + 100); j++) {
                    batch.add(absurd.next(j));
                }
                server.feed(batch, absurd.events().next());
            }
            assertThat(counted(server) - before).isEqualTo(RECORDS);
            List<String> broken = new ArrayList<>();
            for (String path : SUMMARIES) {
                check(server, "/api/v1/" + path, broken);
            }
            for (String path : LISTS) {
                check(server, "/api/v1/" + path.replaceFirst("(\\?|$)", ".csv$1"), broken);
                checkList(server, "/api/v1/" + path, broken);
            }
            assertThat(broken).isEmpty();
        }
    }

    private static void check(TestServer server, String path, List<String> broken) throws Exception {
        HttpResponse<String> answer = Http.get(server, path);
        if (answer.statusCode() != 200) {
            broken.add(path + " " + answer.statusCode());
        }
    }

    /** Follows a list to its end, and opens some of what it lists. */
    private static void checkList(TestServer server, String path, List<String> broken) throws Exception {
        String next = path + (path.contains("?") ? "&" : "?") + "size=200";
        int rows = 0;
        int total = 0;
        while (next != null) {
            HttpResponse<String> answer;
            JsonNode page;
            try {
                answer = Http.get(server, next);
                page = EventJson.mapper().readTree(answer.body());
            } catch (Exception e) {
                broken.add(next + " " + e);
                return;
            }
            if (answer.statusCode() != 200) {
                broken.add(next + " " + answer.statusCode());
                return;
            }
            rows += page.get("items").size();
            total = page.get("total").asInt();
            for (JsonNode item : page.get("items")) {
                open(server, path, item, broken);
            }
            next = page.path("next").asString(null);
        }
        if (rows != total) {
            broken.add(path + " has " + rows + " of " + total + " rows");
        }
    }

    private static void open(TestServer server, String path, JsonNode item, List<String> broken) throws Exception {
        if (path.equals("/api/v1/statements")
                && item.get("statement").get("id").asString().length() < 100) {
            String id = item.get("statement").get("id").asString();
            if (id.matches("[A-Za-z0-9-]+")) {
                check(server, "/api/v1/statements/" + id, broken);
            }
        } else if (path.equals("/api/v1/outcomes")
                && item.path("document").asString("").matches("[A-Za-z0-9-]{1,100}")) {
            HttpResponse<String> answer =
                    Http.get(server, "/api/v1/documents/" + item.get("document").asString());
            if (answer.statusCode() != 200 && answer.statusCode() != 404) {
                broken.add("document " + item.get("document").asString() + " " + answer.statusCode());
            }
        }
    }

    /** Returns the sum of all counters of records. */
    private static double counted(TestServer server) throws Exception {
        return Http.get(server, "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("onrecord_dashboard_records_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
