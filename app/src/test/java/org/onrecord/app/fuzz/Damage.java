package org.onrecord.app.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages inputs: takes pieces out, puts others in, doubles, repeats or changes them, or cuts the rest off. */
final class Damage {
    private Damage() {}

    /** Returns one of the seeds with up to twelve damages. */
    static byte[] of(List<byte[]> seeds, List<String> pieces, Random random) {
        byte[] bytes = seeds.get(random.nextInt(seeds.size()));
        for (int i = random.nextInt(1, 12); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, at + random.nextInt(1, 60));
            byte[] chunk = Arrays.copyOfRange(bytes, at, end);
            bytes = switch (random.nextInt(8)) {
                case 0 -> joined(bytes, at, new byte[0], end);
                case 1 -> joined(bytes, at, piece(pieces, random), at);
                case 2 -> joined(bytes, at, repeated(piece(pieces, random), random.nextInt(600)), at);
                case 3 -> joined(bytes, end, chunk, end);
                case 4 -> joined(bytes, end, repeated(chunk, random.nextInt(60)), end);
                case 5 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
                case 6 -> joined(bytes, at, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))}, at + 1);
                default -> joined(bytes, at, new byte[0], random.nextInt(6) == 0 ? bytes.length : at);
            };
        }
        return bytes;
    }

    private static byte[] piece(List<String> pieces, Random random) {
        String usual = "<>/[](){}\"'\\:;,-&%0123456789 \n";
        int at = random.nextInt(usual.length());
        return pieces.isEmpty() || random.nextInt(4) == 0
                ? usual.substring(at, at + 1).getBytes(StandardCharsets.UTF_8)
                : pieces.get(random.nextInt(pieces.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] repeated(byte[] bytes, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, until);
        out.writeBytes(between);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
