package org.onrecord.app.settings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.onrecord.app.failure.Failure;

/** The file in a data folder that says where its broker listens, so that commands find it. It is there while the broker runs. */
public record BrokerNote(Path file) implements AutoCloseable {
    private static final String NAME = "broker";
    private static final int CONNECT_MS = 1_000;

    /** @param address e.g. {@code 127.0.0.1:9092} */
    public static BrokerNote write(Path data, String address) {
        Path file = data.resolve(NAME);
        try {
            return new BrokerNote(Files.writeString(file, address + "\n"));
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be written (" + e + "); give this user the right.", e);
        }
    }

    /** Returns the address of the broker that runs on a data folder; empty if nobody listens there. */
    static Optional<String> read(Path data) {
        try (Socket socket = new Socket()) {
            String address = Files.readString(data.resolve(NAME)).strip();
            URI at = URI.create("kafka://" + address);
            socket.connect(new InetSocketAddress(at.getHost(), at.getPort()), CONNECT_MS);
            return Optional.of(address);
        } catch (IOException | IllegalArgumentException nobody) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
