package org.onrecord.bench.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.onrecord.events.Document;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.time.StatedDate;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.analysis.Analysis.Labelled;
import org.onrecord.processor.statement.FoundStatement;

/** Invents documents, each with as many lines {@code actor day side: words} as {@link #OF_A_DOCUMENT} says. */
final class InventedDocuments {
    /** Statements of a document. */
    static final int OF_A_DOCUMENT = 4;

    private static final int ACTORS = 200;
    private static final int REMEMBERED = 50;
    private static final String OPENING =
            "We have always held that every lamp of the old harbour must stay lit through the winter. ";

    private final Random random;
    private final List<List<String>> said = new ArrayList<>();
    private int documents;

    InventedDocuments(Random random) {
        this.random = random;
        for (int i = 0; i < ACTORS; i++) {
            said.add(new ArrayList<>());
        }
    }

    Document document() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < OF_A_DOCUMENT; i++) {
            int actor = random.nextInt(ACTORS);
            LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000));
            text.append(actor % 2 == 0 ? "AA" : "BB")
                    .append(actor)
                    .append(' ')
                    .append(day)
                    .append(random.nextBoolean() ? " for: " : " against: ")
                    .append(words(said.get(actor)))
                    .append('\n');
        }
        String item = Integer.toString(documents++);
        return Document.of(
                new Document.Origin("invented", item, "Harbour Gazette", null),
                null,
                "Notes",
                null,
                Instant.EPOCH,
                "en",
                text.toString());
    }

    private String words(List<String> before) {
        if (!before.isEmpty() && random.nextInt(3) == 0) {
            return copy(before.get(random.nextInt(before.size())));
        }
        StringBuilder words = new StringBuilder(random.nextInt(5) == 0 ? OPENING : "");
        for (int sentence = 1 + random.nextInt(2); sentence > 0; sentence--) {
            words.append("The");
            for (int word = 9 + random.nextInt(12); word > 0; word--) {
                // Few words are frequent, most are rare.
                words.append(' ')
                        .append(Integer.toString((int) Math.exp(8 * random.nextDouble()), 26)
                                .replaceAll("[0-9]", "o"));
            }
            words.append(". ");
        }
        String made = words.toString().strip();
        if (before.size() < REMEMBERED) {
            before.add(made);
        } else {
            before.set(random.nextInt(REMEMBERED), made);
        }
        return made;
    }

    private String copy(String words) {
        return switch (random.nextInt(3)) {
            case 0 -> words.replace(" o", " indeed o");
            case 1 -> words.substring(0, words.lastIndexOf(' ', words.length() - 1));
            default -> words;
        };
    }

    /** Reads a statement from each line {@code actor day side: words}. */
    static Analysis read(Document document) {
        List<Labelled> statements = new ArrayList<>();
        int start = 0;
        for (String line : document.text().split("\n")) {
            String[] head = line.substring(0, line.indexOf(": ")).split(" ");
            Span span = new Span(start + line.indexOf(": ") + 2, start + line.length());
            statements.add(new Labelled(
                    new FoundStatement(
                            span,
                            Statement.Kind.TURN,
                            -1,
                            -1,
                            new Statement.Speaker(head[0], null, null),
                            new Statement.Actor(head[0], head[0], false, head[0].substring(0, 2), 2, true),
                            StatedDate.of(LocalDate.parse(head[1])),
                            null,
                            List.of()),
                    true,
                    new Statement.Labels(
                            List.of(new Statement.TopicLabel("lamps", 0.9)),
                            List.of(new Statement.StanceLabel(
                                    "keep-lit",
                                    head[2].equals("for") ? Stance.FAVOR : Stance.AGAINST,
                                    0.9,
                                    span,
                                    span.of(document.text()))),
                            List.of(),
                            List.of())));
            start += line.length() + 1;
        }
        return new Analysis(document, "harbour", true, "invented", statements);
    }
}
