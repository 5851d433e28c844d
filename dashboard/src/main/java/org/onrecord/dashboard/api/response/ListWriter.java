package org.onrecord.dashboard.api.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.query.Cursor;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.ResultPage;
import org.onrecord.events.EventJson;

/** Writes lists as JSON and as CSV. Both are read and written some rows at a time, whatever their length. */
public record ListWriter(ResponseSender answers, IndexReads index) {
    /** How many rows are read at a time. */
    private static final int STEP = 500;

    /** Writes the wanted rows, with the path to the rows after them. */
    public <T> void json(Context context, RowList<T> list) {
        RequestParameters.Rows wanted = RequestParameters.rows(context);
        answers.send(context, ResponseSender.JSON, sink -> {
            StringBuilder head = new StringBuilder();
            wanted.page().ifPresent(page -> head.append(",\"page\":").append(page));
            head.append(",\"size\":").append(wanted.size()).append(",\"items\":[");
            Optional<Cursor> next =
                    items(list.rows(), wanted.request(), total -> ("{\"total\":" + total + head).getBytes(UTF_8), sink);
            StringBuilder tail = new StringBuilder("]");
            next.ifPresent(cursor ->
                    tail.append(",\"next\":").append(EventJson.mapper().writeValueAsString(path(context, cursor))));
            sink.write(tail.append('}').toString().getBytes(UTF_8));
        });
    }

    /**
     * Writes the elements of a JSON array.
     *
     * @param head makes the beginning of the answer from the total number of rows
     * @return the place after them; empty if there are no more
     */
    public <T> Optional<Cursor> items(
            RowList.Rows<T> rows, PageRequest wanted, Function<Integer, byte[]> head, ResponseSender.Sink sink)
            throws IOException {
        boolean[] begun = {false};
        return steps(
                rows,
                wanted,
                page -> {
                    ByteArrayOutputStream json = new ByteArrayOutputStream();
                    if (!begun[0]) {
                        json.writeBytes(head.apply(page.total()));
                    }
                    String separator = begun[0] ? "," : "";
                    begun[0] = true;
                    for (T item : page.items()) {
                        json.writeBytes(separator.getBytes(UTF_8));
                        json.writeBytes(EventJson.mapper().writeValueAsBytes(item));
                        separator = ",";
                    }
                    return json.toByteArray();
                },
                sink);
    }

    /** Writes all rows, or as many as are wanted. */
    public <T> void csv(Context context, String name, RowList<T> list) {
        RequestParameters.Rows wanted = RequestParameters.rows(context);
        answers.send(context, ResponseSender.csv(name), sink -> {
            sink.write(list.csv().header().getBytes(UTF_8));
            steps(
                    list.rows(),
                    wanted.request(),
                    page -> {
                        StringBuilder text = new StringBuilder();
                        page.items().forEach(item -> list.csv().write(text, item));
                        return text.toString().getBytes(UTF_8);
                    },
                    sink);
        });
    }

    /** Reads the wanted rows step by step and writes each step. The rows are dropped before they are written. */
    private <T> Optional<Cursor> steps(
            RowList.Rows<T> rows, PageRequest wanted, Function<ResultPage<T>, byte[]> text, ResponseSender.Sink sink)
            throws IOException {
        int left = wanted.size();
        PageRequest request = wanted.atMost(STEP);
        while (true) {
            PageRequest each = request;
            // Text is made where the rows are read: that keeps a processor busy too.
            Step step = index.read(snapshot -> step(rows.page(snapshot, each), text));
            sink.write(step.bytes);
            left -= step.rows;
            if (left <= 0 || step.next.isEmpty()) {
                return step.next;
            }
            request = request.after(step.next.get(), Math.min(left, STEP));
        }
    }

    private record Step(byte[] bytes, int rows, Optional<Cursor> next) {}

    private static <T> Step step(ResultPage<T> page, Function<ResultPage<T>, byte[]> text) {
        return new Step(text.apply(page), page.items().size(), page.next());
    }

    /** Returns the path of the request with a cursor in place of a page number. */
    private static String path(Context context, Cursor cursor) {
        StringJoiner parameters = new StringJoiner("&", context.path() + "?", "");
        context.queryParamMap().forEach((name, values) -> {
            if (!name.equals("page") && !name.equals("cursor")) {
                values.forEach(value -> parameters.add(name + "=" + URLEncoder.encode(value, UTF_8)));
            }
        });
        return parameters.add("cursor=" + cursor).toString();
    }
}
