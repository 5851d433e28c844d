package org.onrecord.app.data;

import java.nio.file.Path;
import java.util.Base64;

/** The admin token in the data folder, for use where none is set. It is made once and readable only by its owner. */
public final class AdminToken {
    private AdminToken() {}

    /** Returns the file of the token. */
    public static Path file(Path data) {
        return data.resolve("admin-token");
    }

    /** Returns the token in the file; makes the file if it does not exist. */
    public static String readOrMake(Path data) {
        return OwnerFile.readOrMake(
                file(data),
                random -> Base64.getUrlEncoder().withoutPadding().encodeToString(random),
                "the admin token",
                "ONRECORD_ADMIN_TOKEN");
    }
}
