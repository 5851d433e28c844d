package org.onrecord.notify.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What signs webhooks: the secret of the installation, and those of receivers, each in a file of a folder, whose name a subscription gives. The
 * files are read for each message, so that a secret can be added or replaced at any time.
 *
 * @param usual empty where the installation has no secret
 * @param folder of the receivers' secrets; empty where there is none
 */
public record Signatures(Optional<Signature> usual, Optional<Path> folder) {

    /** What signs a message, or why nothing does. */
    sealed interface Choice {
        record Found(Signature signature) implements Choice {}

        /** Nothing does; the reason names the remedy. */
        record Missing(String reason) implements Choice {}
    }

    /**
     * Returns what signs the webhooks of a subscription.
     *
     * @param name of its own secret; null for that of the installation
     */
    Choice of(@Nullable String name) {
        if (name == null) {
            return usual.<Choice>map(Choice.Found::new)
                    .orElse(new Choice.Missing(
                            "there is no signing secret; set ONRECORD_WEBHOOK_SECRET or ONRECORD_WEBHOOK_SECRET_FILE"));
        }
        if (folder.isEmpty()) {
            return new Choice.Missing(
                    "the secret " + name + " is not there; set ONRECORD_WEBHOOK_SECRETS to its folder");
        }
        try {
            return new Choice.Found(Signature.of(Files.readString(folder.get().resolve(name))));
        } catch (IOException e) {
            return new Choice.Missing("the file " + name + " in the folder of ONRECORD_WEBHOOK_SECRETS cannot be read");
        } catch (IllegalArgumentException e) {
            return new Choice.Missing("the file " + name
                    + " in the folder of ONRECORD_WEBHOOK_SECRETS holds no secret: " + e.getMessage());
        }
    }
}
