package org.onrecord.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.ListWriter;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.api.response.RowList;
import org.onrecord.dashboard.api.response.TableResponse;
import org.onrecord.dashboard.index.DocumentVersion;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.DocumentVersions;
import org.onrecord.dashboard.query.EntryList;
import org.onrecord.dashboard.query.EventLists;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.SecondOpinion;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.EventJson;
import org.onrecord.events.Outcome;
import org.onrecord.events.issue.Issue;

/** Serves documents, their versions and their outcomes. */
record DocumentHandler(RequestedIssue requested, IndexReads index, ListWriter lists) {

    private static final CsvTable VERSIONS = CsvTable.of("""
            document version fetched title characters
            file=capture.file offset=capture.offset sha256=capture.sha256""");

    private static final CsvTable OUTCOMES = CsvTable.of("document version result found kept reason");

    /** Sends a document with its outcome and its statements on an issue, in the order of its text. */
    void get(Context context) {
        Issue issue = requested.of(context);
        String id = context.pathParam("id");
        long size =
                index.read(snapshot -> snapshot.newest(id).map(snapshot::size)).orElseThrow(() -> noDocument(id));
        // Before it is read: a document may have 16 MB.
        lists.answers().send(context, ResponseSender.JSON, size, sink -> {
            byte[] document = index.read(snapshot -> snapshot.newest(id).map(snapshot::json))
                    .orElseThrow(() -> noDocument(id));
            String outcome = index.read(snapshot -> EventLists.outcome(snapshot, issue.id(), id))
                    .map(each -> ",\"outcome\":" + EventJson.mapper().writeValueAsString(each))
                    .orElse("");
            sink.write("{\"document\":".getBytes(UTF_8));
            sink.write(document);
            sink.write((outcome + ",\"statements\":[").getBytes(UTF_8));
            lists.items(
                    (snapshot, request) -> StatementQuery.ofDocument(snapshot, issue.id(), id, request)
                            .with(items -> SecondOpinion.addTo(items, snapshot, issue)),
                    PageRequest.all(RequestParameters.STEP_BYTES),
                    total -> new byte[0],
                    sink);
            sink.write("]}".getBytes(UTF_8));
        });
    }

    TableResponse versions(Context context) {
        RequestParameters.none(context);
        String id = context.pathParam("id");
        List<DocumentVersion> versions = index.read(snapshot -> DocumentVersions.of(snapshot, id));
        if (versions.isEmpty()) {
            throw noDocument(id);
        }
        return new TableResponse(versions, VERSIONS);
    }

    RowList<?> outcomes(Context context) {
        RequestParameters parameters = RequestParameters.ofIssue(context, "result page cursor size");
        EntryList<Outcome> list = EventLists.outcomes(
                Optional.of(requested.of(context).id()), parameters.choice("result", Outcome.Result.values()));
        return new RowList<>(list::page, OUTCOMES);
    }

    static Problem noDocument(String id) {
        return Problem.notFound("there is no document " + id + "; it may have been withdrawn, or not read yet");
    }
}
