package org.onrecord.bench.web;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.app.broker.Ports;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.publish.BrokerAccess;

/**
 * Runs ingest processes on a local web that misbehaves, kills them while they work, and checks which documents arrived
 * and how the sites were treated: {@code LocalWebScore HOSTS PAGES KILLS PROCESSES DELAY-MS [MINUTES]}.
 */
public final class LocalWebScore {
    private final Plan plan;
    private final Path work;
    private final PrintStream out;
    private final List<Process> processes = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();

    /**
     * The plan of a run.
     *
     * @param hosts number of sites
     * @param pages number of pages on all sites together
     * @param kills number of kills, of each process in turn, evenly spread over the pages
     * @param processes number of ingest processes that share the work
     * @param delay between requests to one host
     * @param patience how long missing documents are awaited
     * @param surplus how long duplicates are awaited at the end
     */
    public record Plan(
            int hosts, int pages, int kills, int processes, Duration delay, Duration patience, Duration surplus) {}

    private LocalWebScore(Plan plan, Path work, PrintStream out) {
        this.plan = plan;
        this.work = work;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 5) {
            out.println("LocalWebScore HOSTS PAGES KILLS PROCESSES DELAY-MS [MINUTES]");
            System.exit(2);
        }
        Plan plan = new Plan(
                Integer.parseInt(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Duration.ofMillis(Long.parseLong(args[4])),
                Duration.ofMinutes(args.length > 5 ? Long.parseLong(args[5]) : 15),
                // Long enough for every source to be fetched once more.
                Duration.ofSeconds(65));
        Findings findings = run(plan, Files.createTempDirectory("local-web"), out);
        System.exit(findings.missing() == 0 && findings.faults().isEmpty() ? 0 : 1);
    }

    /** Runs a plan, with its files in a folder. */
    public static Findings run(Plan plan, Path work, PrintStream out) throws Exception {
        LocalWebScore score = new LocalWebScore(plan, work, out);
        try (LocalWeb web = LocalWeb.start(plan.hosts(), plan.pages());
                EmbeddedBroker broker = EmbeddedBroker.start(work.resolve("broker"), 0)) {
            KafkaClients kafka = broker.kafka();
            Path catalogue = Files.writeString(work.resolve("web.yaml"), web.catalogue());
            try {
                for (int i = 0; i < plan.processes(); i++) {
                    score.processes.add(score.ingest(kafka, catalogue));
                }
                return score.follow(web, kafka, catalogue);
            } finally {
                for (Process process : score.processes) {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    private Findings follow(LocalWeb web, KafkaClients kafka, Path catalogue) throws Exception {
        long began = System.nanoTime();
        int expected = Findings.of(web, List.of(), plan.delay()).expected();
        int killed = 0;
        try (KafkaConsumer<String, byte[]> reader = reader(kafka)) {
            while (documents.size() < expected
                    && System.nanoTime() - began < plan.patience().toNanos()) {
                read(reader);
                if (killed < plan.kills() && documents.size() >= (long) expected * (killed + 1) / (plan.kills() + 1)) {
                    kill(killed % processes.size(), kafka, catalogue);
                    killed++;
                }
            }
            long lastAt = System.nanoTime();
            long end = lastAt + plan.surplus().toNanos();
            while (System.nanoTime() < end) {
                read(reader);
            }
            Findings findings = Findings.of(web, documents, plan.delay());
            print(web, findings, killed, lastAt - began);
            return findings;
        }
    }

    /** Returns documents per second in the middle half, without the start and the stragglers. */
    private double middleRate() {
        int from = arrivals.size() / 4;
        int to = arrivals.size() * 3 / 4;
        return to == from ? 0 : (to - from) / ((arrivals.get(to) - arrivals.get(from)) / 1e9);
    }

    private void kill(int which, KafkaClients kafka, Path catalogue) throws IOException, InterruptedException {
        out.println("kill -9 of process " + which + " with " + documents.size() + " documents");
        Process process = processes.get(which);
        process.destroyForcibly().waitFor();
        processes.set(which, ingest(kafka, catalogue));
    }

    private void read(KafkaConsumer<String, byte[]> reader) {
        reader.poll(Duration.ofMillis(100)).forEach(record -> {
            documents.add(EventJson.read(record.value(), Document.class));
            arrivals.add(System.nanoTime());
        });
    }

    private void print(LocalWeb web, Findings findings, int killed, long whole) {
        out.printf(
                Locale.ROOT,
                "%d of %d documents, %d requests, %d kills, %.0f s in all, %.0f documents/s in the middle half%n",
                findings.arrived(),
                findings.expected(),
                web.requests(),
                killed,
                whole / 1e9,
                middleRate());
        findings.notes().stream().limit(20).forEach(out::println);
        findings.faults().stream().limit(40).forEach(fault -> out.println("FAULT: " + fault));
        out.println(findings.faults().size() + " faults");
        if (findings.missing() > 0 || !findings.faults().isEmpty()) {
            out.println("The logs are in " + work);
        }
    }

    private KafkaConsumer<String, byte[]> reader(KafkaClients kafka) throws InterruptedException {
        BrokerAccess broker = new BrokerAccess(kafka);
        try (var admin = broker.admin()) {
            Topics.create(admin, 8, (short) 1);
        }
        KafkaConsumer<String, byte[]> reader = broker.reader(Topics.DOCUMENTS);
        List<TopicPartition> partitions = List.copyOf(reader.assignment());
        reader.seekToBeginning(partitions);
        return reader;
    }

    private Process ingest(KafkaClients kafka, Path catalogue) throws IOException, InterruptedException {
        try (var admin = new BrokerAccess(kafka).admin()) {
            Topics.create(admin, 8, (short) 1);
        }
        int number = (int) Files.list(work).count();
        Path data = Files.createDirectories(work.resolve("ingest-" + number));
        Path log = data.resolve("console.log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.onrecord.app.Main",
                "ingest",
                "--bootstrap-servers",
                kafka.toString(),
                "--data",
                data.toString(),
                "--captures",
                work.resolve("captures").toString(),
                "--sources",
                catalogue.toString(),
                "--seeds",
                data.resolve("no-seeds").toString(),
                "--host-delay",
                plan.delay().toMillis() + "ms",
                "--allowed-addresses",
                "127.0.0.0/8",
                "--ops-port",
                Integer.toString(Ports.free()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        builder.environment().keySet().removeIf(name -> name.startsWith("ONRECORD_"));
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
            throw new IOException("ingest ended at once; see " + log);
        }
        return process;
    }
}
