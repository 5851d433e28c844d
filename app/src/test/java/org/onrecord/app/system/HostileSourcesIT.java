package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Outcome;
import org.onrecord.events.SourceState;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Bomb;
import org.onrecord.testing.Http;
import org.onrecord.testing.MisbehavingServer;
import org.onrecord.testing.Warc;

/**
 * Generated bombs by every way in, sent to {@code serve} at the heap that ships, with good documents between them: the process lives, each
 * bomb is read or in the dead letters, and each good document is read.
 *
 * <p>{@code -Donrecord.bombs=1000} sends more of them, {@code -Donrecord.bombs.seed=7} others; {@code -Donrecord.bombs.ingest=true} sends them to
 * {@code ingest} as a process of its own, with the heap that it has in {@code docker-compose.yml}.
 */
class HostileSourcesIT {
    private static final int BOMBS = Integer.getInteger("onrecord.bombs", 60);
    private static final long SEED = Long.getLong("onrecord.bombs.seed", 1);
    private static final boolean INGEST_ALONE = Boolean.getBoolean("onrecord.bombs.ingest");
    private static final int SITES = 6;
    private static final int LISTS = Math.max(4, BOMBS / 12);

    /** Long enough for a page that is put off for some minutes, because too many large answers came at once. */
    private static final Duration SOON = Duration.ofSeconds(600L + 3L * BOMBS);

    private static final String TOKEN = "a-token-for-pushes-only-0123456789";

    private static final String GOOD =
            "The Water Minister of Southmark, Ben Tarn, spoke to reporters on Tuesday about the dam on the"
                    + " Teal river. “The dam on the Teal river has done great harm to our farmers,” Ben Tarn said.";

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final List<MisbehavingServer> sites = new ArrayList<>();
    private final Set<String> bombs = new TreeSet<>();
    private final Set<String> good = new TreeSet<>();
    private final Set<String> lists = new TreeSet<>();
    private @Nullable EmbeddedBroker broker;

    @Test
    void survivesBombsByEveryWayInAndReadsWhatIsBetweenThem() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path prepared = Files.createDirectories(folder.resolve("prepared"));
        Path file = folder.resolve("lines.jsonl.gz");
        Path archive = folder.resolve("archive.warc.gz");
        Path captures = folder.resolve("data/captures");
        int each = BOMBS / 4;
        fill(prepared, each);
        fillWithSpecialFiles(prepared);
        writeLines(file, each);
        writeArchive(archive, each);
        String catalogue = serveSites(BOMBS - 3 * each - LISTS) + serveLists();
        Map<String, String> settings = new HashMap<>(Map.of(
                "ONRECORD_SOURCES",
                Files.writeString(folder.resolve("catalogue.yaml"), "sources:\n" + catalogue)
                        .toString(),
                "ONRECORD_ALLOWED_ADDRESSES",
                String.join(",", sites.stream().map(MisbehavingServer::host).toList()),
                "ONRECORD_HOST_DELAY",
                "0s",
                "ONRECORD_ADMIN_TOKEN",
                TOKEN));
        try (Onrecord system = start(inbox, settings);
                Seen seen = new Seen(new KafkaClients("127.0.0.1:" + system.brokerPort(), Map.of()))) {
            moveAll(prepared, inbox);
            Path said = folder.resolve("import.txt");
            Process imports = system.begin(
                    said,
                    "import",
                    "--no-wait",
                    "--captures",
                    captures.toString(),
                    file.toString(),
                    archive.toString());
            if (!INGEST_ALONE) {
                push(system, each / 2);
            }
            system.await("all lists polled", SOON, () -> seen.now().polled.containsAll(lists));
            system.await("everything settled", SOON, () -> missing(seen.now()).isEmpty());
            system.await("the import ended", SOON, () -> !imports.isAlive());
            if (!INGEST_ALONE) {
                system.await(
                        "every document processed",
                        SOON,
                        () -> seen.now().outcomes.containsAll(seen.documents));
            }
            assertThat(said).content().contains("documents accepted");

            assertThat(system.get("/readyz").statusCode()).as(system.console()).isEqualTo(200);
            assertThat(seen.read).as("the good documents").containsAll(good);
            System.out.printf(
                    "%d bombs: %d documents read, %d dead letters, all of %d good documents read%n",
                    BOMBS, seen.read.size(), seen.dead.size(), good.size());
        } finally {
            sites.forEach(MisbehavingServer::close);
            if (broker != null) {
                broker.close();
            }
        }
    }

    private Onrecord start(Path inbox, Map<String, String> settings) throws IOException, InterruptedException {
        if (!INGEST_ALONE) {
            return Onrecord.serve(folder.resolve("data"), inbox, DamDocuments.ISSUE, settings);
        }
        broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        settings.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        settings.put("ONRECORD_SEEDS", inbox.toString());
        settings.put("ONRECORD_JAVA_OPTS", "-Xmx192m");
        Onrecord ingest = Onrecord.service("ingest", folder.resolve("data"), settings);
        ingest.awaitReady();
        return ingest;
    }

    /** Puts pages, Markdown, PDF files and sidecars into the watched folder. */
    private void fill(Path prepared, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            String name = "bomb-%04d".formatted(i);
            Bomb bomb = switch (i % 5) {
                case 0 -> Bomb.page(random);
                case 1 -> Bomb.markdown(random);
                case 2 -> Bomb.pdf(random);
                case 3 -> Bomb.header(random);
                default -> Bomb.page(random);
            };
            if (bomb.suffix().equals(".meta.yaml")) {
                Files.writeString(prepared.resolve(name + ".txt"), GOOD);
                Files.write(prepared.resolve(name + ".txt.meta.yaml"), bomb.bytes());
                bombs.add("inbox/" + name + ".txt");
            } else {
                Files.write(prepared.resolve(name + bomb.suffix()), bomb.bytes());
                bombs.add("inbox/" + name + bomb.suffix());
            }
            Files.writeString(prepared.resolve("good-%04d.txt".formatted(i)), GOOD + " He said it " + i + " times.");
            good.add("inbox/good-%04d.txt".formatted(i));
        }
    }

    /** Puts what is no file in the place of files into the watched folder, and a file of empty gzip members. */
    private void fillWithSpecialFiles(Path prepared) throws IOException, InterruptedException {
        Files.writeString(prepared.resolve("piped.txt"), GOOD);
        for (String pipe : List.of("piped.txt.meta.yaml", "pipe.txt", "pipe.jsonl.gz", "pipe.warc")) {
            new ProcessBuilder("mkfifo", prepared.resolve(pipe).toString())
                    .start()
                    .waitFor();
        }
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 8_000; i++) {
            members.writeBytes(Warc.gzip(new byte[0]));
        }
        Files.write(prepared.resolve("members.jsonl.gz"), members.toByteArray());
        Files.createSymbolicLink(prepared.resolve("endless.txt"), Path.of("endless.txt"));
        for (String special :
                List.of("piped.txt", "pipe.txt", "pipe.jsonl.gz", "pipe.warc", "members.jsonl.gz", "endless.txt")) {
            bombs.add("inbox/" + special);
        }
    }

    private static void moveAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                // Sidecars first, and none of them changes afterwards.
                Files.move(file, to.resolve(file.getFileName()));
            }
        }
    }

    private void writeLines(Path file, int count) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            // A line that is refused is known by its content and not its id.
            lines.writeBytes(Warc.gzip(Warc.join(Bomb.line("bomb-" + i, random).bytes(), Warc.bytes("\n"))));
            lines.writeBytes(Warc.gzip(Warc.bytes("{\"id\":\"good-%d\",\"text\":\"%s\"}\n".formatted(i, GOOD))));
            good.add("import/good-" + i);
        }
        Files.write(file, lines.toByteArray());
    }

    private void push(Onrecord system, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Bomb bomb = Bomb.line("bomb-" + i, random);
            HttpResponse<String> answer = push(system, bomb.bytes());
            if (answer.statusCode() == 202) {
                bombs.add("push/bomb-" + i);
            } else {
                assertThat(answer.statusCode()).as(bomb.name()).isIn(413, 422);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(answer.body()).as(bomb.name()).containsAnyOf("the maximum allowed (", "at most ");
            }
            assertThat(push(system, Warc.bytes("{\"id\":\"good-%d\",\"text\":\"%s\"}".formatted(i, GOOD)))
                            .statusCode())
                    .isEqualTo(202);
            good.add("push/good-" + i);
        }
    }

    /** Pushes a document, again while the system is busy, as the 503 asks. */
    private static HttpResponse<String> push(Onrecord system, byte[] body) throws IOException {
        List<HttpResponse<String>> answers = new ArrayList<>();
        system.await("an answer to what is pushed", SOON, () -> {
            answers.add(Http.send(
                    "POST",
                    system,
                    "/api/v1/documents",
                    body,
                    "Authorization",
                    "Bearer " + TOKEN,
                    "Content-Type",
                    "application/json"));
            return answers.getLast().statusCode() != 503;
        });
        return answers.getLast();
    }

    private void writeArchive(Path file, int count) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            Bomb bomb = i % 10 == 0 ? Bomb.pdf(random) : Bomb.page(random);
            archive.writeBytes(
                    Warc.gzip(Warc.response("https://teal.example/bomb-" + i, 200, bomb.mediaType(), bomb.bytes())));
            String address = "https://teal.example/good-" + i;
            archive.writeBytes(Warc.gzip(Warc.response(address, 200, "text/html", page(i))));
            good.add("import/" + address);
        }
        Files.write(file, archive.toByteArray());
    }

    /** Serves pages, good ones and bombs in turn, and a feed that lists them, on several hosts. */
    private String serveSites(int count) {
        StringBuilder catalogue = new StringBuilder();
        for (int s = 0; s < SITES; s++) {
            MisbehavingServer site = new MisbehavingServer();
            sites.add(site);
            String id = "site-" + s;
            lists.add(id);
            StringBuilder feed = new StringBuilder("<rss version=\"2.0\"><channel><title>Teal Office</title>");
            for (int i = s; i < count; i += SITES) {
                Bomb bomb = i % 10 == 0 ? Bomb.pdf(random) : i % 4 == 1 ? Bomb.markdown(random) : Bomb.page(random);
                packed(site, "/bomb-" + i, bomb);
                site.page("/good-" + i, "text/html; charset=utf-8", new String(page(i), StandardCharsets.UTF_8));
                for (String page : List.of("bomb-" + i, "good-" + i)) {
                    feed.append("<item><guid>").append(page).append("</guid><link>");
                    feed.append(site.url("/" + page)).append("</link></item>");
                }
                bombs.add(id + "/bomb-" + i);
                good.add(id + "/good-" + i);
            }
            site.page("/feed.xml", "application/rss+xml", feed + "</channel></rss>");
            catalogue.append(source(id, "feed", site.url("/feed.xml")));
        }
        return catalogue.toString();
    }

    /** Serves lists that are bombs themselves. */
    private String serveLists() {
        StringBuilder catalogue = new StringBuilder();
        for (int i = 0; i < LISTS; i++) {
            MisbehavingServer site = sites.get(i % SITES);
            lists.add("list-" + i);
            packed(site, "/list-" + i, Bomb.list(random));
            catalogue.append(source("list-" + i, i % 3 == 2 ? "sitemap" : "feed", site.url("/list-" + i)));
        }
        return catalogue.toString();
    }

    private static void packed(MisbehavingServer site, String path, Bomb bomb) {
        byte[] packed = bomb.packed();
        String type = bomb.mediaType();
        site.on(
                path,
                exchange -> exchange.send("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Type: " + type, packed)
                        .keepOpen());
    }

    private static String source(String id, String kind, String address) {
        return "  - {id: %s, kind: %s, address: \"%s\", publisher: Teal Office, interval: 60m}\n"
                .formatted(id, kind, address);
    }

    private static byte[] page(int number) {
        return Warc.bytes(
                "<!doctype html><html lang=\"en\"><head><title>Notice " + number + "</title></head><body><article><h1>"
                        + "Notice " + number + "</h1><p>" + GOOD + "</p></article></body></html>");
    }

    /** Returns the documents of which nothing is known yet. */
    private Set<String> missing(Seen seen) {
        Set<String> missing = new TreeSet<>(bombs);
        missing.addAll(good);
        missing.removeAll(seen.read);
        missing.removeAll(seen.dead);
        return missing;
    }

    /** What the topics have said so far. */
    private static final class Seen implements AutoCloseable {
        private final KafkaConsumer<String, byte[]> consumer;
        final Set<String> read = new HashSet<>();
        final Set<String> documents = new HashSet<>();
        final Set<String> outcomes = new HashSet<>();
        final Set<String> dead = new HashSet<>();
        final Set<String> polled = new HashSet<>();

        Seen(KafkaClients kafka) {
            consumer = kafka.consumer();
            TopicScan.rewind(consumer, Topics.DOCUMENTS, Topics.DEAD_LETTERS, Topics.SOURCES, Topics.OUTCOMES);
        }

        Seen now() {
            TopicScan.toEnd(consumer, this::take);
            return this;
        }

        private void take(ConsumerRecord<String, byte[]> record) {
            if (record.topic().equals(Topics.DEAD_LETTERS.name())) {
                dead.add(record.key());
            } else if (record.value() != null) {
                Event event = EventJson.read(record.value(), Event.class);
                if (event instanceof Document document) {
                    read.add(document.source() + "/" + document.sourceItem());
                    documents.add(document.id());
                } else if (event instanceof Outcome outcome) {
                    outcomes.add(outcome.document());
                } else if (event instanceof SourceState state && state.visits().lastAttempt() != null) {
                    polled.add(state.id());
                }
            }
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
