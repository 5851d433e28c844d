package org.onrecord.events.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders and files that only their owner can open. Windows has its own permissions, which are left alone. */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);

    private OwnerOnly() {}

    /** Creates a folder and those above it that do not exist; one that exists already is closed to others, if this user owns it. */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(folder, FOLDER));
        } else if (Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
            close(folder);
        }
    }

    /**
     * Creates a folder, or closes an existing one to others.
     *
     * @throws IOException if it cannot be written, is a link, or belongs to another user
     */
    public static void claimFolder(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().resolveSibling(""));
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, attributes(folder, FOLDER));
        } else if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is not a folder");
        }
        if (isPosix(folder)) {
            UserPrincipal owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
            if (!owner.equals(user())) {
                throw new IOException(folder + " belongs to the user " + owner.getName());
            }
            if (!Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
                    .equals(FOLDER)) {
                Files.setPosixFilePermissions(folder, FOLDER);
            }
        }
    }

    /** Opens a file; one that is created is closed to others from the first moment. */
    public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        return FileChannel.open(file, options, attributes(file, FILE));
    }

    /** Closes an existing folder or file to others, unless another user owns it. */
    public static void close(Path path) throws IOException {
        if (isPosix(path)) {
            try {
                Files.setPosixFilePermissions(path, Files.isDirectory(path) ? FOLDER : FILE);
            } catch (FileSystemException e) {
                LOG.debug("{} belongs to another user, who decides who may read it", path);
            }
        }
    }

    /** Returns the user of this process as the file system knows it; in a container it may have no name. */
    private static UserPrincipal user() throws IOException {
        Path probe = Files.createTempFile("onrecord", null);
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
