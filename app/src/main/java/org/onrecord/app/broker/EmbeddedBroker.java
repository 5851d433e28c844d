package org.onrecord.app.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.onrecord.app.failure.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker with its controller in this process: for any Kafka client the same as one in a process of its own. It listens on
 * 127.0.0.1 alone, keeps its records in a folder, and takes up that folder again however the last process on it ended.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final KafkaRaftServer server;
    private final int port;
    private final CompletableFuture<Failure> fault;

    private EmbeddedBroker(KafkaRaftServer server, int port, CompletableFuture<Failure> fault) {
        this.server = server;
        this.port = port;
        this.fault = fault;
    }

    /**
     * Starts a broker; returns when it takes records.
     *
     * @param folder of its records, formatted at first use; the caller holds the lock on it, see {@link DataFolder}
     * @param port on 127.0.0.1; 0 takes a free one
     * @throws Failure if the port is taken, or if the folder cannot be used
     */
    public static EmbeddedBroker start(Path folder, int port) throws InterruptedException {
        int brokerPort = port == 0 ? Ports.free() : port;
        Ports.requireFree("the broker", "127.0.0.1", brokerPort, "--broker-port");
        Path logs = folder.toAbsolutePath().normalize();
        format(logs);
        CompletableFuture<Failure> fault = new CompletableFuture<>();
        reportFaults(logs, fault);
        CompletableFuture<KafkaRaftServer> started = new CompletableFuture<>();
        Thread.ofPlatform().name("broker-start").start(() -> start(logs, brokerPort, started));
        try {
            CompletableFuture.anyOf(started, fault).get();
        } catch (ExecutionException e) {
            throw unusable(logs, e.getCause() == null ? e : e.getCause());
        }
        if (fault.isDone()) {
            throw fault.join();
        }
        return new EmbeddedBroker(started.join(), brokerPort, fault);
    }

    private static void start(Path logs, int port, CompletableFuture<KafkaRaftServer> started) {
        try {
            KafkaConfig config = new KafkaConfig(BrokerConfig.of(logs, port, Ports.free()), false);
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            started.complete(server);
        } catch (Throwable e) { // Kafka throws errors, too.
            started.completeExceptionally(e);
        }
    }

    /** Kafka ends the process at a fault; here the fault is told instead, and whoever started the broker ends in good order. */
    private static void reportFaults(Path logs, CompletableFuture<Failure> fault) {
        Exit.Procedure report = (code, message) -> {
            fault.complete(
                    unusable(logs, new IllegalStateException(message == null ? "fatal fault " + code : message)));
            throw new IllegalStateException("the broker stopped after a fault");
        };
        Exit.setExitProcedure(report);
        Exit.setHaltProcedure(report);
        // Java takes no more hooks once a process is told to stop, and a broker that is just starting would fail for
        // it.
        Exit.setShutdownHookAdder((name, hook) -> LOG.debug("{} ends with the broker", name));
    }

    private static void format(Path logs) {
        try {
            Files.createDirectories(logs);
            if (Files.exists(logs.resolve("meta.properties"))) {
                refuseNewer(logs);
                return;
            }
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(BrokerConfig.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerConfig.CONTROLLER)
                    .setDirectories(List.of(logs.toString()))
                    .setMetadataLogDirectory(logs.toString())
                    .run();
        } catch (Failure e) {
            throw e;
        } catch (IOException e) {
            throw new Failure(
                    "The broker's folder " + logs + " cannot be written (" + e + "); give this user the right to write"
                            + " there, or choose another folder with --data.",
                    e);
        } catch (Exception e) {
            throw unusable(logs, e);
        }
    }

    /** The newest snapshot of the cluster's metadata says which Kafka wrote it. */
    private static void refuseNewer(Path logs) throws IOException {
        Optional<Path> newest;
        try (Stream<Path> files = Files.list(logs.resolve("__cluster_metadata-0"))) {
            newest = files.filter(file -> file.toString().endsWith(".checkpoint"))
                    .max(Comparator.naturalOrder());
        }
        if (newest.isEmpty()) {
            return;
        }
        boolean newer;
        try {
            newer = !BootstrapMetadata.fromCheckpointFile(newest.get())
                    .metadataVersion()
                    .isProduction();
        } catch (IllegalArgumentException unknownVersion) {
            newer = true;
        }
        if (newer) {
            throw new Failure("The broker's folder " + logs + " was written by a newer Kafka than this one, "
                    + AppInfoParser.getVersion() + " (metadata up to " + MetadataVersion.latestProduction()
                    + "); use the OnRecord that wrote it, or choose another folder with --data.");
        }
    }

    private static Failure unusable(Path logs, Throwable cause) {
        LOG.warn("the broker stopped: {}", cause.toString(), cause);
        return new Failure(
                "The broker cannot use its folder " + logs + " (" + cause + "); it may be full, damaged or"
                        + " written by a newer Kafka. The log tells more. Choose another folder with --data, or free"
                        + " this one.",
                cause);
    }

    /** Where clients find the broker, e.g. {@code 127.0.0.1:9092}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Completes if the broker stops by itself, e.g. when its disk is full. */
    public CompletableFuture<Failure> fault() {
        return fault.copy();
    }

    /** Stops the broker in good order. Close streams and clients first. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
