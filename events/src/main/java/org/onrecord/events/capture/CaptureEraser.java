package org.onrecord.events.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.onrecord.events.CaptureRef;

/**
 * Overwrites captures on disk. The file keeps its length, so that the other captures in it stay where their documents say; every reader of
 * gzip passes over what is left.
 */
public final class CaptureEraser {
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 16, 0, 0, 0, 0, 0, (byte) 255};
    private static final byte[] EMPTY_BLOCK = {0, 0, 0, -1, -1};
    private static final int CHECKSUM_AND_LENGTH = 8;

    private final Path folder;
    private final CaptureReader reader;

    public CaptureEraser(Path folder) {
        this.folder = folder;
        reader = new CaptureReader(folder);
    }

    /**
     * Erases a capture.
     *
     * @return false if it is not where its document says, so that nothing was changed
     * @throws IOException if the file cannot be written
     */
    public boolean erase(CaptureRef ref) throws IOException {
        if (!(reader.read(ref) instanceof CaptureReader.Result.Found)) {
            return false;
        }
        Path file = folder.resolve(ref.file());
        byte[] blank;
        try (WarcRecords records = WarcRecords.open(file, ref.offset())) {
            records.next();
            int length = Math.toIntExact(records.position() - ref.offset());
            blank = records.isCompressed() ? emptyMember(length) : lineEnds(length);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(blank);
            while (bytes.hasRemaining()) {
                channel.write(bytes, ref.offset() + bytes.position());
            }
            channel.force(false);
        }
        return true;
    }

    private static byte[] lineEnds(int length) {
        byte[] lines = new byte[length];
        Arrays.fill(lines, (byte) '\n');
        return lines;
    }

    /** Returns a gzip member without content: a comment of zero to four characters, and empty blocks up to the length. */
    private static byte[] emptyMember(int length) {
        int filled = length - HEAD.length - 1 - CHECKSUM_AND_LENGTH;
        ByteArrayOutputStream member = new ByteArrayOutputStream(length);
        member.writeBytes(HEAD);
        member.writeBytes(" ".repeat(filled % EMPTY_BLOCK.length).getBytes(StandardCharsets.US_ASCII));
        member.write(0);
        for (int left = filled / EMPTY_BLOCK.length; left > 0; left--) {
            byte[] block = EMPTY_BLOCK.clone();
            block[0] = (byte) (left == 1 ? 1 : 0);
            member.writeBytes(block);
        }
        member.writeBytes(new byte[CHECKSUM_AND_LENGTH]);
        return member.toByteArray();
    }
}
