package org.onrecord.ingest.extract.meta;

import java.util.List;
import java.util.Locale;
import org.onrecord.events.resource.WordLists;
import org.onrecord.events.time.Published.Precision;
import org.onrecord.ingest.date.FoundDate;

/** Weighs the dates in visible lines as dates of publication. */
final class DateLineWeights {
    private static final WordLists LABELS = WordLists.read(DateLineWeights.class, "date-labels.txt");
    private static final List<String> PUBLISHED = LABELS.list("published");
    private static final List<String> MODIFIED = LABELS.list("modified");
    private static final List<String> OTHER = LABELS.list("other");

    /** How many characters before a date decide what it is. */
    private static final int BEFORE = 45;

    private static final double NEXT_TO_HEADING = 3;

    private DateLineWeights() {}

    /** Returns the weight by the classes and the place of a line. */
    static double weight(PageScan.Line line, int heading) {
        double weight = switch (line.marks()) {
            case PUBLISHED -> 3.5;
            case DATE, CREATED -> 2.5;
            case INFO -> 1;
            case MODIFIED -> -0.5;
            case NONE -> 0;
        };
        double near = nearness(line.order(), heading);
        double aside = switch (line.place()) {
            case BODY -> 0;
            case COMMENTS -> -6;
            case OTHERS -> -4;
            case FOOTER, NAVIGATION -> -3;
        };
        // Next to the heading these classes describe the layout rather than the content.
        weight += near >= NEXT_TO_HEADING ? aside / 2 : aside;
        if (line.linked()) {
            weight -= 1;
        }
        if (line.inArticle()) {
            weight += 0.5;
        }
        if (line.inHeading() && line.text().length() > 40) {
            weight -= 3;
        }
        return weight + near;
    }

    private static double nearness(int order, int heading) {
        if (heading < 0) {
            return -order / 400.0;
        }
        int after = order - heading;
        if (after < 0) {
            return after >= -4 ? 2 : after >= -12 ? 0.5 : -1;
        }
        return after <= 6 ? NEXT_TO_HEADING : after <= 15 ? 2 : after <= 40 ? 0.5 : -Math.min(after, 800) / 400.0;
    }

    /**
     * Returns the weight by the words around a date.
     *
     * @param from where the words about this date start in the line: after the date before it
     */
    static double weight(FoundDate date, String line, int from) {
        int start = line.lastIndexOf('\n', date.start()) + 1;
        int end = line.indexOf('\n', date.end());
        int others = (end < 0 ? line.length() : end) - start - (date.end() - date.start());
        double weight = others <= 3 ? 2.5 : others <= 30 ? 1.5 : others <= 80 ? 0.5 : -2;
        if (date.precision() == Precision.MONTH) {
            weight -= 7;
        } else if (date.precision() == Precision.TIME) {
            weight += 1;
        }
        return weight + label(line.substring(Math.max(Math.max(from, start), date.start() - BEFORE), date.start()));
    }

    static double label(String before) {
        String words = ' ' + before.toLowerCase(Locale.ROOT);
        double weight = hasOneOf(words, MODIFIED) ? -0.5 : hasOneOf(words, PUBLISHED) ? 2.5 : 0;
        return hasOneOf(words, OTHER) ? weight - 3 : weight;
    }

    private static boolean hasOneOf(String words, List<String> stems) {
        return stems.stream().anyMatch(words::contains);
    }
}
