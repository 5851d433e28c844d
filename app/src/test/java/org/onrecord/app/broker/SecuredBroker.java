package org.onrecord.app.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.onrecord.events.kafka.KafkaClients;

/**
 * A real broker that takes clients over TLS and with a password alone, and lets a user do only what its access control list says. Its other
 * listener, without a password, is the broker's own and the administrator's.
 */
public final class SecuredBroker implements AutoCloseable {
    private static final String KEYSTORE_PASSWORD = "keystore-secret";
    private static final int ITERATIONS = 4096;

    private final EmbeddedBroker broker;
    private final int port;
    private final Path certificate;

    private SecuredBroker(EmbeddedBroker broker, int port, Path certificate) {
        this.broker = broker;
        this.port = port;
        this.certificate = certificate;
    }

    /** Starts a broker with a new certificate. */
    public static SecuredBroker start(Path folder) throws IOException, InterruptedException {
        Path keystore = folder.resolve("broker.p12");
        Path certificate = folder.resolve("broker.pem");
        keytool(
                "-genkeypair -alias broker -keyalg EC -groupname secp256r1 -validity 2 -dname CN=broker"
                        + " -ext SAN=ip:127.0.0.1 -storetype PKCS12",
                keystore);
        keytool("-exportcert -rfc -alias broker -file " + certificate, keystore);
        int port = Ports.free();
        return new SecuredBroker(
                EmbeddedBroker.start(folder.resolve("kafka"), 0, usual -> secured(usual, port, keystore)),
                port,
                certificate);
    }

    private static Map<String, String> secured(Map<String, String> usual, int port, Path keystore) {
        Map<String, String> config = new HashMap<>(usual);
        String listener = ",SECURED://127.0.0.1:" + port;
        config.merge("listeners", listener, String::concat);
        config.merge("advertised.listeners", listener, String::concat);
        config.merge("listener.security.protocol.map", ",SECURED:SASL_SSL", String::concat);
        config.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        config.put(
                "listener.name.secured.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        config.put("ssl.keystore.type", "PKCS12");
        config.put("ssl.keystore.location", keystore.toString());
        config.put("ssl.keystore.password", KEYSTORE_PASSWORD);
        config.put("authorizer.class.name", CountingAuthorizer.class.getName());
        config.put("allow.everyone.if.no.acl.found", "false");
        config.put("super.users", "User:ANONYMOUS");
        return config;
    }

    private static void keytool(String options, Path keystore) throws IOException, InterruptedException {
        List<String> words = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        words.addAll(List.of(options.split(" ")));
        words.addAll(List.of("-keystore", keystore.toString(), "-storepass", KEYSTORE_PASSWORD));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
    }

    /** Adds a user with a password and rights. */
    public void addUser(String name, String password, Collection<AclBinding> rights) throws Exception {
        try (Admin admin = administrator().admin()) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
            admin.createAcls(rights).all().get(10, TimeUnit.SECONDS);
        }
    }

    /** Returns the settings of a client, as a properties file has them. */
    public Map<String, String> client(String name, String password) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.toString(),
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + name + "\" password=\""
                        + password + "\";");
    }

    /** As {@link #client}, in a file. */
    public Path clientFile(Path file, String name, String password) throws IOException {
        StringBuilder lines = new StringBuilder();
        client(name, password)
                .forEach((setting, value) ->
                        lines.append(setting).append('=').append(value).append('\n'));
        return Files.writeString(file, lines);
    }

    /** Returns the address for users with a password. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Returns the clients of the administrator. */
    public KafkaClients administrator() {
        return broker.kafka();
    }

    @Override
    public void close() {
        broker.close();
    }
}
