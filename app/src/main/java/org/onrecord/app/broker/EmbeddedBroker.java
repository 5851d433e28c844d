package org.onrecord.app.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
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
import org.onrecord.app.data.DataFolder;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.resource.Resources;
import org.onrecord.events.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker with its controller inside this process. To any Kafka client it is like any other broker. It listens
 * only on 127.0.0.1, keeps its records in a folder, and can reopen that folder however the last process ended.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private final KafkaRaftServer server;
    private final int port;
    private final CompletableFuture<Failure> fault;

    private EmbeddedBroker(KafkaRaftServer server, int port, CompletableFuture<Failure> fault) {
        this.server = server;
        this.port = port;
        this.fault = fault;
    }

    /**
     * Starts a broker; returns when it accepts records.
     *
     * @param folder for its records, formatted at first use; the caller must hold the lock on it, see {@link
     *     DataFolder}
     * @param port on 127.0.0.1; 0 takes a free one
     * @throws Failure if the port is taken or the folder cannot be used
     */
    public static EmbeddedBroker start(Path folder, int port) throws InterruptedException {
        return start(folder, port, UnaryOperator.identity());
    }

    /** As {@link #start(Path, int)}, with another configuration, made from the usual one. */
    static EmbeddedBroker start(Path folder, int port, UnaryOperator<Map<String, String>> configure)
            throws InterruptedException {
        int brokerPort = port == 0 ? Ports.free() : port;
        Ports.requireFree("the broker", "127.0.0.1", brokerPort, "--broker-port");
        Path logs = folder.toAbsolutePath().normalize();
        format(logs);
        CompletableFuture<Failure> fault = new CompletableFuture<>();
        reportFaults(logs, fault);
        CompletableFuture<KafkaRaftServer> started = CompletableFuture.supplyAsync(
                () -> started(logs, brokerPort, configure),
                task -> Thread.ofPlatform().name("broker-start").start(task));
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

    private static KafkaRaftServer started(Path logs, int port, UnaryOperator<Map<String, String>> configure) {
        KafkaConfig config = new KafkaConfig(configure.apply(config(logs, port, Ports.freeExcept(port))), false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return server;
    }

    /**
     * Returns the configuration of one node on 127.0.0.1 that needs little memory, and starts and rebalances quickly. Its
     * fixed part is the resource {@code broker.properties}.
     */
    private static Map<String, String> config(Path logs, int port, int controllerPort) {
        Map<String, String> config = new HashMap<>();
        Resources.properties(EmbeddedBroker.class, "broker.properties")
                .forEach((name, value) -> config.put(name.toString(), value.toString()));
        config.put("listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        config.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        config.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        config.put("log.dirs", logs.toString());
        config.put("message.max.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        config.put("replica.fetch.max.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        return config;
    }

    /** Reports fatal faults instead of ending the process, as Kafka does by default, so that the process can stop cleanly. */
    private static void reportFaults(Path logs, CompletableFuture<Failure> fault) {
        Exit.Procedure report = (code, message) -> {
            fault.complete(
                    unusable(logs, new IllegalStateException(message == null ? "fatal fault " + code : message)));
            throw new IllegalStateException("the broker stopped after a fault");
        };
        Exit.setExitProcedure(report);
        Exit.setHaltProcedure(report);
        // Java accepts no shutdown hooks once a process is stopping, and a broker that is just starting would fail.
        Exit.setShutdownHookAdder((name, hook) -> LOG.debug("the shutdown hook {} is not needed", name));
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
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(CONTROLLER)
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

    /** Refuses a folder that a newer Kafka wrote, according to the newest snapshot of the cluster's metadata. */
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
        LOG.warn("The broker stopped: {}", cause.toString(), cause);
        return new Failure(
                "The broker cannot use its folder " + logs + " (" + cause
                        + "); the disk may be full, or the folder damaged or"
                        + " written by a newer Kafka. See the log. Free some space, or choose another folder with"
                        + " --data.",
                cause);
    }

    /** Returns the address of the broker, e.g. {@code 127.0.0.1:9092}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Returns the clients of the broker, which asks for no password. */
    public KafkaClients kafka() {
        return new KafkaClients(bootstrapServers(), Map.of());
    }

    /** Returns a future that completes if the broker stops by itself, e.g. because the disk is full. */
    public CompletableFuture<Failure> fault() {
        return fault.copy();
    }

    /** Stops the broker. Close streams and clients first. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
