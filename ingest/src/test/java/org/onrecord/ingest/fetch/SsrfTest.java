package org.onrecord.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.http.Validators;
import org.onrecord.ingest.url.WebUrl;
import org.onrecord.testing.MisbehavingServer;

/** Nothing that a feed, a redirect or a DNS answer can write leads a request to this machine or the network that it stands in. */
class SsrfTest {
    private final MisbehavingServer server = new MisbehavingServer();
    private final List<String> lookedUp = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    private FetchResult fetch(String url, AddressGuard guard, String... answers) {
        HostLookup lookup = host -> {
            lookedUp.add(host);
            List<InetAddress> addresses = new ArrayList<>();
            for (String answer : answers) {
                addresses.add(InetAddress.ofLiteral(answer));
            }
            return addresses;
        };
        try (Fetcher fetcher = Fetcher.of(FetchSettings.of("OnRecord/test").withGuard(guard), lookup)) {
            return fetcher.fetch(new FetchRequest(url, Validators.NONE, ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Plain.
                "http://127.0.0.1/",
                "https://127.0.0.1/",
                "http://127.9.8.7/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://172.31.255.254/",
                "http://192.168.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://100.100.100.200/",
                "http://192.0.0.192/",
                "http://168.63.129.16/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                // One number, decimal, octal and hexadecimal, and beyond its range.
                "http://2130706433/",
                "http://017700000001/",
                "http://0x7f000001/",
                "http://0X7F000001/",
                "http://7147006462/",
                "http://0x41414141A9FEA9FE/",
                "http://0/",
                // Fewer parts, other bases, padding, mixtures, overflow.
                "http://127.1/",
                "http://127.0.1/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://0x7f.1/",
                "http://0251.0376.0251.0376/",
                "http://0251.00376.000251.0000376/",
                "http://0xA9.254.0251.254/",
                "http://425.510.425.510/",
                "http://127.0.0.1./",
                "http://127.0.0.1.:80/",
                "http://127.0.0.0x1/",
                "http://0x/",
                // IPv6, and IPv4 in it.
                "http://[::1]/",
                "http://[::]/",
                "http://[0000::1]:80/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[0:0:0:0:0:ffff:169.254.169.254]/",
                "http://[::127.0.0.1]/",
                "http://[::ffff:0:127.0.0.1]/",
                "http://[64:ff9b::127.0.0.1]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[64:ff9b:1::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2002:a00:1::1]/",
                "http://[2001:0:7f00:1::]/",
                "http://[2001:db8::1]/",
                "http://[2600::5efe:a00:1]/",
                "http://[fc00::1]/",
                "http://[fd00:ec2::254]/",
                "http://[fe80::1]/",
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "http://[::1%lo]/",
                "http://[127.0.0.1]/",
                "http://[::1",
                // Letters and digits that stand for others.
                "http://①②⑦.⓪.⓪.①/",
                "http://１２７.０.０.１/",
                "http://127。0。0。1/",
                "http://127．0．0．1/",
                "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
                "http://ｌｏｃａｌｈｏｓｔ/",
                "http://loc\u00ADalhost/",
                "http://loc%61lhost/",
                "http://%31%32%37.0.0.1/",
                // Users, and other signs before the host.
                "http://harbours.example@127.0.0.1/",
                "http://127.0.0.1@harbours.example/",
                "http://user:word@127.0.0.1/",
                "http://harbours.example\\@127.0.0.1/",
                "http://127.0.0.1:80\\@harbours.example/",
                "http://harbours.example&@127.0.0.1#@harbours.example/",
                "http://harbours.example;127.0.0.1/",
                "http://127.0.0.1\t/",
                "http://127.0.0.1\n.harbours.example/",
                "http://127.0.0.1\u0000.harbours.example/",
                "http:\\\\127.0.0.1/",
                "http:127.0.0.1/",
                "http:/127.0.0.1/",
                "http:///127.0.0.1/",
                "http:////127.0.0.1/",
                "//127.0.0.1/",
                "127.0.0.1",
                // Names of the local network.
                "http://localhost/",
                "http://LOCALHOST/",
                "http://localhost./",
                "http://a.localhost/",
                "http://ip6-localhost/",
                "http://metadata/",
                "http://metadata.google.internal/",
                "http://printer.local/",
                "http://router.home.arpa/",
                "http://wiki.lan/",
                // Other schemes.
                "file:///etc/hosts",
                "ftp://127.0.0.1/",
                "gopher://127.0.0.1:25/_a",
                "dict://127.0.0.1:11211/stats",
                "ldap://127.0.0.1/",
                "jar:http://127.0.0.1!/a",
                "netdoc:///etc/hosts",
                "javascript:alert(1)",
                "data:text/html,a",
                "view-source:http://127.0.0.1/"
            })
    void refusesEverySpellingOfAnAddress(String address) {
        assertThat(AddressGuard.publicOnly().check(address)).isPresent();
        assertThat(fetch(address, AddressGuard.publicOnly(), "127.0.0.1")).isInstanceOf(FetchResult.Refused.class);
        assertThat(lookedUp).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "169.254.169.254",
                "::1",
                "fd00::1",
                "fe80::1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "::127.0.0.1"
            })
    void refusesANameWithAForbiddenAddress(String answer) {
        assertThat(fetch("http://harbours.example:" + server.port() + "/", AddressGuard.publicOnly(), answer))
                .isInstanceOf(FetchResult.Refused.class);
        assertThat(lookedUp).containsExactly("harbours.example");
        assertThat(server.connections()).isZero();
    }

    @Test
    void refusesANameIfOneOfItsAddressesIsForbidden() {
        String url = "http://harbours.example:" + server.port() + "/";

        assertThat(fetch(url, AddressGuard.publicOnly(), "93.184.216.34", "127.0.0.1"))
                .isInstanceOf(FetchResult.Refused.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void refusesPortsOfOtherProtocols() {
        for (int port : new int[] {22, 25, 53, 110, 143, 389, 465, 587, 993, 2049, 6000, 6667}) {
            assertThat(AddressGuard.publicOnly().check("http://harbours.example:" + port + "/"))
                    .as("port " + port)
                    .isPresent();
        }
        assertThat(AddressGuard.publicOnly().check("http://harbours.example:0/"))
                .isPresent();
        assertThat(AddressGuard.publicOnly().check("http://harbours.example:65536/"))
                .isPresent();
        assertThat(AddressGuard.publicOnly().check("http://harbours.example:8080/"))
                .isEmpty();
    }

    @Test
    void checksEachHopOfARedirect() {
        AddressGuard guard = AddressGuard.allowPrivate(List.of("127.0.0.1:" + server.port()));
        MisbehavingServer inner = new MisbehavingServer();
        try (inner) {
            inner.answer("/secret", "HTTP/1.1 200 OK", "secret");
            for (String location : List.of(
                    inner.url("/secret"),
                    "http://2130706433:" + inner.port() + "/secret",
                    "http://[::ffff:127.0.0.1]:" + inner.port() + "/secret",
                    "http://rebound.example:" + inner.port() + "/secret",
                    "//127.1:" + inner.port() + "/secret")) {
                server.on("/a", exchange -> exchange.send("HTTP/1.1 302 Found\nLocation: /b", new byte[0]));
                server.on("/b", exchange -> exchange.send("HTTP/1.1 307 Moved\nLocation: " + location, new byte[0]));

                assertThat(fetch(server.url("/a"), guard, "127.0.0.1"))
                        .as(location)
                        .isInstanceOf(FetchResult.Refused.class);
            }
            assertThat(inner.connections()).isZero();
        }
    }

    @Test
    void connectsToTheCheckedAddressEvenIfTheNameChanges() {
        server.answer("/a", "HTTP/1.1 200 OK", "here");
        AddressGuard guard = AddressGuard.allowPrivate(List.of("127.0.0.1"));
        List<String> answers = new ArrayList<>(List.of("127.0.0.1", "10.0.0.1", "10.0.0.1"));
        HostLookup rebinding = host -> List.of(InetAddress.ofLiteral(answers.removeFirst()));

        try (Fetcher fetcher = Fetcher.of(FetchSettings.of("OnRecord/test").withGuard(guard), rebinding)) {
            FetchResult fetched = fetcher.fetch(
                    new FetchRequest("http://harbours.example:" + server.port() + "/a", Validators.NONE, ""));

            assertThat(fetched).isInstanceOf(FetchResult.Got.class);
            assertThat(((FetchResult.Got) fetched).address()).contains(InetAddress.ofLiteral("127.0.0.1"));
            assertThat(answers).hasSize(2);
        }
    }

    @Test
    void theSocketItselfConnectsOnlyWhereTheGuardLetsIt() {
        FetchSettings settings = FetchSettings.of("OnRecord/test");
        WebUrl url = (WebUrl) WebUrl.parse("http://harbours.example:" + server.port() + "/");
        FetchBudget meter = new FetchBudget(settings, url);
        InetSocketAddress inner = new InetSocketAddress("127.0.0.1", server.port());

        ScopedValue.where(FetchBudget.CURRENT, meter).run(() -> {
            try (GuardedSocket socket = new GuardedSocket(AddressGuard.publicOnly())) {
                assertThatThrownBy(() -> socket.connect(inner)).hasMessage("the fetch was stopped");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        assertThat(meter.verdict()).get().isInstanceOf(FetchResult.Refused.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void allowsPublicAddresses() {
        for (String url : List.of(
                "http://harbours.example/",
                "https://93.184.216.34/a",
                "http://[2606:2800:220:1:248:1893:25c8:1946]/",
                "http://[64:ff9b::5db8:d822]/",
                "https://中国.example/a?b#c")) {
            assertThat(AddressGuard.publicOnly().check(url)).as(url).isEmpty();
        }
    }
}
