package org.onrecord.ingest.fetch;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A socket that connects only to addresses that the guard allows, and whose reads end when the {@link FetchBudget} is spent. */
final class GuardedSocket extends Socket {
    /** The timeout of a read outside any fetch, as when an idle connection is closed. */
    private static final int OUTSIDE_MILLIS = 1000;

    private final AddressGuard guard;
    private volatile int wanted;

    GuardedSocket(AddressGuard guard) {
        super(Proxy.NO_PROXY);
        this.guard = guard;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        FetchBudget meter = FetchBudget.CURRENT.get();
        if (!(endpoint instanceof InetSocketAddress to) || to.isUnresolved()) {
            throw new SocketException("no address to connect to");
        }
        Optional<String> refusal = to.getPort() == meter.url().port()
                ? guard.refusal(meter.url(), to.getAddress())
                : Optional.of("port " + to.getPort() + " was not asked for");
        if (refusal.isPresent()) {
            throw meter.stop(new FetchResult.Refused(refusal.get()));
        }
        int patience = meter.patience();
        super.connect(endpoint, timeout > 0 ? Math.min(timeout, patience) : patience);
        meter.connects();
        meter.asked();
    }

    @Override
    public void setSoTimeout(int timeout) {
        wanted = timeout;
    }

    @Override
    public int getSoTimeout() {
        return wanted;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Metered(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                if (FetchBudget.CURRENT.isBound()) {
                    FetchBudget.CURRENT.get().asked();
                }
            }
        };
    }

    private final class Metered extends FilterInputStream {
        Metered(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            @Nullable FetchBudget meter = FetchBudget.CURRENT.isBound() ? FetchBudget.CURRENT.get() : null;
            if (meter == null) {
                GuardedSocket.super.setSoTimeout(wanted > 0 ? wanted : OUTSIDE_MILLIS);
                return in.read(bytes, offset, length);
            }
            while (true) {
                int patience = meter.patience();
                boolean asCaller = wanted > 0 && wanted < patience;
                GuardedSocket.super.setSoTimeout(asCaller ? wanted : patience);
                try {
                    int count = in.read(bytes, offset, length);
                    if (count > 0) {
                        meter.arrived(count);
                    }
                    return count;
                } catch (SocketTimeoutException e) {
                    // The client itself checks with a short timeout whether an idle connection is still open.
                    if (asCaller) {
                        throw e;
                    }
                    meter.judge();
                }
            }
        }
    }
}
