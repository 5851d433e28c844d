package org.onrecord.app.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.onrecord.app.failure.Failure;

/** The admin token that is kept in the data folder where none is set: made once, readable by its owner alone. */
public final class AdminToken {
    private static final int BYTES = 24;

    private AdminToken() {}

    /** The file that holds the token. */
    public static Path file(Path data) {
        return data.resolve("admin-token");
    }

    /** The token in the file, which is made if it is not there. */
    public static String readOrMake(Path data) {
        Path file = file(data);
        try {
            if (Files.exists(file)) {
                return Files.readString(file, StandardCharsets.US_ASCII).strip();
            }
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            Files.createFile(file, ownerOnly());
            Files.writeString(file, token + "\n", StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING);
            return token;
        } catch (IOException e) {
            throw new Failure(
                    "The admin token in " + file + " can be neither read nor made (" + e
                            + "); give this user the right to, or set ONRECORD_ADMIN_TOKEN.",
                    e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
