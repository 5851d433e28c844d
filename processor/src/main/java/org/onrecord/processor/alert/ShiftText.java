package org.onrecord.processor.alert;

import java.util.Locale;
import org.onrecord.events.Trend.Holder;
import org.onrecord.events.Trend.Subject;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.processor.shift.Level;
import org.onrecord.processor.shift.Shift;

/** Describes a shift in words: what changed, and the evidence for it. */
public record ShiftText(Issue issue) {
    /** Returns one line: who, on what, from what to what. */
    public String title(Shift shift) {
        return switch (shift.kind()) {
            case STANCE ->
                holder(shift) + ": in favour of “" + claim(shift) + "” in "
                        + percent(shift.after().value()) + " of the statements that take a side on it, "
                        + percent(shift.before().value()) + " before";
            case EMPHASIS ->
                holder(shift) + " speaks " + (shift.rises() ? "more" : "less") + " of “" + claim(shift) + "”: "
                        + percent(shift.after().value()) + " of what it says on the issue, "
                        + percent(shift.before().value()) + " before";
            case VOLUME ->
                holder(shift) + (shift.subject().kind() == Subject.Kind.CLAIM ? " on “" + claim(shift) + "”" : "")
                        + ": " + statements(shift.after().part()) + " in " + weeks(shift) + ", "
                        + number(shift.before().value()) + " a week before";
        };
    }

    /** Returns one sentence: the counts before and after with their intervals, when it changed, and how often chance gives as much. */
    public String why(Shift shift) {
        Level before = shift.before();
        Level after = shift.after();
        if (shift.kind() == Shift.Kind.VOLUME) {
            return "The " + before.of() + " covered weeks before it brought " + number(before.value()) + " a week ("
                    + number(before.low()) + " to " + number(before.high()) + "); by chance such weeks bring "
                    + (shift.rises() ? "as many" : "as few") + " " + rarely(shift.chance()) + ".";
        }
        String when = shift.earliest().equals(shift.latest())
                ? "on " + shift.day()
                : "between " + shift.earliest() + " and " + shift.latest() + ", most likely on " + shift.day();
        return "From " + share(before) + " since " + before.from() + " to " + share(after) + " up to " + after.to()
                + "; it changed " + when + ". The same days in random order show as much " + rarely(shift.chance())
                + ".";
    }

    private static String share(Level level) {
        return level.part() + " of " + statements(level.of()) + " (" + Math.round(level.low() * 100) + " to "
                + percent(level.high()) + ")";
    }

    private String holder(Shift shift) {
        String id = shift.holder().id();
        if (shift.holder().kind() == Holder.Kind.SIDE) {
            return id;
        }
        String name = issue.actor(id).map(RegisteredActor::name).orElse(id.startsWith("~") ? id.substring(1) : id);
        return name + " (" + shift.side() + ")";
    }

    private String claim(Shift shift) {
        String id = shift.subject().id();
        return issue.claim(id).map(Issue.Claim::text).orElse(id);
    }

    private static String weeks(Shift shift) {
        return shift.after().of() == 1
                ? "the week of " + shift.day()
                : shift.after().of() + " weeks from " + shift.day() + " to "
                        + shift.after().to();
    }

    private static String statements(int count) {
        return count == 1 ? "1 statement" : count + " statements";
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Returns a probability of at most a few per cent in words. */
    private static String rarely(double chance) {
        double times = 1 / Math.max(chance, 1e-9);
        long size = (long) Math.pow(10, Math.floor(Math.log10(times)));
        return String.format(Locale.ROOT, "about once in %,d times", Math.round(times / size) * size);
    }
}
