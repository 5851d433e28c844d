package org.onrecord.bench.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** The reply of a site to one request. */
@FunctionalInterface
interface SiteReply {
    /** Sends the reply; returns true if the connection stays open. */
    boolean send(OutputStream out) throws IOException, InterruptedException;

    /** Returns a complete reply. */
    static SiteReply of(String status, String headers, byte[] body) {
        return out -> {
            out.write(head(status, headers + "Content-Length: " + body.length + "\r\n"));
            out.write(body);
            return true;
        };
    }

    static SiteReply of(String status, String headers, String body) {
        return of(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static SiteReply status(String status) {
        return of(status, "", new byte[0]);
    }

    static SiteReply redirect(int status, String location) {
        return of(status + " Elsewhere", "Location: " + location + "\r\n", new byte[0]);
    }

    /** Returns a reply that ends after half of the announced length. */
    static SiteReply cutOff(String headers, byte[] body) {
        return out -> {
            out.write(head("200 OK", headers + "Content-Length: " + body.length + "\r\n"));
            out.write(body, 0, body.length / 2);
            return false;
        };
    }

    /** Returns a reply in chunks; unless it is whole, it ends in the middle. */
    static SiteReply chunked(String headers, byte[] body, boolean whole) {
        return out -> {
            out.write(head("200 OK", headers + "Transfer-Encoding: chunked\r\n"));
            int most = whole ? body.length : body.length / 2;
            for (int at = 0; at < most; at += 1000) {
                int length = Math.min(1000, most - at);
                out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(body, at, length);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            if (whole) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            return whole;
        };
    }

    /** Returns a reply that sends one byte at a time and never ends. */
    static SiteReply dripping(String headers) {
        return out -> {
            out.write(head("200 OK", headers + "Content-Length: 100000\r\n"));
            while (true) {
                out.write('x');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(500);
            }
        };
    }

    /** Returns this reply with a delay before it. */
    default SiteReply after(Duration time) {
        return out -> {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            return send(out);
        };
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
            packed.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static byte[] head(String status, String headers) {
        return ("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
