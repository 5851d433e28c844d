package org.onrecord.dashboard.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;
import org.onrecord.events.file.OwnerOnly;

/** A folder of the index whose files only their owner can read: what is not public yet may be in them. */
final class PrivateDirectory extends FilterDirectory {
    private final Path folder;

    private PrivateDirectory(Path folder) throws IOException {
        super(FSDirectory.open(folder));
        this.folder = folder;
    }

    /** Opens a folder, or creates it. An earlier version may have left it and its files open to others. */
    static PrivateDirectory open(Path folder) throws IOException {
        Files.createDirectories(folder);
        OwnerOnly.close(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                OwnerOnly.close(file);
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
        OwnerOnly.close(folder.resolve(name));
        return lock;
    }

    private IndexOutput closed(IndexOutput output) throws IOException {
        OwnerOnly.close(folder.resolve(output.getName()));
        return output;
    }
}
