package org.onrecord.app.run;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.onrecord.ingest.fetch.AddressGuard;
import org.onrecord.ingest.url.ParsedUrl;
import org.onrecord.ingest.url.WebUrl;
import org.onrecord.notify.channel.AddressCheck;

/** Lets webhooks go where pages may be fetched: the same guard decides. */
record GuardedAddresses(AddressGuard guard) implements AddressCheck {
    @Override
    public Optional<String> refusal(URI address) {
        return guard.check(address.toString());
    }

    @Override
    public Optional<String> refusal(URI address, InetAddress connected) {
        return switch (WebUrl.parse(address.toString())) {
            case WebUrl url -> guard.refusal(url, connected);
            case ParsedUrl.Bad bad -> Optional.of(bad.reason());
        };
    }
}
