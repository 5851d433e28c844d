package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.CountingAuthorizer;
import org.onrecord.app.broker.SecuredBroker;
import org.onrecord.app.rights.Right;
import org.onrecord.app.rights.Role;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.Ids;
import org.onrecord.events.kafka.ClientSettings;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import tools.jackson.databind.JsonNode;

/** All of OnRecord, each part its own process and user, on a broker with TLS, passwords and exactly the rights of {@link Role}. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredBrokerIT {
    private static final String PREFIX = "desk.";

    /** The prefix under which a backup is restored; the operator alone has rights there. */
    private static final String RESTORED = "desk.restored.";

    private static final String TOKEN = "a-long-secret";
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static SecuredBroker broker;
    private static final Map<Role, Path> FILES = new EnumMap<>(Role.class);
    private static final List<Onrecord> SERVICES = new ArrayList<>();
    private static final List<String> PRINTED = new ArrayList<>();
    private static Onrecord dashboard;

    @BeforeAll
    static void startAll() throws Exception {
        broker = SecuredBroker.start(folder);
        for (Role role : Role.values()) {
            String user = "onrecord-" + role;
            broker.addUser(
                    user,
                    password(role),
                    role.rights().stream()
                            .flatMap(right -> Stream.of(PREFIX, RESTORED)
                                    .limit(role == Role.OPERATOR ? 2 : 1)
                                    .flatMap(prefix -> bindings(right, "User:" + user, prefix)))
                            .toList());
            FILES.put(role, broker.clientFile(folder.resolve(role + ".properties"), user, password(role)));
        }
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("briefing.txt"), """
            Title: Press briefing on the dam
            Publisher: Teal Valley Record
            Date: 2024-03-05

            Reporter: What do you say about the dam on the Teal river?
            Ben Tarn: The dam on the Teal river has done great harm to our farmers.
            """);
        SERVICES.add(service("ingest", withFile(Role.INGEST), Map.of("ONRECORD_SEEDS", inbox.toString())));
        SERVICES.add(service("process", withVariables(Role.PROCESS), Map.of()));
        dashboard = service("dashboard", withFile(Role.DASHBOARD), Map.of("ONRECORD_ADMIN_TOKEN", TOKEN));
        SERVICES.add(dashboard);
        SERVICES.forEach(Onrecord::awaitReady);
    }

    @AfterAll
    static void stopAll() {
        SERVICES.forEach(Onrecord::close);
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    @Order(1)
    void documentsBecomeStatementsAndACorrectionChangesThem() throws Exception {
        dashboard.await("read", SOON, () -> counted().path("total").asInt() == 1);
        String id = counted().at("/items/0/statement/id").asString();
        dashboard.correct(id, "dam-harms", "against", "Read it again.");
        dashboard.await(
                "corrected",
                SOON,
                () -> counted()
                        .at("/items/0/statement/stances/0/stance")
                        .asString()
                        .equals("against"));
        dashboard.await(
                "an alert",
                SOON,
                () -> dashboard.json("/api/v1/alerts").path("total").asInt() == 1);
    }

    @Test
    @Order(2)
    void commandsReadAndWriteWithTheirRights() throws Exception {
        Path file = DamDocuments.write(folder.resolve("more.jsonl"), DamDocuments.lines(1, 3));
        assertThat(command(Role.OPERATOR, "import", file.toString()).code()).isZero();
        assertThat(command(Role.READER, "export", "alerts").out())
                .contains("against “The dam on the Teal river harms Southmark.”");
        assertThat(command(Role.READER, "alerts", "list").out()).contains("Ben Tarn");
    }

    @Test
    @Order(3)
    void theReaderMakesABackupAndTheOperatorRestoresIt() throws Exception {
        String file = folder.resolve("desk.backup").toString();
        String captures = folder.resolve("captures").toString();
        CommandResult backup = command(Role.READER, "backup", file, "--captures", captures);
        assertThat(backup.code()).as(backup.err()).isZero();
        assertThat(command(Role.OPERATOR, "restore", file).err())
                .contains("The system is not empty: desk.onrecord.sources has records.");
        String nowhere = folder.resolve("restored-captures").toString();
        CommandResult restored =
                command(Role.OPERATOR, "restore", file, "--topic-prefix", RESTORED, "--captures", nowhere);
        assertThat(restored.code()).as(restored.err()).isZero();
        String written = backup.out().substring(0, backup.out().indexOf(" written to"));
        assertThat(restored.out()).startsWith(written + " restored from " + file);
    }

    @Test
    @Order(4)
    void aDeadLetterIsWrittenBackByTheOperatorAlone() throws Exception {
        try (KafkaProducer<String, byte[]> administrator =
                broker.administrator().producer()) {
            administrator.send(record(Topics.CORRECTIONS)).get();
        }
        dashboard.await(
                "a dead letter",
                SOON,
                () -> dashboard.json("/api/v1/dead-letters").path("total").asInt() == 1);
        assertThat(command(Role.READER, "dead-letters", "retry", "--all").err())
                .contains("The Kafka broker refuses it", "onrecord acls");
        assertThat(command(Role.OPERATOR, "dead-letters", "retry", "--all").err())
                .contains("1 written back, 0 refused");
    }

    @Test
    @Order(5)
    void theOperatorDeletesASourceForGood() throws Exception {
        String briefing = Ids.document("inbox", "briefing.txt");
        assertThat(all()).contains(briefing);
        String captures = folder.resolve("captures").toString();
        CommandResult forgotten = command(
                Role.OPERATOR, "forget", "--source", "inbox", "--reason", "The licence ended.", "--captures", captures);
        assertThat(forgotten.code()).as(forgotten.err()).isZero();
        assertThat(forgotten.out()).startsWith("Deleted for good: 1 documents, ");
        assertThat(command(Role.READER, "forget", "--list").out()).contains("source/inbox", "The licence ended.");
        dashboard.await("gone", SOON, () -> !all().contains(briefing));
    }

    @Test
    @Order(6)
    void allNamesOnTheBrokerCarryThePrefix() throws Exception {
        try (Admin admin = broker.administrator().admin()) {
            Set<String> names = new TreeSet<>(admin.listTopics().names().get(10, TimeUnit.SECONDS));
            admin.listGroups().all().get(10, TimeUnit.SECONDS).stream()
                    .map(GroupListing::groupId)
                    .forEach(names::add);
            admin.listTransactions().all().get(10, TimeUnit.SECONDS).stream()
                    .map(transaction -> transaction.transactionalId())
                    .forEach(names::add);
            assertThat(names)
                    .contains("desk.onrecord.statements", "desk.onrecord-ingest", "desk.onrecord-talking-points.dam")
                    .allMatch(name -> name.startsWith(PREFIX));
        }
    }

    @Test
    @Order(7)
    void nothingOfTheProductWasRefused() {
        assertThat(CountingAuthorizer.refused())
                .as("except the reader's dead-letters retry")
                .containsExactly("onrecord-reader: DESCRIBE desk.onrecord-dead-letters-retry");
    }

    @Test
    @Order(7)
    void aRecordForgedByAWriterWithoutTheRightIsRefusedByTheBroker() {
        for (Role forger : List.of(Role.READER, Role.DASHBOARD, Role.INGEST)) {
            assertForgeryIsRefused(forger, Topics.STATEMENTS);
        }
        assertForgeryIsRefused(Role.PROCESS, Topics.DOCUMENTS);
        assertForgeryIsRefused(Role.PROCESS, Topics.CORRECTIONS);
    }

    private static void assertForgeryIsRefused(Role forger, Topic topic) {
        KafkaClients clients =
                new KafkaClients(broker.bootstrapServers(), broker.client("onrecord-" + forger, password(forger)));
        try (KafkaProducer<String, byte[]> producer = clients.producer()) {
            assertThatThrownBy(() -> producer.send(record(topic)).get())
                    .as("%s to %s", forger, topic.name())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    private static ProducerRecord<String, byte[]> record(Topic topic) {
        return new ProducerRecord<>(PREFIX + topic.name(), "forged", "no JSON".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Order(8)
    void aWrongPasswordAndAnUnknownCertificateAreNamedAndNotWaitedFor() throws Exception {
        Path wrong = broker.clientFile(folder.resolve("wrong.properties"), "onrecord-reader", "the-password-of-nobody");
        for (Map<String, String> settings :
                List.of(Map.of("ONRECORD_KAFKA_CONFIG", wrong.toString()), Map.of("KAFKA_SECURITY_PROTOCOL", "SSL"))) {
            Map<String, String> environment = new HashMap<>(settings);
            environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
            CommandResult export = CommandResult.onrecord(environment, "export", "alerts");
            assertThat(export.code()).isEqualTo(1);
            assertThat(export.err())
                    .startsWith("The Kafka broker at " + broker.bootstrapServers()
                            + " and OnRecord do not accept each other (")
                    .contains("check user, password and certificates");
            PRINTED.add(export.err());
        }
    }

    @Test
    @Order(9)
    void noSecretIsPrintedOrServed() throws Exception {
        for (Onrecord service : SERVICES) {
            PRINTED.add(service.console());
            PRINTED.add(service.get("/metrics").body());
        }
        PRINTED.add(CommandResult.onrecord(withVariables(Role.READER), "export", "--help")
                .out());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path log : files.filter(file -> file.toString().endsWith(".log")
                            && file.getFileName().toString().startsWith("onrecord"))
                    .toList()) {
                PRINTED.add(Files.readString(log));
            }
        }
        assertThat(PRINTED)
                .hasSizeGreaterThan(8)
                .allSatisfy(text -> assertThat(text).doesNotContain("-password-of-"));
    }

    private static String password(Role role) {
        return "the-password-of-" + role;
    }

    private static String all() {
        return dashboard.json("/api/v1/statements").toString();
    }

    private static JsonNode counted() {
        return dashboard.json("/api/v1/statements?counted=true");
    }

    private static Onrecord service(String name, Map<String, String> broker, Map<String, String> more)
            throws IOException {
        Map<String, String> environment = new HashMap<>(broker);
        environment.put("ONRECORD_ISSUE", DamDocuments.ISSUE.toAbsolutePath().toString());
        environment.put("ONRECORD_SOURCES", folder.resolve("no-sources").toString());
        environment.put("ONRECORD_CAPTURES", folder.resolve("captures").toString());
        environment.put("ONRECORD_JAVA_OPTS", "-Xmx420m");
        environment.putAll(more);
        return Onrecord.service(name, folder.resolve(name), environment);
    }

    private static CommandResult command(Role role, String... arguments) throws IOException {
        Map<String, String> environment = withFile(role);
        environment.put("ONRECORD_DATA", folder.resolve("command").toString());
        CommandResult said = Onrecord.launch(environment, arguments);
        PRINTED.add(said.out());
        PRINTED.add(said.err());
        return said;
    }

    private static Map<String, String> withFile(Role role) {
        return withBroker(Map.of("ONRECORD_KAFKA_CONFIG", String.valueOf(FILES.get(role))));
    }

    private static Map<String, String> withVariables(Role role) {
        Map<String, String> variables = new HashMap<>();
        broker.client("onrecord-" + role, password(role))
                .forEach((name, value) -> variables.put(ClientSettings.variable(name), value));
        return withBroker(variables);
    }

    private static Map<String, String> withBroker(Map<String, String> client) {
        Map<String, String> environment = new HashMap<>(client);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("ONRECORD_TOPIC_PREFIX", PREFIX);
        return environment;
    }

    /** Returns the entries of the broker's access control list; the names of a right do not have the prefix of this test. */
    private static Stream<AclBinding> bindings(Right right, String principal, String prefix) {
        return right.names().stream()
                .flatMap(name -> right.operations().stream()
                        .map(operation -> new AclBinding(
                                new ResourcePattern(
                                        right.type(),
                                        right.type() == ResourceType.CLUSTER ? name : prefix + name,
                                        right.pattern()),
                                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW))));
    }
}
