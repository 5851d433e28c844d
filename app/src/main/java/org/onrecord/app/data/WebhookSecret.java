package org.onrecord.app.data;

import java.nio.file.Path;
import java.util.Base64;

/** The secret in the data folder that signs webhooks, for use where none is set. */
public final class WebhookSecret {
    private WebhookSecret() {}

    /** Returns the file of the secret. */
    public static Path file(Path data) {
        return data.resolve("webhook-secret");
    }

    /** Returns the secret in the file; makes the file if it does not exist. */
    public static String readOrMake(Path data) {
        return OwnerFile.readOrMake(
                file(data),
                random -> "whsec_" + Base64.getEncoder().encodeToString(random),
                "the secret that signs webhooks",
                "ONRECORD_WEBHOOK_SECRET");
    }
}
