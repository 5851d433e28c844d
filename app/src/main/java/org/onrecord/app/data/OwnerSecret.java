package org.onrecord.app.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.function.Function;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.file.OwnerOnly;

/** A secret in the data folder, for use where none is set. It is made once and is readable only by its owner. */
public enum OwnerSecret {
    /** The token of those who may change something. */
    ADMIN_TOKEN(
            "admin-token",
            "The admin token",
            Setting.ADMIN_TOKEN,
            Base64.getUrlEncoder().withoutPadding()::encodeToString),
    WEBHOOK_SECRET(
            "webhook-secret",
            "The secret that signs webhooks",
            Setting.WEBHOOK_SECRET,
            random -> "whsec_" + Base64.getEncoder().encodeToString(random));

    private static final int BYTES = 24;

    private final String file;
    private final String title;
    private final Setting<String> setting;
    private final Function<byte[], String> text;

    OwnerSecret(String file, String title, Setting<String> setting, Function<byte[], String> text) {
        this.file = file;
        this.title = title;
        this.setting = setting;
        this.text = text;
    }

    public Path file(Path data) {
        return data.resolve(file);
    }

    /**
     * Returns the secret; makes the file if it does not exist.
     *
     * @throws Failure if the file can be neither read nor written
     */
    public String readOrMake(Path data) {
        Path path = file(data);
        try {
            if (Files.exists(path)) {
                return Files.readString(path, StandardCharsets.US_ASCII).strip();
            }
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String secret = text.apply(random);
            try (FileChannel out =
                    OwnerOnly.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                out.write(StandardCharsets.US_ASCII.encode(secret + "\n"));
            }
            return secret;
        } catch (IOException e) {
            throw new Failure(
                    title + " in " + path + " can be neither read nor written (" + e
                            + "); give this user the right to write there, or set " + setting.variable() + ".",
                    e);
        }
    }
}
