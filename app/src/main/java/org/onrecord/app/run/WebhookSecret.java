package org.onrecord.app.run;

import java.nio.file.Path;
import java.util.Base64;

/** The secret in the data folder that signs webhooks, for use where none is set. */
final class WebhookSecret {
    private WebhookSecret() {}

    /** Returns the file of the secret. */
    static Path file(Path data) {
        return data.resolve("webhook-secret");
    }

    /** Returns the secret in the file; makes the file if it does not exist. */
    static String readOrMake(Path data) {
        return OwnerFile.readOrMake(
                file(data),
                random -> "whsec_" + Base64.getEncoder().encodeToString(random),
                "the secret that signs webhooks",
                "ONRECORD_WEBHOOK_SECRET");
    }
}
