package org.onrecord.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.onrecord.app.settings.Settings.InvalidSettingException;
import org.onrecord.events.kafka.ClientSettings;
import org.onrecord.events.kafka.KafkaClients;

/**
 * The external broker and how to sign in to it. The file and the variables are read only when a command asks for
 * clients, because serve has a broker of its own.
 *
 * @param servers the address that was given
 * @param config the properties file with settings of Kafka's clients
 * @param variables of the environment that begin with {@code KAFKA_}
 * @param data the folder of a {@code serve} whose broker is called where no address was given
 */
record BrokerAddress(Optional<String> servers, Optional<Path> config, Map<String, String> variables, Path data) {
    private static final String SERVERS = "bootstrap.servers";

    static Map<String, String> variables(Map<String, String> environment) {
        Map<String, String> kafka = new TreeMap<>(environment);
        kafka.keySet().removeIf(variable -> !variable.startsWith("KAFKA_"));
        kafka.remove(Setting.BOOTSTRAP_SERVERS.variable());
        return kafka;
    }

    /**
     * Returns the clients.
     *
     * @throws InvalidSettingException if the file cannot be read or a setting cannot be used
     */
    KafkaClients clients() {
        Map<String, String> file = new HashMap<>(config.map(BrokerAddress::read).orElse(Map.of()));
        Optional<String> inFile = Optional.ofNullable(file.remove(SERVERS));
        try {
            return new KafkaClients(
                    servers.or(() -> inFile)
                            .or(() -> BrokerNote.read(data))
                            .or(Setting.BOOTSTRAP_SERVERS::standard)
                            .orElseThrow(),
                    ClientSettings.of(file, config.map(Path::toString).orElse(""), variables));
        } catch (ClientSettings.RefusedException e) {
            throw new InvalidSettingException(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new InvalidSettingException("There is no file " + file + "; name another with "
                    + Setting.KAFKA_CONFIG.option().orElseThrow() + ".");
        } catch (IOException e) {
            throw new InvalidSettingException("The file " + file + " cannot be read (" + e + "); name another with "
                    + Setting.KAFKA_CONFIG.option().orElseThrow() + ".");
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(
                    "The file " + file
                            + " is no properties file: a \\u in it is not followed by four hexadecimal digits. Write \\\\ for a backslash.");
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    /** Leaves the variables out, because they may hold secrets. */
    @Override
    public String toString() {
        return "BrokerAddress[" + servers + ", " + config + "]";
    }
}
