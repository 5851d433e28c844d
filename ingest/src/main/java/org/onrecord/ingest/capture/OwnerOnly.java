package org.onrecord.ingest.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders and files that only their owner can open, where the file system knows owners. */
public final class OwnerOnly {
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";

    private OwnerOnly() {}

    /** Creates a folder and those above it that do not exist; one that exists already is closed to others, if this user owns it. */
    public static void createFolder(Path folder) throws IOException {
        if (!knowsOwners(folder)) {
            Files.createDirectories(folder);
        } else if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attribute(FOLDER));
        } else if (Files.isWritable(folder)
                && Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
        }
    }

    /** Opens a file; one that is created is closed to others from the first moment. */
    public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        return knowsOwners(file) ? FileChannel.open(file, options, attribute(FILE)) : FileChannel.open(file, options);
    }

    private static FileAttribute<?> attribute(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }
}
