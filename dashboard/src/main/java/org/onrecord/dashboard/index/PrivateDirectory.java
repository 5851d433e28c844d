package org.onrecord.dashboard.index;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of the index whose files only their owner can read: what is not public yet may be in them. */
final class PrivateDirectory extends FilterDirectory {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Logger LOG = LoggerFactory.getLogger(PrivateDirectory.class);

    private final Path folder;

    private PrivateDirectory(Path folder) throws IOException {
        super(FSDirectory.open(folder));
        this.folder = folder;
    }

    /** Opens a folder, or creates it. An earlier version may have left it and its files open to others. */
    static PrivateDirectory open(Path folder) throws IOException {
        Files.createDirectories(folder);
        permit(folder, "rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                permit(file, "rw-------");
            }
        }
        return new PrivateDirectory(folder);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return closed(super.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        return closed(super.createTempOutput(prefix, suffix, context));
    }

    @Override
    public Lock obtainLock(String name) throws IOException {
        Lock lock = super.obtainLock(name);
        permit(folder.resolve(name), "rw-------");
        return lock;
    }

    private IndexOutput closed(IndexOutput output) throws IOException {
        permit(folder.resolve(output.getName()), "rw-------");
        return output;
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (POSIX) {
            try {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            } catch (FileSystemException e) {
                LOG.debug("{} belongs to somebody else, who decides who may read it", path);
            }
        }
    }
}
