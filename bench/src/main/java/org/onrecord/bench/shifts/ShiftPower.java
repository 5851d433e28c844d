package org.onrecord.bench.shifts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.processor.shift.Coverage;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.shift.Shift;
import org.onrecord.processor.shift.Shifts;
import org.onrecord.processor.trend.Member;

/**
 * Measures how often planted shifts are found in invented histories: {@code ShiftPower [RUNS]}. A side speaks on about
 * two days a week for a year and a half, now and then ten times in one day; statements of one day lean the same way
 * (intra-day correlation .3). The shares of eight claims stay constant; a ninth changes on a known day. Prints how
 * often the change is found, how far off its day is, and how often anything else is found. In the last histories nothing changes but the mix of two
 * languages, in which the side speaks of different claims, or of two publishers.
 */
public final class ShiftPower {
    private static final LocalDate START = LocalDate.parse("2024-01-01");
    private static final int DAYS = 540;
    private static final double DAYS_SPOKEN_ON = 2 / 7.0;
    private static final double CORRELATION = 0.3;
    private static final String PLANTED = "planted";

    private final Random random;
    private final List<DistinctStatement> statements = new ArrayList<>();

    private String language = "en";
    private String publisher = "";

    private ShiftPower(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        emphasis(runs, 0.15, 0.15, DAYS / 2);
        emphasis(runs, 0.05, 0.15, DAYS / 2);
        emphasis(runs, 0.05, 0.25, DAYS / 2);
        emphasis(runs, 0.10, 0.40, DAYS / 2);
        emphasis(runs, 0.30, 0.02, DAYS / 2);
        emphasis(runs, 0.10, 0.60, DAYS - 60);
        emphasis(runs, 0.10, 0.60, DAYS - 21);
        mix(runs, "zh", "en", "Ministry", "Ministry");
        mix(runs, "en", "en", "Ministry", "Embassy");
    }

    /** Speaks by halves from two sources, one of which is first nine times as busy as the other, then the other way round. */
    private static void mix(int runs, String language, String other, String publisher, String otherPublisher) {
        int found = 0;
        for (int run = 0; run < runs; run++) {
            ShiftPower history = new ShiftPower(run);
            for (int day = 0; day < DAYS; day++) {
                boolean isOther = history.random.nextDouble() < (day < DAYS / 2 ? 0.1 : 0.9);
                history.language = isOther ? other : language;
                history.publisher = isOther ? otherPublisher : publisher;
                history.speak(day, isOther ? 0.40 : 0.10);
            }
            found += Shifts.of(history.statements, Coverage.ofStatements(history.statements), LocalDate.MAX).stream()
                            .allMatch(each -> each.kind() == Shift.Kind.VOLUME)
                    ? 0
                    : 1;
        }
        System.out.printf(
                Locale.ROOT,
                "only the mix of %s from %s and %s from %s changes: a shift of a share found in %d of %d runs%n",
                language,
                publisher,
                other,
                otherPublisher,
                found,
                runs);
    }

    private static void emphasis(int runs, double before, double after, int changed) {
        int found = 0;
        int elsewhere = 0;
        List<Long> off = new ArrayList<>();
        long spoken = 0;
        for (int run = 0; run < runs; run++) {
            ShiftPower history = new ShiftPower(run);
            history.speak(before, after, changed);
            spoken += history.statements.size();
            List<Shift> shifts =
                    Shifts.of(history.statements, Coverage.ofStatements(history.statements), LocalDate.MAX);
            List<Shift> planted = shifts.stream()
                    .filter(each -> each.subject().id().equals(PLANTED)
                            && each.kind() == Shift.Kind.EMPHASIS
                            && before != after)
                    .toList();
            found += planted.isEmpty() ? 0 : 1;
            elsewhere += planted.size() == shifts.size() ? 0 : 1;
            planted.forEach(each -> off.add(
                    Math.abs(each.day().toEpochDay() - START.plusDays(changed).toEpochDay())));
        }
        off.sort(null);
        System.out.printf(
                Locale.ROOT,
                "share %.2f to %.2f on day %d of %d, %.0f statements: found in %.3f of %d runs, median %s days off; something else found in %.3f%n",
                before,
                after,
                changed,
                DAYS,
                (double) spoken / runs,
                (double) found / runs,
                runs,
                off.isEmpty() ? "-" : off.get(off.size() / 2).toString(),
                (double) elsewhere / runs);
    }

    private void speak(double before, double after, int changed) {
        for (int day = 0; day < DAYS; day++) {
            speak(day, day < changed ? before : after);
        }
    }

    private void speak(int day, double planted) {
        if (random.nextDouble() >= DAYS_SPOKEN_ON) {
            return;
        }
        int count = random.nextInt(25) == 0 ? 10 : 1 + random.nextInt(2);
        String leading = claim(planted);
        for (int i = 0; i < count; i++) {
            boolean follows = random.nextDouble() < Math.sqrt(CORRELATION);
            add(day, follows ? leading : claim(planted));
        }
    }

    /** Draws the planted claim with the given probability, else one of eight others with unequal frequencies. */
    private String claim(double planted) {
        if (random.nextDouble() < planted) {
            return PLANTED;
        }
        return "claim" + (int) (8 * random.nextDouble() * random.nextDouble());
    }

    private void add(int day, String claim) {
        int number = statements.size();
        Statement.Span span = new Statement.Span(0, 1);
        Stance stance = random.nextInt(10) < 8 ? Stance.FAVOR : Stance.AGAINST;
        statements.add(new DistinctStatement(
                "c" + number,
                new Member(
                        "s" + number,
                        new Statement.DocumentRef("d" + day + "/" + number / 10, "v", "", publisher, null, null),
                        START.plusDays(day),
                        "invented",
                        new Statement.Actor("a" + random.nextInt(6), null, false, "XX", 2, true),
                        null,
                        null,
                        List.of(),
                        List.of(new Statement.StanceLabel(claim, stance, 1, span, "")),
                        language,
                        Member.Signs.NONE),
                1));
    }
}
