package org.onrecord.events.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.onrecord.events.CaptureRef;

/**
 * Overwrites captures with a gzip member of the same length without content, which readers pass over: the other captures of the file stay where
 * their documents say.
 */
public record CaptureEraser(Path folder) {
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 16, 0, 0, 0, 0, 0, (byte) 255};
    private static final byte[] BLOCK = {0, 0, 0, -1, -1};
    private static final byte[] CHECKSUM_AND_LENGTH = new byte[8];

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
        ByteBuffer blank;
        try (WarcRecords records = WarcRecords.open(file, ref.offset())) {
            records.next();
            blank = ByteBuffer.wrap(emptyMember(Math.toIntExact(records.position() - ref.offset())));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (blank.hasRemaining()) {
                channel.write(blank, ref.offset() + blank.position());
            }
            channel.force(false);
        }
        return true;
    }

    /** Fills the length with empty blocks, the last of which says so, and what is left with a comment. */
    private static byte[] emptyMember(int length) {
        int filled = length - HEAD.length - 1 - CHECKSUM_AND_LENGTH.length;
        ByteArrayOutputStream member = new ByteArrayOutputStream(length);
        member.writeBytes(HEAD);
        for (int i = filled % BLOCK.length; i > 0; i--) {
            member.write(' ');
        }
        member.write(0);
        for (int left = filled / BLOCK.length; left > 0; left--) {
            member.write(left == 1 ? 1 : 0);
            member.write(BLOCK, 1, BLOCK.length - 1);
        }
        member.writeBytes(CHECKSUM_AND_LENGTH);
        return member.toByteArray();
    }
}
