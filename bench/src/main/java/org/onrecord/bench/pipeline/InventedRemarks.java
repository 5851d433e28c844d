package org.onrecord.bench.pipeline;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.onrecord.events.EventJson;

/**
 * A short invented document that is pushed to a running system.
 *
 * @param title of the document
 * @param text plain text
 */
record InventedRemarks(String title, String text) {
    private static final List<String> FIRST =
            List.of("Bo", "Mei", "Tao", "Lan", "Jun", "Yan", "Kai", "Rui", "Wen", "Xin");
    private static final List<String> LAST = List.of(
            "Harbourlin",
            "Lampwu",
            "Oilzhao",
            "Tidechen",
            "Quayma",
            "Mastsun",
            "Sailhu",
            "Reefguo",
            "Buoyhe",
            "Pierluo");
    private static final List<String> SAID = List.of(
            "We are ready to work with the United States to fight the fentanyl trade.",
            "China will continue its counternarcotics cooperation with the United States against fentanyl.",
            "Tariffs on China in the name of fentanyl are wrong and must be lifted.",
            "We firmly oppose the tariffs that the United States imposed on the pretext of fentanyl.");
    private static final List<String> ABOUT = List.of(
            "The harbour was repaired in spring.",
            "The council met on Tuesday to look at the plans for the bridge.",
            "Rice prices rose a little in the north.",
            "A museum of ships and of sails shows new works.",
            "Farmers expect an early harvest after the mild winter.",
            "The ferry runs twice an hour again.",
            "A choir sang in the square until the rain began.");

    /** Returns the name of an invented person, another one for each number. */
    static String speaker(int number) {
        return FIRST.get(number % 10) + " " + LAST.get(number / 10 % 10)
                + (number < 100 ? "" : "a".repeat(number / 100));
    }

    /**
     * Returns remarks by an invented spokesperson who takes a side on a claim of the issue fentanyl. No two have the same words: the same words by
     * somebody else would count as a copy.
     *
     * @param more further paragraphs
     */
    static InventedRemarks onTheIssue(int number, String speaker, String more) {
        return new InventedRemarks(
                "Remarks on fentanyl, " + number,
                "China's Foreign Ministry spokesperson " + speaker + " answered questions on fentanyl.\n\n\""
                        + SAID.get(number % SAID.size()) + " " + own(number) + "\" said Foreign Ministry spokesperson "
                        + speaker + "." + more);
    }

    /** Returns remarks that are on no issue. */
    static InventedRemarks offTheIssue(int number, int sentences) {
        return new InventedRemarks("News from the harbour, " + number, about(number, sentences));
    }

    /** Returns sentences that are on no issue. */
    static String about(int number, int sentences) {
        StringBuilder text = new StringBuilder();
        for (int each = 0; each < sentences; each++) {
            text.append(ABOUT.get((number + each) % ABOUT.size())).append(' ');
        }
        return text.append("This is note ")
                .append(number)
                .append(" of the year.")
                .toString();
    }

    private static String own(int number) {
        return "Sailors, bakers and teachers in the harbour of " + LAST.get(number % 10) + " and in the "
                + FIRST.get(number / 10 % 10) + " valley asked about it " + (number + 2)
                + " times this year, and every one of them has heard the same from us.";
    }

    /** Returns the body of the request that pushes the document, under an id of its own. */
    String json(String series) {
        return EventJson.mapper()
                .createObjectNode()
                .put("id", series + "-" + System.nanoTime())
                .put("publisher", "Harbour Wire")
                .put("lang", "en")
                .put("date", LocalDate.now(ZoneOffset.UTC).toString())
                .put("title", title)
                .put("text", text)
                .toString();
    }
}
