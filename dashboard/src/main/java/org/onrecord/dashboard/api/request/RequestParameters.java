package org.onrecord.dashboard.api.request;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.Cursor;
import org.onrecord.dashboard.query.DayRange;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.WordSearch;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.json.JsonName;

/** The query parameters of a request. A wrong one is a {@link Problem} that says what is expected, never a guess. */
public record RequestParameters(Context context) {
    private static final int PAGE_SIZE = 25;
    private static final int MAX_PAGE_SIZE = 500;

    /** After how many bytes of records a piece of an answer is written. */
    public static final long STEP_BYTES = 128 * 1024;

    /** Reads the parameters of a request, which accepts those with these names, separated by spaces. */
    public static RequestParameters of(Context context, String names) {
        Set<String> known = new TreeSet<>(names.isEmpty() ? List.of() : List.of(names.split(" ")));
        Set<String> unknown = new TreeSet<>(context.queryParamMap().keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw Problem.badRequest("unknown parameter " + String.join(", ", unknown)
                    + (known.isEmpty() ? "; none is expected" : "; expected one of " + String.join(", ", known)));
        }
        return new RequestParameters(context);
    }

    /** Reads the parameters of a request about an issue; without the issue in its path, it accepts the parameter {@code issue} too. */
    public static RequestParameters ofIssue(Context context, String names) {
        return of(context, RequestedIssue.isInPath(context) ? names : (names + " " + RequestedIssue.NAME).strip());
    }

    /** Refuses any parameter. */
    public static void none(Context context) {
        of(context, "");
    }

    /** Returns true if the request asks for CSV, by the path or the Accept header. */
    public static boolean wantsCsv(Context context) {
        String accept = context.header("Accept");
        return context.path().endsWith(".csv")
                || (accept != null && accept.toLowerCase(Locale.ROOT).contains("text/csv"));
    }

    public Optional<String> text(String name) {
        List<String> values = context.queryParams(name);
        if (values.size() > 1) {
            throw Problem.badRequest(name + " is given more than once");
        }
        return values.stream().findFirst().filter(value -> !value.isBlank()).map(String::strip);
    }

    public Optional<String> words(String name) {
        Optional<String> words = text(name);
        words.flatMap(WordSearch::problem).ifPresent(why -> {
            throw Problem.badRequest(why);
        });
        return words;
    }

    /** Returns the values of a parameter that may be repeated or hold several values separated by commas. */
    public List<String> texts(String name) {
        return context.queryParams(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Returns the values of a parameter that may be repeated and whose values may contain commas. */
    public List<String> wholeTexts(String name) {
        return context.queryParams(name).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    public Optional<Boolean> flag(String name) {
        return text(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw mustBe(name, "true or false", value);
        });
    }

    public <E extends JsonName> Optional<E> choice(String name, E[] values) {
        return text(name).map(value -> parse(name, value, values));
    }

    /** Returns the values of a repeatable parameter, as in JSON. */
    public <E extends JsonName> List<String> choices(String name, E[] values) {
        return texts(name).stream()
                .map(value -> parse(name, value, values).json())
                .toList();
    }

    private static <E extends JsonName> E parse(String name, String value, E[] values) {
        return JsonName.of(value, values).orElseThrow(() -> mustBe(name, "one of " + JsonName.listed(values), value));
    }

    private static Problem mustBe(String name, String expected, String value) {
        return Problem.badRequest(name + " must be " + expected + ", not \"" + value + "\"");
    }

    public Optional<String> claim(Issue issue) {
        return text("claim").map(id -> issue.claim(id).map(Issue.Claim::id).orElseThrow(() -> unknown("claim", id)));
    }

    public Optional<String> topic(Issue issue) {
        return text("topic").map(id -> issue.topic(id).map(Issue.Topic::id).orElseThrow(() -> unknown("topic", id)));
    }

    private static Problem unknown(String what, String id) {
        return Problem.badRequest("unknown " + what + " \"" + id + "\"; /api/v1/issue lists them");
    }

    public DayRange days() {
        Optional<String> period = text("period");
        if (period.isEmpty()) {
            return new DayRange(day("from"), day("to"), false);
        }
        if (text("from").isPresent() || text("to").isPresent()) {
            throw Problem.badRequest("give either period, or from and to");
        }
        return DayRange.ofPeriod(period.get())
                .orElseThrow(() -> mustBe(
                        "period",
                        "a day 2023-06-21, a week 2023-W25, a month 2023-06, a quarter 2023-Q2 or undated",
                        period.get()));
    }

    private Optional<LocalDate> day(String name) {
        return text(name)
                .map(value -> DayRange.day(value).orElseThrow(() -> mustBe(name, "a day such as 2023-06-21", value)));
    }

    /**
     * The rows of a list that a request wants.
     *
     * @param page number of the page; empty if a cursor is given
     * @param size most rows in the answer
     * @param request for the first of them
     */
    public record Rows(Optional<Integer> page, int size, PageRequest request) {}

    /** Returns the wanted rows. CSV has all rows, unless a size is given. */
    public static Rows rows(Context context) {
        RequestParameters parameters = new RequestParameters(context);
        boolean csv = wantsCsv(context);
        Optional<Integer> given = parameters.number(
                "size",
                csv ? IndexSnapshot.MAX_ROWS : MAX_PAGE_SIZE,
                csv
                        ? "; without size, CSV has all rows"
                        : "; for more rows follow next in the answer, or read all of them as CSV");
        Optional<Integer> page = parameters.number("page", IndexSnapshot.MAX_ROWS, "");
        Optional<Cursor> cursor = parameters
                .text("cursor")
                .map(text ->
                        Cursor.parse(text).orElseThrow(() -> mustBe("cursor", "one from next in an answer", text)));
        if (page.isPresent() && cursor.isPresent()) {
            throw Problem.badRequest("give either page or cursor");
        }
        int size = given.orElse(csv ? Integer.MAX_VALUE : PAGE_SIZE);
        long from = (page.orElse(1) - 1L) * size;
        long last = size == Integer.MAX_VALUE ? from : from + size;
        if (last > IndexSnapshot.MAX_ROWS) {
            throw Problem.badRequest("only the first " + IndexSnapshot.MAX_ROWS
                    + " rows have page numbers; follow next in the answers, or narrow the query, for instance by days");
        }
        return new Rows(
                cursor.isPresent() ? Optional.empty() : Optional.of(page.orElse(1)),
                size,
                new PageRequest((int) from, size, cursor, STEP_BYTES));
    }

    private Optional<Integer> number(String name, int most, String remedy) {
        return text(name).map(value -> {
            if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
                throw Problem.badRequest(
                        name + " must be a number from 1 to " + most + ", not \"" + value + "\"" + remedy);
            }
            return Integer.parseInt(value);
        });
    }
}
