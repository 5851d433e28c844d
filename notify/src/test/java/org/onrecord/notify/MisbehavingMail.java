package org.onrecord.notify;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that accepts mail as GreenMail does, behind a line that misbehaves as it is told to. */
public final class MisbehavingMail implements AutoCloseable {
    private static final Pattern RECIPIENT = Pattern.compile("(?i)RCPT TO:<([^>]+)>.*");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^@>]+)@");
    private static final long SLOW_MILLIS = 300;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ServerSocket listener;
    private final List<Taken> taken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final CountDownLatch hangUp = new CountDownLatch(1);
    private volatile Supplier<Fault> faults = () -> Fault.NONE;

    /** What a connection suffers. */
    public enum Fault {
        NONE,
        /** The answer takes a while. */
        SLOW,
        /** The server is busy and says so instead of a greeting. */
        BUSY,
        /** The greeting goes on and on, a line each moment. */
        ENDLESS_GREETING,
        /** The recipient cannot be served now. */
        TEMPORARY,
        /** The recipient is refused for good. */
        UNKNOWN_RECIPIENT,
        /** The message is refused for good once it was read. */
        REFUSED_CONTENT,
        /** The sender is refused. */
        REFUSED_SENDER,
        /** The connection is reset before the greeting. */
        RESET,
        /** The connection is reset in the middle of the message. */
        RESET_IN_MESSAGE,
        /** The server accepts the message, and its answer is lost. */
        LOST_ANSWER,
        /** The connection is reset right after the answer. */
        RESET_AFTER_ANSWER
    }

    /** A message that the server accepted. */
    public record Taken(String to, String id) {}

    /** Starts it. */
    public MisbehavingMail() {
        server.start();
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Returns the port to send to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Asks for the fault of each connection from now on. */
    public void misbehave(Supplier<Fault> each) {
        faults = each;
    }

    /** Returns what the server accepted, repetitions too, in order. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** Returns the messages as the server keeps them. */
    public MimeMessage[] messages() {
        return server.getReceivedMessages();
    }

    /** Returns how often it accepted a message and its answer was lost. */
    public int lostAnswers() {
        return lostAnswers.get();
    }

    /** Returns how often it refused a recipient or a message for good. */
    public int refusals() {
        return refusals.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        Fault fault = faults.get();
        try (client;
                Socket upstream = new Socket(
                        InetAddress.getLoopbackAddress(), server.getSmtp().getPort())) {
            if (fault == Fault.RESET) {
                reset(client);
            } else if (fault == Fault.BUSY) {
                write(client, "421 too busy\r\n");
            } else if (fault == Fault.ENDLESS_GREETING) {
                greet(client);
            } else {
                new Relay(client, upstream, fault).run();
            }
        } catch (IOException e) {
            // One side went away.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void greet(Socket client) throws InterruptedException {
        try {
            while (true) {
                write(client, "220-one moment\r\n");
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (IOException e) {
            hangUp.countDown();
        }
    }

    /** Waits until the client hangs up on an endless greeting. */
    public void awaitHangUp() {
        try {
            if (!hangUp.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the connection is still open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection, line by line. */
    private final class Relay {
        private final Socket client;
        private final Socket upstream;
        private final Fault fault;
        private final InputStream asked;
        private final InputStream answered;
        private String to = "";

        Relay(Socket client, Socket upstream, Fault fault) throws IOException {
            this.client = client;
            this.upstream = upstream;
            this.fault = fault;
            asked = new BufferedInputStream(client.getInputStream());
            answered = new BufferedInputStream(upstream.getInputStream());
        }

        void run() throws IOException, InterruptedException {
            write(client, reply(answered));
            for (String line = line(asked); !line.isEmpty(); line = line(asked)) {
                String command = line.strip().toUpperCase(Locale.ROOT);
                Matcher recipient = RECIPIENT.matcher(line.strip());
                if (recipient.matches()) {
                    to = recipient.group(1);
                    if (fault == Fault.TEMPORARY) {
                        write(client, "451 try again later\r\n");
                        continue;
                    }
                    if (fault == Fault.UNKNOWN_RECIPIENT) {
                        refusals.incrementAndGet();
                        write(client, "550 no such mailbox\r\n");
                        continue;
                    }
                }
                if (fault == Fault.REFUSED_SENDER && command.startsWith("MAIL FROM")) {
                    write(client, "553 sender not allowed\r\n");
                    continue;
                }
                if (command.equals("DATA") && fault == Fault.REFUSED_CONTENT) {
                    write(client, "354 go on\r\n");
                    message();
                    refusals.incrementAndGet();
                    write(client, "554 not wanted\r\n");
                    continue;
                }
                write(upstream, line);
                write(client, reply(answered));
                if (command.equals("DATA") && !data()) {
                    return;
                }
            }
        }

        /** Relays a message; false if the connection is over. */
        private boolean data() throws IOException, InterruptedException {
            if (fault == Fault.RESET_IN_MESSAGE) {
                line(asked);
                reset(client);
                return false;
            }
            String message = message();
            write(upstream, message);
            String answer = reply(answered);
            if (answer.startsWith("250")) {
                Matcher id = MESSAGE_ID.matcher(message);
                taken.add(new Taken(to, id.find() ? id.group(1) : ""));
            }
            if (fault == Fault.SLOW) {
                TimeUnit.MILLISECONDS.sleep(SLOW_MILLIS);
            }
            if (fault == Fault.LOST_ANSWER) {
                lostAnswers.incrementAndGet();
                reset(client);
                return false;
            }
            write(client, answer);
            if (fault == Fault.RESET_AFTER_ANSWER) {
                reset(client);
                return false;
            }
            return true;
        }

        private String message() throws IOException {
            StringBuilder message = new StringBuilder();
            String line;
            do {
                line = line(asked);
                message.append(line);
            } while (!line.equals(".\r\n") && !line.isEmpty());
            return message.toString();
        }
    }

    /** Returns an answer, of which all lines but the last have a hyphen after the code. */
    private static String reply(InputStream in) throws IOException {
        StringBuilder reply = new StringBuilder();
        String line;
        do {
            line = line(in);
            reply.append(line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return reply.toString();
    }

    /** Returns a line with its end; empty at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            line.write(octet);
            if (octet == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() {
        server.stop();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
