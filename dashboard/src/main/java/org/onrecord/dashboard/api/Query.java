package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onrecord.dashboard.index.AsOf;
import org.onrecord.dashboard.index.Days;
import org.onrecord.dashboard.index.Page;
import org.onrecord.dashboard.index.Reading;

/** The parameters of a request; what is wrong with one is said, never guessed around. */
final class Query {
    private static final int PAGE_SIZE = 25;

    private final Context context;

    private Query(Context context) {
        this.context = context;
    }

    /** The parameters of a request that knows those names. */
    static Query of(Context context, Set<String> known) {
        Set<String> unknown = new TreeSet<>(context.queryParamMap().keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw Problem.badRequest("unknown parameter " + String.join(", ", unknown) + "; one of "
                    + String.join(", ", new TreeSet<>(known)));
        }
        return new Query(context);
    }

    Optional<String> text(String name) {
        List<String> values = context.queryParams(name);
        if (values.size() > 1) {
            throw Problem.badRequest(name + " is given more than once");
        }
        return values.stream().findFirst().filter(value -> !value.isBlank()).map(String::strip);
    }

    /** Values given more than once or with commas between them. */
    List<String> texts(String name) {
        return context.queryParams(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Values that may contain commas, given more than once. */
    List<String> wholeTexts(String name) {
        return context.queryParams(name).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    Optional<Boolean> flag(String name) {
        return text(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.badRequest(name + " is true or false, not \"" + value + "\"");
        });
    }

    <E extends Enum<E>> Optional<E> choice(String name, E[] values) {
        return text(name)
                .map(value -> Arrays.stream(values)
                        .filter(each -> json(each).equals(value))
                        .findFirst()
                        .orElseThrow(() -> Problem.badRequest(name + " is one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(values).map(Query::json).toList()) + ", not \"" + value
                                + "\"")));
    }

    <E extends Enum<E>> List<String> choices(String name, E[] values) {
        List<String> known = Arrays.stream(values).map(Query::json).toList();
        List<String> given = texts(name);
        given.stream().filter(value -> !known.contains(value)).findFirst().ifPresent(value -> {
            throw Problem.badRequest(name + " is one of " + String.join(", ", known) + ", not \"" + value + "\"");
        });
        return given;
    }

    static String json(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Days days() {
        Optional<String> period = text("period");
        if (period.isPresent()) {
            if (text("from").isPresent() || text("to").isPresent()) {
                throw Problem.badRequest("give either period or from and to");
            }
            return Days.ofPeriod(period.get())
                    .orElseThrow(
                            () -> Problem.badRequest("period is a day 2023-06-21, a week 2023-W25, a month 2023-06, "
                                    + "a quarter 2023-Q2 or undated, not \"" + period.get() + "\""));
        }
        return new Days(day("from"), day("to"), false);
    }

    Optional<AsOf> asOf() {
        return day("asOf").map(AsOf::new);
    }

    private Optional<LocalDate> day(String name) {
        return text(name).map(value -> {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeException e) {
                throw Problem.badRequest(name + " is a day such as 2023-06-21, not \"" + value + "\"");
            }
        });
    }

    /** The page asked for; CSV has everything on one. */
    Page.Wanted page(boolean csv) {
        Page.Wanted wanted = new Page.Wanted(
                number("page", 1, Reading.DEEPEST),
                text("size").isEmpty() && csv ? Reading.DEEPEST : number("size", PAGE_SIZE, Reading.DEEPEST));
        if (wanted.tooDeep()) {
            throw Problem.badRequest("at most the first " + Reading.DEEPEST
                    + " rows are answered; narrow the query, by days for instance");
        }
        return wanted;
    }

    private int number(String name, int otherwise, int most) {
        return text(name)
                .map(value -> {
                    if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
                        throw Problem.badRequest(name + " is a number from 1 to " + most + ", not \"" + value + "\"");
                    }
                    return Integer.parseInt(value);
                })
                .orElse(otherwise);
    }
}
