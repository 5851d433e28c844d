package org.onrecord.app.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.file.OwnerOnly;
import org.onrecord.processor.natives.NativeLibrary;

/** The data folder of an OnRecord process, locked while the process runs. The operating system releases the lock however the process ends. */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Locks the folder, and creates it if it does not exist.
     *
     * @throws Failure if another process has the lock, or if the folder cannot be written
     */
    public static DataFolder lock(Path path) {
        Path folder = make(path);
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    throw inUse(folder, channel);
                }
            } catch (OverlappingFileLockException e) {
                throw inUse(folder, channel);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /**
     * Creates the folder if it does not exist, closes it to other users, and keeps native libraries in it.
     *
     * @throws Failure if it cannot be written, belongs to another user, was written by a newer version, or is half restored; it is then left as it is
     */
    public static Path make(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        DataVersion.requireReadable(folder);
        try {
            OwnerOnly.claimFolder(folder);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        NativeLibrary.keepIn(folder);
        NativeLibrary.ZSTD.prepare();
        return folder;
    }

    private static Failure unusable(Path folder, IOException e) {
        return new Failure(
                "The data folder " + folder + " cannot be used (" + reason(e)
                        + "); make this user its owner, or choose another folder with --data.",
                e);
    }

    private static Failure inUse(Path folder, FileChannel channel) throws IOException {
        ByteBuffer holder = ByteBuffer.allocate(20);
        channel.read(holder, 0);
        String pid = new String(holder.array(), 0, holder.position(), StandardCharsets.US_ASCII);
        channel.close();
        return new Failure("The data folder " + folder + " is in use by another onrecord process"
                + (pid.isBlank() ? "" : " (process " + pid + ")")
                + "; stop that one, or choose another folder with --data.");
    }

    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Failure("The lock of " + path + " cannot be released: " + e.getMessage(), e);
        }
    }
}
