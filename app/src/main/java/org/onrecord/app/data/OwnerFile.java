package org.onrecord.app.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.function.Function;
import org.onrecord.app.failure.Failure;

/** A secret in a file that is made once and is readable only by its owner. */
public final class OwnerFile {
    private static final int BYTES = 24;

    private OwnerFile() {}

    /**
     * Returns the secret in a file; makes the file if it does not exist.
     *
     * @param text writes random bytes as text
     * @param what names the secret in a message
     * @param variable the setting in its place
     * @throws Failure if the file can be neither read nor written
     */
    static String readOrMake(Path file, Function<byte[], String> text, String what, String variable) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file, StandardCharsets.US_ASCII).strip();
            }
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String secret = text.apply(random);
            Files.createFile(file, ownerOnly());
            Files.writeString(file, secret + "\n", StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING);
            return secret;
        } catch (IOException e) {
            throw new Failure(
                    "T" + what.substring(1) + " in " + file + " can be neither read nor written (" + e
                            + "); give this user the right to write there, or set " + variable + ".",
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
