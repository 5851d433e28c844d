package org.onrecord.ingest.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Translates the exceptions of a fetch into results with a reason for people. */
final class NetworkErrors {
    private NetworkErrors() {}

    static FetchResult of(IOException e, FetchSettings settings) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            Optional<FetchResult> known = one(cause, settings);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return FetchBudget.failed("the connection failed: " + said(e));
    }

    private static Optional<FetchResult> one(Throwable cause, FetchSettings settings) {
        return Optional.ofNullable(
                switch (cause) {
                    case BodyMemory.Exhausted exhausted -> FetchBudget.failed(said(exhausted));
                    case ConnectionRequestTimeoutException ignored ->
                        FetchBudget.failed("too many fetches from this server at once");
                    case ConnectTimeoutException ignored ->
                        FetchBudget.late(settings.timeouts().connect(), "no connection");
                    case UnknownHostException unknown -> FetchBudget.failed("no such host: " + said(unknown));
                    case NoRouteToHostException ignored -> FetchBudget.failed("there is no route to the server");
                    case ConnectException ignored -> FetchBudget.failed("the server takes no connection");
                    case NoHttpResponseException ignored ->
                        FetchBudget.failed("the server closed the connection without an answer");
                    case ConnectionClosedException ignored -> FetchBudget.failed("the answer was cut off");
                    case MessageConstraintException ignored ->
                        new FetchResult.Refused("the head of the answer is larger than any honest one");
                    case HttpException broken -> permanent("the server does not speak HTTP: " + said(broken));
                    case EOFException ignored -> FetchBudget.failed("the answer was cut off within its packed data");
                    case ZipException broken -> FetchBudget.failed("the packed answer is damaged: " + said(broken));
                    case SSLPeerUnverifiedException ignored -> permanent("the server's certificate is for other names");
                    case CertificateExpiredException ignored -> permanent("the server's certificate has expired");
                    case CertificateNotYetValidException ignored ->
                        permanent("the server's certificate is not valid yet; compare this machine's clock");
                    case CertPathBuilderException ignored ->
                        permanent("the server's certificate is not signed by an authority that Java trusts");
                    // A cause, if there is one, says more.
                    case SSLException broken -> broken.getCause() == null ? tls(broken) : null;
                    case CertificateException broken ->
                        broken.getCause() == null
                                ? permanent("the server's certificate is not accepted: " + said(broken))
                                : null;
                    case SocketTimeoutException ignored ->
                        FetchBudget.late(settings.timeouts().response(), "no answer");
                    case SocketException reset -> reset.getCause() == null ? FetchBudget.failed(reset(reset)) : null;
                    default -> null;
                });
    }

    private static FetchResult tls(SSLException e) {
        String said = said(e).toLowerCase(Locale.ROOT);
        if (said.contains("unsupported or unrecognized")) {
            return permanent("the server does not speak TLS on this port; try http://");
        }
        if (said.contains("protocol_version") || said.contains("no appropriate protocol") || said.contains("cipher")) {
            return permanent("the server speaks no TLS that is still held safe: " + said(e));
        }
        return FetchBudget.failed("no secure connection: " + said(e));
    }

    private static String reset(SocketException e) {
        String said = said(e);
        return said.contains("reset") || said.contains("Broken pipe")
                ? "the server broke off the connection"
                : "the connection failed: " + said;
    }

    private static FetchResult permanent(String reason) {
        return new FetchResult.Failed(reason, Optional.empty(), false);
    }

    private static String said(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
