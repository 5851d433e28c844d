package org.onrecord.bench.issue;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.events.Ids;
import org.onrecord.processor.model.StanceReader;

/** A reader that keeps every reading, in memory and on request in a file, so that a passage is read only once. */
final class KeptReadings implements StanceReader {
    private final StanceReader reader;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    KeptReadings(StanceReader reader) {
        this.reader = reader;
    }

    @Override
    public Reading read(Query query, String language) {
        String key = Ids.hash(language, query.claim(), query.side(), String.join("\u0000", query.sentences()));
        return readings.computeIfAbsent(key, missing -> reader.read(query, language));
    }

    /** Adds the readings that {@link #write} wrote, if the file exists. */
    KeptReadings read(Path file) throws IOException {
        if (Files.exists(file)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                int count = in.readInt();
                for (int i = 0; i < count; i++) {
                    String key = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                    double about = in.readDouble();
                    Stances whole = stances(in);
                    List<Stances> each = new ArrayList<>();
                    for (int n = in.readInt(); n > 0; n--) {
                        each.add(stances(in));
                    }
                    readings.put(key, new Reading(whole, each, about));
                }
            }
        }
        return this;
    }

    /** Writes all readings to a file. */
    void write(Path file) throws IOException {
        Map<String, Reading> now = Map.copyOf(readings);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(now.size());
            for (Map.Entry<String, Reading> entry : now.entrySet()) {
                byte[] key = entry.getKey().getBytes(StandardCharsets.UTF_8);
                out.writeInt(key.length);
                out.write(key);
                out.writeDouble(entry.getValue().about());
                write(out, entry.getValue().whole());
                out.writeInt(entry.getValue().each().size());
                for (Stances each : entry.getValue().each()) {
                    write(out, each);
                }
            }
        }
    }

    private static Stances stances(DataInputStream in) throws IOException {
        return new Stances(in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static void write(DataOutputStream out, Stances stances) throws IOException {
        out.writeDouble(stances.favor());
        out.writeDouble(stances.against());
        out.writeDouble(stances.none());
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
