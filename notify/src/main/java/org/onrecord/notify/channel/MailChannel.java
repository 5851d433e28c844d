package org.onrecord.notify.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Delivery;
import org.onrecord.events.Subscription;
import org.onrecord.notify.message.Letter;
import org.onrecord.notify.message.LetterForm;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.SendResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mail: text and HTML, with a {@code Message-ID} that is the same for each attempt, so that a mailbox can tell a repetition.
 *
 * @param limit of a whole session with the mail server
 */
record MailChannel(Duration limit) implements Channel {
    /** The dot-atom form of RFC 5322. Anything else could be read as another address on the way. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?=.{1,64}@.{1,255}\\z)[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

    /** The limit of each read and write. */
    private static final String TIMEOUT = "20000";

    @Override
    public Subscription.Channel name() {
        return Subscription.Channel.EMAIL;
    }

    @Override
    public String example() {
        return "desk@example.org";
    }

    @Override
    public Optional<String> problem(String address) {
        return ADDRESS.matcher(address).matches()
                ? Optional.empty()
                : Optional.of(
                        "mail needs an address such as " + example()
                                + ", in ASCII and without quotation marks; write a domain with other letters in its form xn--…");
    }

    @Override
    public String masked(String address) {
        return address.substring(0, Math.min(1, address.length())) + "…"
                + address.substring(Math.max(0, address.indexOf('@')));
    }

    @Override
    public SendResult send(AlertMessage message, Transports transports) {
        if (transports.mail().isEmpty()) {
            return new SendResult.Retry(
                    "no mail server is set; set ONRECORD_SMTP and ONRECORD_MAIL_FROM", Optional.empty());
        }
        MailSettings server = transports.mail().get();
        if (problem(message.subscription().to()).isPresent()) {
            return new SendResult.Gone("the mail address is not valid");
        }
        FutureTask<SendResult> session = new FutureTask<>(() -> session(server, message, transports.letter(message)));
        Thread.ofVirtual().name("onrecord-mail").start(session);
        try {
            return session.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new SendResult.Retry("the session with the mail server took too long and was ended");
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            // Interrupting a virtual thread closes the socket that it waits for.
            session.cancel(true);
        }
    }

    private static SendResult session(MailSettings server, AlertMessage message, Letter letter) {
        Session session = Session.getInstance(properties(server));
        try {
            MimeMessage mail = mail(session, server, message, letter);
            Transport transport = session.getTransport(server.implicitTls() ? "smtps" : "smtp");
            try {
                transport.connect(
                        server.host(),
                        server.port(),
                        server.user().orElse(null),
                        server.password().orElse(null));
                transport.sendMessage(mail, mail.getAllRecipients());
            } finally {
                close(transport);
            }
            return new SendResult.Accepted();
        } catch (AddressException e) {
            return new SendResult.Gone("the mail address is not valid");
        } catch (AuthenticationFailedException e) {
            return new SendResult.Retry("the mail server refuses the login");
        } catch (MessagingException e) {
            return failed(e);
        }
    }

    /** Ends the session. A failure here is ignored, since the server has accepted the message and must not get it again. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server went away", e);
        }
    }

    private static SendResult failed(MessagingException e) {
        if (e.getNextException() instanceof SMTPSenderFailedException sender) {
            return new SendResult.Retry(
                    "the mail server refuses the sender with " + sender.getReturnCode() + "; see ONRECORD_MAIL_FROM",
                    Optional.empty());
        }
        int code = code(e);
        if (code >= 500) {
            return new SendResult.Refused("the mail server refused it with " + code);
        }
        return new SendResult.Retry(
                code > 0
                        ? "the mail server answered " + code
                        : "the mail server did not answer: " + e.getClass().getSimpleName());
    }

    /** Returns the SMTP code of a failure; 0 if the server did not say one. */
    private static int code(MessagingException e) {
        for (@Nullable Exception each = e;
                each instanceof MessagingException failure;
                each = failure.getNextException()) {
            if (failure instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (failure instanceof SMTPSendFailedException refused
                    && !(refused.getNextException() instanceof SendFailedException)) {
                return refused.getReturnCode();
            }
        }
        return 0;
    }

    private static MimeMessage mail(Session session, MailSettings server, AlertMessage message, Letter letter)
            throws MessagingException {
        InternetAddress from = new InternetAddress(server.from(), true);
        String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
        String id = "<" + message.id() + "@" + domain + ">";
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        Delivery first = message.deliveries().getFirst();
        mail.setFrom(from);
        mail.setRecipient(
                jakarta.mail.Message.RecipientType.TO,
                new InternetAddress(message.subscription().to(), true));
        mail.setSubject(letter.subject(), "UTF-8");
        mail.setSentDate(Date.from(first.made()));
        mail.setHeader("List-Id", "<" + message.rule().id() + "." + domain + ">");
        String leave = letter.pages().end();
        mail.setHeader("List-Unsubscribe", "<" + leave + ">");
        // RFC 8058: one click in the mail program ends the subscription, which takes an address of https.
        if (letter.pages().leave().isPresent() && leave.startsWith("https://")) {
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        if (first.tells() == Delivery.Tells.CORRECTION) {
            String told = "<"
                    + Delivery.id(first.subscription(), first.alert().id(), Delivery.Tells.ALERT, 0) + "@" + domain
                    + ">";
            mail.setHeader("In-Reply-To", told);
            mail.setHeader("References", told);
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(LetterForm.TEXT.of(letter), "UTF-8", "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(LetterForm.HTML.of(letter), "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        mail.saveChanges();
        return mail;
    }

    private static Properties properties(MailSettings server) {
        Properties properties = new Properties();
        for (String protocol : new String[] {"smtp", "smtps"}) {
            String start = "mail." + protocol + ".";
            properties.put(start + "connectiontimeout", TIMEOUT);
            properties.put(start + "timeout", TIMEOUT);
            properties.put(start + "writetimeout", TIMEOUT);
            properties.put(start + "auth", Boolean.toString(server.user().isPresent()));
            properties.put(start + "ssl.checkserveridentity", "true");
            properties.put(start + "starttls.enable", Boolean.toString(!server.implicitTls()));
            properties.put(
                    start + "starttls.required", Boolean.toString(!server.implicitTls() && server.requiresTls()));
            properties.put(start + "quitwait", "false");
        }
        return properties;
    }
}
