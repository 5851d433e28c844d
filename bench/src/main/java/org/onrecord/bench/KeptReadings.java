package org.onrecord.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.events.Ids;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.StanceReader;

/**
 * A stance reader that keeps every answer, in memory and on request in a file, so that an interrupted run does not ask
 * again.
 */
public final class KeptReadings implements StanceReader {
    private final StanceReader reader;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    public KeptReadings(StanceReader reader) {
        this.reader = reader;
    }

    /** Adds the readings that {@link #write} wrote, if the file exists. */
    public KeptReadings read(Path file) throws IOException {
        if (Files.exists(file)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                for (int left = in.readInt(); left > 0; left--) {
                    String key = in.readUTF();
                    Stances whole = stances(in);
                    List<Stances> each = new ArrayList<>();
                    for (int sentences = in.readInt(); sentences > 0; sentences--) {
                        each.add(stances(in));
                    }
                    readings.put(key, new Reading(whole, each, in.readDouble()));
                }
            }
        }
        return this;
    }

    private static Stances stances(DataInputStream in) throws IOException {
        return new Stances(in.readDouble(), in.readDouble(), in.readDouble());
    }

    /** Writes all readings to a file. */
    public void write(Path file) throws IOException {
        Map<String, Reading> now = Map.copyOf(readings);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(now.size());
            for (Map.Entry<String, Reading> entry : now.entrySet()) {
                Reading reading = entry.getValue();
                out.writeUTF(entry.getKey());
                write(reading.whole(), out);
                out.writeInt(reading.each().size());
                for (Stances each : reading.each()) {
                    write(each, out);
                }
                out.writeDouble(reading.about());
            }
        }
    }

    private static void write(Stances stances, DataOutputStream out) throws IOException {
        out.writeDouble(stances.favor());
        out.writeDouble(stances.against());
        out.writeDouble(stances.none());
    }

    /** Returns the number of readings so far. */
    public int size() {
        return readings.size();
    }

    @Override
    public Reading read(Query query, String language) {
        String key = Ids.hash(
                Script.readsChinese(language) ? "zh" : "en",
                query.claim(),
                query.side(),
                String.join("\u0000", query.sentences()));
        return readings.computeIfAbsent(key, unread -> reader.read(query, language));
    }

    @Override
    public String id() {
        return reader.id();
    }

    @Override
    public void close() {
        reader.close();
    }
}
