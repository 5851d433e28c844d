package org.onrecord.processor.model;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store of answers in two files. Answers are appended to the newer file; when it is full it becomes the older one, and what was in the former older
 * file and not asked for since is dropped. A damaged end is cut off. One process writes; others only read what was there when they started. After an
 * error of the disk the store is empty and stays so.
 */
final class AnswerFile implements AnswerStore {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerFile.class);
    private static final int KEY = 16;
    private static final int HEAD = KEY + Integer.BYTES + Integer.BYTES;

    private final Path file;
    private final long most;
    private @Nullable Part newer;
    private @Nullable Part older;
    private boolean writable;

    /** One of the files, with the offset of the answer to each key by the first half of the key. */
    private record Part(RandomAccessFile file, Map<Long, Long> offsets) {}

    private AnswerFile(Path file, long most) {
        this.file = file;
        this.most = most;
    }

    /** Opens or creates the files, of at most about so many bytes together. */
    static AnswerFile open(Path file, long most) {
        AnswerFile answers = new AnswerFile(file, most);
        try {
            answers.open();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Answers of the models cannot be cached in {}: {}", file, e.toString());
        }
        return answers;
    }

    /** Opens a file that is only read; one that is not there holds no answers. */
    static AnswerFile readOnly(Path file) {
        AnswerFile answers = new AnswerFile(file, 0);
        if (Files.exists(file)) {
            try {
                answers.newer = part(new RandomAccessFile(file.toFile(), "r"), false);
            } catch (IOException | RuntimeException e) {
                LOG.warn("Recorded answers of the models cannot be read in {}: {}", file, e.toString());
            }
        }
        return answers;
    }

    private void open() throws IOException {
        if (Files.exists(before())) {
            older = part(new RandomAccessFile(before().toFile(), "r"), false);
        }
        newer = begin();
    }

    private Path before() {
        return file.resolveSibling(file.getFileName() + ".before");
    }

    /** Opens the newer file, to write if no process does. */
    private Part begin() throws IOException {
        RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
        try {
            writable = opened.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            writable = false; // This process has it open already.
        }
        return part(opened, writable);
    }

    private static Part part(RandomAccessFile file, boolean repair) throws IOException {
        Map<Long, Long> offsets = new HashMap<>();
        int at = 0;
        try (Arena arena = Arena.ofConfined()) {
            ByteBuffer all = file.getChannel()
                    .map(FileChannel.MapMode.READ_ONLY, 0, file.length(), arena)
                    .asByteBuffer();
            for (int next = end(all, at); next > at; next = end(all, at)) {
                offsets.put(all.getLong(at), (long) at);
                at = next;
            }
        }
        if (repair && at < file.length()) {
            file.setLength(at);
        }
        return new Part(file, offsets);
    }

    /** Returns the end of the answer at an offset; the offset itself if none is there, or not all of it. */
    private static int end(ByteBuffer all, int at) {
        if (all.limit() - at < HEAD) {
            return at;
        }
        int length = all.getInt(at + KEY);
        boolean whole = length >= 0
                && length <= all.limit() - at - HEAD
                && all.getInt(at + KEY + Integer.BYTES) == check(all.slice(at + HEAD, length));
        return whole ? at + HEAD + length : at;
    }

    private static int check(ByteBuffer answer) {
        CRC32 check = new CRC32();
        check.update(answer);
        return (int) check.getValue();
    }

    @Override
    public synchronized Optional<ByteBuffer> get(String key) {
        ByteBuffer wanted = ByteBuffer.wrap(HexFormat.of().parseHex(key));
        try {
            Optional<ByteBuffer> recent = get(newer, wanted);
            if (recent.isPresent()) {
                return recent;
            }
            Optional<ByteBuffer> earlier = get(older, wanted);
            if (earlier.isPresent()) {
                put(key, earlier.get().duplicate());
            }
            return earlier;
        } catch (IOException e) {
            stop(e);
            return Optional.empty();
        }
    }

    private static Optional<ByteBuffer> get(@Nullable Part part, ByteBuffer key) throws IOException {
        @Nullable Long at = part == null ? null : part.offsets().get(key.getLong(0));
        if (part == null || at == null) {
            return Optional.empty();
        }
        byte[] head = new byte[KEY];
        part.file().seek(at);
        part.file().readFully(head);
        if (!ByteBuffer.wrap(head).equals(key)) {
            return Optional.empty();
        }
        byte[] answer = new byte[part.file().readInt()];
        part.file().skipBytes(Integer.BYTES);
        part.file().readFully(answer);
        return Optional.of(ByteBuffer.wrap(answer));
    }

    @Override
    public synchronized void put(String key, ByteBuffer answer) {
        if (!writable || newer == null) {
            return;
        }
        try {
            Part part = newer.file().length() + HEAD + answer.remaining() > most / 2 ? turn(newer) : newer;
            ByteBuffer entry = ByteBuffer.allocate(HEAD + answer.remaining())
                    .put(HexFormat.of().parseHex(key))
                    .putInt(answer.remaining())
                    .putInt(check(answer.duplicate()))
                    .put(answer.duplicate());
            long at = part.file().length();
            part.offsets().put(entry.getLong(0), at);
            part.file().seek(at);
            part.file().write(entry.array());
        } catch (IOException e) {
            stop(e);
        }
    }

    /** Makes the newer file the older one, and begins a new one. */
    private Part turn(Part full) throws IOException {
        close(older);
        Files.move(file, before(), StandardCopyOption.REPLACE_EXISTING);
        older = full;
        Part begun = begin();
        newer = begun;
        return begun;
    }

    private void stop(IOException e) {
        LOG.warn("Answers of the models are no longer cached in {}: {}", file, e.toString());
        close();
    }

    @Override
    public synchronized void close() {
        close(newer);
        close(older);
        newer = null;
        older = null;
        writable = false;
    }

    private static void close(@Nullable Part part) {
        if (part != null) {
            try {
                part.file().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
