package org.onrecord.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** WARC files made by hand. */
public final class Warc {
    private Warc() {}

    /** An answer of a server. */
    public static byte[] response(String url, int status, String type, byte[] body) {
        byte[] head = bytes("HTTP/1.1 " + status + " As said\r\nContent-Type: " + type + "\r\n\r\n");
        return record("response", url, "application/http;msgtype=response", join(head, body));
    }

    /** A record of any type. */
    public static byte[] record(String type, String url, String contentType, byte[] block) {
        return join(
                bytes("WARC/1.1\r\nWARC-Type: " + type
                        + "\r\nWARC-Record-ID: <urn:uuid:0ef4d9f5-2b7c-4f5f-9b0d-0d8ed3ab4b8e>\r\n"
                        + "WARC-Date: 2024-05-06T07:08:09.123456Z\r\nWARC-Target-URI: " + url + "\r\nContent-Type: "
                        + contentType + "\r\nContent-Length: " + block.length + "\r\n\r\n"),
                block,
                bytes("\r\n\r\n"));
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** All parts, one after the other. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
