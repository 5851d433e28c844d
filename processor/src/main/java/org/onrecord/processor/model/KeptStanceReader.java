package org.onrecord.processor.model;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.events.Ids;

/**
 * A reader that keeps its readings on disk, by the model and what was read. Readings are nearly all of the processor's time; with them a restart
 * before all is read, or a replay with other thresholds, takes as long as finding the statements.
 */
public final class KeptStanceReader implements StanceReader {
    /** About 100,000 readings. */
    private static final long MOST_BYTES = 64 << 20;

    /** The size of the stances of a sentence: three numbers. */
    static final int BYTES_OF_STANCES = 3 * Double.BYTES;

    private final StanceReader reader;
    private final AnswerFile answers;

    private KeptStanceReader(StanceReader reader, AnswerFile answers) {
        this.reader = reader;
        this.answers = answers;
    }

    /** Returns a reader that keeps readings in a file; closing it closes the other one too. */
    public static KeptStanceReader of(StanceReader reader, Path file) {
        return new KeptStanceReader(reader, AnswerFile.open(file, MOST_BYTES));
    }

    /** Returns a reader that knows the readings in a file and adds none; closing it closes the other one too. */
    public static KeptStanceReader knowing(StanceReader reader, Path file) {
        return new KeptStanceReader(reader, AnswerFile.recorded(file));
    }

    @Override
    public Reading read(Query query, String language) {
        String key = Ids.hash(
                reader.id(), IssueHeads.key(language), query.claim(), query.side(), together(query.sentences()));
        Optional<Reading> kept = answers.get(key).map(KeptStanceReader::reading);
        if (kept.isPresent()) {
            return kept.get();
        }
        Reading computed = reader.read(query, language);
        answers.put(key, bytes(computed));
        return computed;
    }

    @Override
    public void load(String language) {
        reader.load(language);
    }

    /** Returns sentences as one text in which none can be mistaken for two. */
    static String together(List<String> sentences) {
        StringBuilder together = new StringBuilder();
        sentences.forEach(sentence ->
                together.append(sentence.length()).append(' ').append(sentence).append('\n'));
        return together.toString();
    }

    private static ByteBuffer bytes(Reading reading) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Double.BYTES + (1 + reading.each().size()) * BYTES_OF_STANCES);
        bytes.putDouble(reading.about());
        put(reading.whole(), bytes);
        reading.each().forEach(each -> put(each, bytes));
        return bytes.flip();
    }

    private static Reading reading(ByteBuffer bytes) {
        double about = bytes.getDouble();
        Stances whole = stances(bytes);
        List<Stances> each = new ArrayList<>();
        while (bytes.hasRemaining()) {
            each.add(stances(bytes));
        }
        return new Reading(whole, each, about);
    }

    static void put(Stances stances, ByteBuffer bytes) {
        bytes.putDouble(stances.favor()).putDouble(stances.against()).putDouble(stances.none());
    }

    static Stances stances(ByteBuffer bytes) {
        return new Stances(bytes.getDouble(), bytes.getDouble(), bytes.getDouble());
    }

    @Override
    public Optional<IssueStanceReader> ofIssue(String name) {
        return reader.ofIssue(name).map(own -> new KeptIssueStanceReader(own, answers));
    }

    @Override
    public String id() {
        return reader.id();
    }

    @Override
    public void close() {
        reader.close();
        answers.close();
    }
}
