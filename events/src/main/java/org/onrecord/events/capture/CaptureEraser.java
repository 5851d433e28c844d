package org.onrecord.events.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.onrecord.events.CaptureRef;

/**
 * Overwrites captures with a gzip member of the same length without content, which readers pass over: the other captures of the file stay where
 * their documents say.
 */
public record CaptureEraser(Path folder) {
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 16, 0, 0, 0, 0, 0, (byte) 255};
    private static final byte[] NO_BYTES = {0, 0, -1, -1};
    private static final int BLOCK = 1 + NO_BYTES.length;
    private static final int CHECKSUM_AND_LENGTH = 8;

    /**
     * Erases a capture.
     *
     * @return false if it is not where its document says, so that nothing was changed
     * @throws IOException if the file cannot be written
     */
    public boolean erase(CaptureRef ref) throws IOException {
        if (!(new CaptureReader(folder).read(ref) instanceof CaptureReader.Result.Found)) {
            return false;
        }
        Path file = folder.resolve(ref.file());
        try (WarcRecords records = WarcRecords.open(file, ref.offset());
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            records.next();
            ByteBuffer blank = emptyMember(Math.toIntExact(records.position() - ref.offset()));
            while (blank.hasRemaining()) {
                channel.write(blank, ref.offset() + blank.position());
            }
            channel.force(false);
        }
        return true;
    }

    /** Fills the length with empty blocks, the last of which says so, and what is left with a comment. */
    private static ByteBuffer emptyMember(int length) {
        ByteBuffer member = ByteBuffer.allocate(length).put(HEAD);
        int blocks = length - CHECKSUM_AND_LENGTH - BLOCK * ((length - HEAD.length - 1 - CHECKSUM_AND_LENGTH) / BLOCK);
        Arrays.fill(member.array(), HEAD.length, blocks - 1, (byte) ' ');
        for (int i = blocks; i < length - CHECKSUM_AND_LENGTH; i += BLOCK) {
            member.put(i, (byte) (i + BLOCK < length - CHECKSUM_AND_LENGTH ? 0 : 1))
                    .put(i + 1, NO_BYTES);
        }
        return member.rewind();
    }
}
