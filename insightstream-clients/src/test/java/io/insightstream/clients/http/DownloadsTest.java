package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.ProviderId;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.fake.PromptSockets;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import io.insightstream.media.MediaType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {

    private static final ProviderId PAINTER = new ProviderId("painter");
    private static final byte[] PICTURE = ContractPictures.png(20, 10, 50);

    @StartStop
    private final MockWebServer server = PromptSockets.server();

    private final TestTime time = new TestTime();

    @Test
    void a_picture_is_fetched_at_once_and_known_by_its_bytes() throws InterruptedException {
        server.enqueue(answer(PICTURE)
                .newBuilder()
                .setHeader("Content-Type", "text/html")
                .build());

        try (Downloads downloads = local().build()) {
            ImageData image = downloads.image(url("/out/0.webp?signature=abc"));

            assertArrayEquals(PICTURE, image.bytes());
            assertEquals(MediaType.PNG, image.mediaType());
            assertEquals(20, image.width());
        }
        assertEquals("/out/0.webp?signature=abc", server.takeRequest().getTarget());
    }

    @Test
    void no_key_no_cookie_and_no_user_goes_along() throws InterruptedException {
        server.enqueue(redirect("/2"));
        server.enqueue(answer(PICTURE));
        OkHttpClient client =
                new OkHttpClient.Builder().cookieJar(new Cookies()).build();

        try (Downloads downloads = local().client(client).build()) {
            downloads.image(url("/1"));
            assertThrows(
                    MalformedResponse.class,
                    () -> downloads.image(url("/1").replace("http://", "http://user:secret@")));
        }
        for (int i = 0; i < 2; i++) {
            RecordedRequest request = server.takeRequest();
            assertNull(request.getHeaders().get("Authorization"));
            assertNull(request.getHeaders().get("Cookie"));
        }
        assertEquals(2, server.getRequestCount());
    }

    private static final class Cookies implements CookieJar {
        @Override
        public List<Cookie> loadForRequest(HttpUrl url) {
            return List.of(Objects.requireNonNull(Cookie.parse(url, "session=secret")));
        }

        @Override
        public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
            throw new AssertionError("a cookie was taken");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/x",
                "http://localhost:PORT/x",
                "http://[::1]:PORT/x",
                "http://[::ffff:127.0.0.1]:PORT/x",
                "http://2130706433:PORT/x",
                "http://0x7f.1:PORT/x",
                "http://017700000001:PORT/x",
                "http://127.1:PORT/x",
                "http://0:PORT/x",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/x",
                "http://[fd00::1]/x"
            })
    void an_address_that_is_not_public_is_refused_before_anything_is_sent(String address) {
        String target = address.replace("PORT", Integer.toString(server.getPort()));

        try (Downloads downloads = publicOnly(host -> {
                    if (host.equals("localhost")) {
                        return addresses("127.0.0.1");
                    }
                    // Whatever else a machine makes of odd spellings, this one knows none of them.
                    throw new UnknownHostException(host);
                })
                .attempts(1)
                .build()) {
            RuntimeException problem = assertThrows(RuntimeException.class, () -> downloads.image(target));
            assertTrue(
                    problem instanceof MalformedResponse || problem instanceof ProviderUnavailable, problem.toString());
        }
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void a_name_with_one_private_address_among_others_is_refused_and_the_address_not_told() {
        try (Downloads downloads =
                publicOnly(host -> addresses("93.184.215.14", "10.1.2.3")).build()) {
            MalformedResponse problem = assertThrows(
                    MalformedResponse.class, () -> downloads.image("https://pictures.example/x?token=t0p"));

            String message = message(problem);
            assertTrue(message.contains("https://pictures.example/x is refused"), message);
            assertTrue(message.contains("'pictures.example' is not on the public internet"), message);
            assertFalse(message.contains("10.1.2.3") || message.contains("t0p"), message);
        }
    }

    @Test
    void a_name_that_resolves_otherwise_the_second_time_gains_nothing() {
        List<String> asked = new ArrayList<>();
        try (Downloads downloads = publicOnly(host -> {
                    asked.add(host);
                    // A server that answers with a public address until it is trusted.
                    return addresses(asked.size() == 1 ? "192.0.2.1" : "127.0.0.1");
                })
                .attempts(2)
                .build()) {
            assertThrows(
                    MalformedResponse.class, () -> downloads.image("http://rebinding.example:" + server.getPort()));
        }
        assertEquals(1, asked.size(), "what is judged is what is connected to");
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void a_connection_that_is_there_already_is_judged_too() {
        server.enqueue(answer(PICTURE));
        Dns toServer = host -> addresses("127.0.0.1");
        OkHttpClient shared = new OkHttpClient.Builder().dns(toServer).build();
        String address = "http://pictures.example:" + server.getPort() + "/x";

        try (Downloads trusting = Downloads.builder(PAINTER)
                        .client(shared)
                        .privateAddresses(true)
                        .build();
                Downloads wary = Downloads.builder(PAINTER).client(shared).build()) {
            trusting.image(address);
            assertThrows(MalformedResponse.class, () -> wary.image(address));
        }
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void a_redirect_is_followed_and_judged_anew() {
        server.enqueue(redirect("/2"));
        server.enqueue(answer(PICTURE));
        server.enqueue(redirect("http://127.0.0.2:" + server.getPort() + "/secret"));
        server.enqueue(redirect("http://metadata.example/secret"));
        Dns names = host -> addresses(host.equals("metadata.example") ? "169.254.169.254" : "127.0.0.1");
        OkHttpClient client = new OkHttpClient.Builder().dns(names).build();

        try (Downloads downloads = Downloads.builder(PAINTER)
                .client(client)
                .addresses(address -> address.getHostAddress().equals("127.0.0.1"))
                .build()) {
            String address = "http://pictures.example:" + server.getPort() + "/1";
            assertEquals(20, downloads.image(address).width());
            assertTrue(message(assertThrows(MalformedResponse.class, () -> downloads.image(address)))
                    .contains("from http://127.0.0.2/secret is refused"));
            assertTrue(message(assertThrows(MalformedResponse.class, () -> downloads.image(address)))
                    .contains("from http://metadata.example/secret is refused"));
        }
        assertEquals(4, server.getRequestCount());
    }

    @Test
    void redirects_end() {
        for (int i = 0; i < 6; i++) {
            server.enqueue(redirect("/again"));
        }
        server.enqueue(redirect("ftp://pictures.example/x"));

        try (Downloads downloads = local().build()) {
            assertTrue(message(assertThrows(MalformedResponse.class, () -> downloads.image(url("/1"))))
                    .contains("redirects more than 5 times"));
            assertTrue(message(assertThrows(MalformedResponse.class, () -> downloads.image(url("/1"))))
                    .contains("redirects nowhere"));
        }
    }

    @Test
    void a_picture_inside_its_address_is_taken_from_there_and_judged_alike() {
        String inside = "data:image/png;base64," + Base64.getEncoder().encodeToString(PICTURE);
        try (Downloads downloads = local().build();
                Downloads few = local().limits(ImageLimits.DEFAULT.withMaxBytes(PICTURE.length - 1))
                        .build()) {
            assertEquals(PICTURE.length, downloads.image(inside).size());
            assertTrue(
                    message(assertThrows(MalformedResponse.class, () -> downloads.image("data:image/png;base64,AAAA")))
                            .contains("the download of a picture of 'painter' did not give a usable picture"));
            assertThrows(MalformedResponse.class, () -> few.image(inside));
        }
        assertEquals(0, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://x.example/a", "/x", "", "http://"})
    void only_http_and_https_are_fetched(String address) {
        try (Downloads downloads = local().build()) {
            MalformedResponse problem = assertThrows(MalformedResponse.class, () -> downloads.image(address));
            assertTrue(message(problem).contains("is no address of http or https"), message(problem));
        }
    }

    @Test
    void no_more_is_read_than_the_limit_says() {
        server.enqueue(answer(PICTURE));
        server.enqueue(new MockResponse.Builder()
                .chunkedBody(new Buffer().write(new byte[200_000]), 1024)
                .build());

        try (Downloads downloads =
                local().limits(ImageLimits.DEFAULT.withMaxBytes(PICTURE.length)).build()) {
            assertEquals(PICTURE.length, downloads.image(url("/1")).size());
            MalformedResponse problem = assertThrows(MalformedResponse.class, () -> downloads.image(url("/2")));
            assertTrue(message(problem).contains("has more than " + PICTURE.length + " bytes"), message(problem));
        }
    }

    @Test
    void what_is_no_picture_within_the_limits_is_refused() {
        server.enqueue(answer("<html>It expired</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        server.enqueue(answer(PICTURE));
        server.enqueue(answer(PICTURE));

        try (Downloads downloads =
                local().limits(ImageLimits.DEFAULT.withMaxPixels(199)).build()) {
            MalformedResponse page = assertThrows(MalformedResponse.class, () -> downloads.image(url("/1")));
            assertTrue(message(page).contains("it begins with '<html>It expired"), message(page));
            assertTrue(message(assertThrows(MalformedResponse.class, () -> downloads.image(url("/2"))))
                    .contains("20x10 pixels"));
        }
        try (Downloads jpeg = local().limits(ImageLimits.DEFAULT.withTypes(Set.of(MediaType.JPEG)))
                .build()) {
            assertTrue(message(assertThrows(MalformedResponse.class, () -> jpeg.image(url("/3"))))
                    .contains("it is image/png"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void what_has_expired_is_not_found(int status) {
        server.enqueue(status(status));

        try (Downloads downloads = local().build()) {
            NotFound problem = assertThrows(NotFound.class, () -> downloads.image(url("/1?signature=abc")));
            assertFalse(message(problem).contains("abc"), message(problem));
        }
        assertEquals(1, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 400, 401, 451})
    void other_answers_are_no_picture(int status) {
        server.enqueue(status(status));

        try (Downloads downloads = local().build()) {
            assertTrue(message(assertThrows(MalformedResponse.class, () -> downloads.image(url("/1"))))
                    .contains("was answered with status " + status));
        }
    }

    @Test
    void what_may_pass_is_tried_again_with_growing_waits() {
        server.enqueue(status(503));
        server.enqueue(answer(PICTURE)
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(answer(PICTURE));

        try (Downloads downloads = local().build()) {
            assertEquals(20, downloads.image(url("/1")).width());
        }
        assertEquals(List.of(Duration.ofMillis(100), Duration.ofMillis(200)), time.slept());
    }

    @Test
    void the_server_says_how_long_to_wait_and_no_longer_than_there_is_time() {
        server.enqueue(status(429).newBuilder().setHeader("Retry-After", "7").build());
        server.enqueue(answer(PICTURE));
        server.enqueue(status(429).newBuilder().setHeader("Retry-After", "70").build());

        try (Downloads downloads = local().build()) {
            downloads.image(url("/1"));
            assertEquals(List.of(Duration.ofSeconds(7)), time.slept());
            RateLimited problem = assertThrows(RateLimited.class, () -> downloads.image(url("/2")));
            assertEquals(Duration.ofSeconds(70), problem.retryAfter().orElseThrow());
        }
    }

    @Test
    void after_the_last_attempt_the_failure_is_told() {
        server.enqueue(status(500));
        server.enqueue(status(408));

        try (Downloads downloads = local().attempts(2).build()) {
            assertTrue(message(assertThrows(ProviderUnavailable.class, () -> downloads.image(url("/1"))))
                    .contains("status 408"));
        }
        assertEquals(2, server.getRequestCount());
    }

    @Test
    void a_download_that_does_not_end_ends_with_the_deadline() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        try (Downloads downloads = Downloads.builder(PAINTER)
                .privateAddresses(true)
                .deadline(Duration.ofMillis(300))
                .build()) {
            assertThrows(TimedOut.class, () -> downloads.image(url("/1")));
        }
    }

    @Test
    void an_interrupted_thread_stops_downloading() {
        server.enqueue(answer(PICTURE));

        try (Downloads downloads = local().build()) {
            Thread.currentThread().interrupt();
            assertThrows(Cancelled.class, () -> downloads.image(url("/1")));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void an_interrupted_wait_is_cancelled() {
        server.enqueue(status(503));

        try (Downloads downloads = local().sleeper(wait -> {
                    throw new InterruptedException("woken");
                })
                .build()) {
            assertThrows(Cancelled.class, () -> downloads.image(url("/1")));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void after_closing_nothing_is_fetched() {
        Downloads downloads = local().build();
        downloads.close();
        downloads.close();

        assertThrows(Cancelled.class, () -> downloads.image(url("/1")));
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void every_problem_of_a_configuration_is_named_at_once() {
        Downloads.Builder builder = Downloads.builder(PAINTER)
                .attempts(0)
                .deadline(Duration.ZERO)
                .limits(ImageLimits.DEFAULT.withMaxBytes(Long.MAX_VALUE));

        String message = message(assertThrows(InvalidRequest.class, builder::build));

        assertTrue(message.contains("attempts are 1 or more"), message);
        assertTrue(message.contains("a deadline is more than zero"), message);
        assertTrue(message.contains("at most 2147483583 bytes"), message);
    }

    private Downloads.Builder local() {
        return Downloads.builder(PAINTER)
                .privateAddresses(true)
                .clock(time)
                .sleeper(time)
                .random(() -> 0.5);
    }

    private Downloads.Builder publicOnly(Dns names) {
        return Downloads.builder(PAINTER)
                .client(new OkHttpClient.Builder().dns(names).build())
                .clock(time)
                .sleeper(time)
                .random(() -> 0.5);
    }

    private String url(String path) {
        String root = server.url("/").toString();
        return root.substring(0, root.length() - 1) + path;
    }

    private static List<InetAddress> addresses(String... literals) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String literal : literals) {
            addresses.add(InetAddress.getByName(literal));
        }
        return addresses;
    }

    private static MockResponse answer(byte[] body) {
        return new MockResponse.Builder().body(new Buffer().write(body)).build();
    }

    private static MockResponse status(int status) {
        return new MockResponse.Builder().code(status).build();
    }

    private static MockResponse redirect(String location) {
        return new MockResponse.Builder()
                .code(302)
                .setHeader("Location", location)
                .build();
    }

    private static String message(Exception problem) {
        return String.valueOf(problem.getMessage());
    }
}
