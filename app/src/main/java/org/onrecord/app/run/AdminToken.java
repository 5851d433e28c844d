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

/** The admin token in the data folder, for use where none is set. It is made once and readable only by its owner. */
public final class AdminToken {
    private static final int BYTES = 24;

    private AdminToken() {}

    /** Returns the file of the token. */
    public static Path file(Path data) {
        return data.resolve("admin-token");
    }

    /** Returns the token in the file; makes the file if it does not exist. */
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
                    "The admin token in " + file + " can be neither read nor written (" + e
                            + "); give this user the right to write there, or set ONRECORD_ADMIN_TOKEN.",
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
