package org.onrecord.ingest.pdf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.pdf.PdfParagraphs.PdfParagraph;

/** Finds the title of a PDF: that of its metadata if it is a real title, else the first paragraph that looks like one. */
final class PdfTitle {
    private static final int SEARCHED = 15;
    private static final int LONGEST = 300;

    private static final Pattern NO_TITLE = PdfFile.PATTERNS.pattern("no-title");
    private static final Pattern LETTERHEAD = PdfFile.PATTERNS.pattern("letterhead");

    private static final Pattern DATE = PdfFile.PATTERNS.pattern("date");

    private PdfTitle() {}

    /** Returns the title; empty if there is none. */
    static String of(@Nullable String metadata, List<PdfParagraph> paragraphs) {
        Optional<PdfParagraph> heading = heading(paragraphs);
        String said = metadata == null ? "" : PdfCharacters.clean(metadata).replaceAll("\\s+", " ");
        boolean fits = !said.isEmpty()
                && said.length() <= LONGEST
                && !NO_TITLE.matcher(said).matches();
        if (fits && (heading.isEmpty() || isIn(said, paragraphs))) {
            return said;
        }
        return heading.map(PdfParagraph::text).orElse("");
    }

    /** Returns true if a title also occurs in the text: many files carry the title of the file they were made from. */
    private static boolean isIn(String title, List<PdfParagraph> paragraphs) {
        String letters = letters(title);
        StringBuilder start = new StringBuilder();
        paragraphs.stream().limit(SEARCHED).forEach(paragraph -> start.append(letters(paragraph.text())));
        return !letters.isEmpty() && start.indexOf(letters) >= 0;
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static Optional<PdfParagraph> heading(List<PdfParagraph> paragraphs) {
        List<PdfParagraph> candidates =
                paragraphs.stream().limit(SEARCHED).filter(PdfTitle::mayBeTitle).toList();
        double body = bodySize(paragraphs);
        Optional<PdfParagraph> largest = candidates.stream()
                .filter(paragraph -> paragraph.size() > body * 1.12)
                .reduce((one, other) -> other.size() > one.size() * 1.02 ? other : one);
        return largest.or(() -> candidates.stream()
                        .filter(paragraph -> paragraph.bold() || isInCapitals(paragraph.text()))
                        .findFirst())
                .or(() -> candidates.stream()
                        .filter(paragraph -> !PdfCharacters.endsSentence(paragraph.text()))
                        .findFirst());
    }

    private static boolean mayBeTitle(PdfParagraph paragraph) {
        String text = paragraph.text();
        return text.length() <= LONGEST
                && text.codePoints().filter(Character::isLetter).count() >= 4
                && !LETTERHEAD.matcher(text).matches()
                && !DATE.matcher(text).matches();
    }

    private static boolean isInCapitals(String text) {
        return text.codePoints().noneMatch(Character::isLowerCase)
                && text.codePoints().anyMatch(Character::isUpperCase);
    }

    private static double bodySize(List<PdfParagraph> paragraphs) {
        return PdfParagraphs.bodySize(paragraphs.stream()
                .map(p -> new TextLine(p.page(), 0, 0, 0, p.size(), p.bold(), 0, p.text()))
                .toList());
    }
}
