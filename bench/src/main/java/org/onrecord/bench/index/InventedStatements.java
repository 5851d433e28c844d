package org.onrecord.bench.index;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.onrecord.events.Document;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.events.time.Published;

/**
 * Statements in made-up words, with the shapes of real ones: a few sides and actors say most, a third take a stance, a fifth repeat the
 * words of another statement of the same actor, one in seven is Chinese, and three are in a document.
 */
final class InventedStatements {
    static final String ISSUE = "fentanyl";

    private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);
    private static final int DAYS = 5200;
    private static final int ACTORS = 400;
    private static final int PUBLISHERS = 300;
    private static final int WORDS = 20_000;
    private static final String[] SIDES = {"CN", "US", "CN", "US", "CN", "none", "MX", "CA", "UN", "other", "IN", "EU"};

    private final Random random;
    private final List<String> topics;
    private final List<String> claims;
    private final List<String> vocabulary = new ArrayList<>();
    private int made;

    InventedStatements(long seed, List<String> topics, List<String> claims) {
        this.random = new Random(seed);
        this.topics = topics;
        this.claims = claims;
        Random letters = new Random(1);
        String[] syllables = {
            "ba", "co", "de", "fi", "gu", "ha", "jo", "ke", "li", "mo", "nu", "pa", "re", "so", "ti", "vo"
        };
        for (int i = 0; i < WORDS; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllable = 0; syllable < 2 + letters.nextInt(3); syllable++) {
                word.append(syllables[letters.nextInt(syllables.length)]);
            }
            vocabulary.add(word.toString());
        }
    }

    /** A document with its statements. */
    record Made(Document document, List<Statement> statements) {}

    /** Returns a word; a few words are in most texts, as in every language. */
    String word() {
        return vocabulary.get(rank(WORDS));
    }

    /** Returns a number below a bound, small ones more often. */
    private int rank(int bound) {
        return (int) Math.min(bound - 1, Math.exp(random.nextDouble() * Math.log(bound)) - 1);
    }

    String actor() {
        return "actor-" + rank(ACTORS);
    }

    String side() {
        return SIDES[random.nextInt(SIDES.length)];
    }

    String publisher() {
        return "The " + vocabulary.get(rank(PUBLISHERS)) + " Post";
    }

    LocalDate day() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private String text(boolean chinese) {
        int words = 12 + random.nextInt(50);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            if (chinese) {
                text.append((char) (0x4e00 + rank(3000)));
            } else {
                text.append(i == 0 ? "" : " ").append(word());
            }
        }
        return text.append(chinese ? "。" : ".").toString();
    }

    /** Returns the next document, with three statements. */
    Made next() {
        boolean chinese = random.nextInt(7) == 0;
        LocalDate day = day();
        String id = "document-" + made;
        List<String> quotes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            quotes.add(text(chinese));
        }
        String body = String.join("\n", quotes);
        String publisher = publisher();
        Document document = document(id, day, publisher, chinese, body);
        List<Statement> statements = new ArrayList<>();
        int start = 0;
        for (String quote : quotes) {
            statements.add(statement(document, day, quote, new Span(start, start + quote.length())));
            start += quote.length() + 1;
            made++;
        }
        return new Made(document, statements);
    }

    private static Document document(String id, LocalDate day, String publisher, boolean chinese, String text) {
        return Document.of(
                new Document.Origin("bench", id, publisher, null),
                null,
                "On " + id,
                new Published(day.toString(), Published.Precision.DAY, "bench"),
                Instant.parse("2026-11-01T12:00:00Z"),
                chinese ? "zh" : "en",
                text);
    }

    private Statement statement(Document document, LocalDate day, String quote, Span span) {
        int number = rank(ACTORS);
        String name = "Speaker " + vocabulary.get(number);
        int tier = 1 + number % 4;
        boolean official = tier <= 2;
        List<Statement.TopicLabel> labels = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            labels.add(new Statement.TopicLabel(topics.get(random.nextInt(topics.size())), 0.8));
        }
        List<Statement.StanceLabel> stances = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            stances.add(new Statement.StanceLabel(
                    claims.get(rank(claims.size())),
                    random.nextInt(3) == 0 ? Stance.AGAINST : Stance.FAVOR,
                    0.5 + random.nextInt(50) / 100.0,
                    span,
                    quote));
        }
        // A fifth repeat the words of another statement of the actor.
        boolean copy = random.nextInt(5) == 0 && made > 10;
        String cluster = "cluster-" + (copy ? rank(made) : made);
        String side = SIDES[number % SIDES.length];
        return new Statement(
                "statement-" + made,
                Statement.DocumentRef.of(document),
                new Statement.Excerpt(span, quote, "", "", QuoteLanguage.of(quote, document.language())),
                Statement.Kind.values()[random.nextInt(4)],
                null,
                new Statement.Attribution(
                        new Statement.Speaker(name, "spokesperson", null),
                        new Statement.Actor("actor-" + number, name, false, side, tier, official)),
                new Statement.When(day, day, random.nextInt(4) == 0 ? "press conference" : null),
                null,
                List.of(),
                ISSUE,
                new Statement.Labels(labels, stances, List.of(), List.of()),
                cluster,
                copy,
                "bench",
                List.of(),
                null);
    }
}
