package io.insightstream.clients.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.contract.ContractPictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/**
 * Answers like Replicate: a prediction passes through the scripted states, one for each time it is asked after, and
 * succeeds with as many pictures of the aspect ratio as were asked for.
 */
final class FakeReplicate extends Dispatcher {

    static final String PREDICTION = "p1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockWebServer server;
    private final AtomicInteger created = new AtomicInteger();
    private final Map<String, Deque<String>> states = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> inputs = new ConcurrentHashMap<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private List<String> script = List.of("succeeded");
    private String ending = "";
    private String afterCancel = "canceled";
    private MockResponse picture = new MockResponse.Builder().code(500).build();
    private boolean ownPicture;

    FakeReplicate(MockWebServer server) {
        this.server = server;
        server.setDispatcher(this);
    }

    /** The status at the beginning, and each time it is asked after; the last one stays. */
    FakeReplicate script(String... statuses) {
        script = List.of(statuses);
        return this;
    }

    /** Fields of a final prediction, in place of its pictures: {@code "error": "..."} or another output. */
    FakeReplicate ending(String fields) {
        ending = fields;
        return this;
    }

    /** The status that a cancelled prediction is answered with. */
    FakeReplicate afterCancel(String status) {
        afterCancel = status;
        return this;
    }

    /** The answer to the request for a picture. */
    FakeReplicate picture(MockResponse answer) {
        picture = answer;
        ownPicture = true;
        return this;
    }

    /** What was asked, in order, such as {@code GET /v1/predictions/p1}. */
    List<String> log() {
        return List.copyOf(log);
    }

    RecordedRequest request(int index) {
        return requests.get(index);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        log.add(request.getMethod() + " " + path);
        requests.add(request);
        if (path.startsWith("/pictures/")) {
            return ownPicture ? picture : drawn(path);
        }
        if (request.getMethod().equals("POST") && path.endsWith("/predictions")) {
            return create(request);
        }
        String id = path.replaceFirst("^/v1/predictions/", "").replaceFirst("/cancel$", "");
        Deque<String> left = states.get(id);
        if (left == null) {
            return json(404, "{\"detail\": \"The requested resource could not be found.\", \"status\": 404}");
        }
        if (path.endsWith("/cancel")) {
            left.clear();
            left.add(afterCancel);
        } else if (left.size() > 1) {
            left.removeFirst();
        }
        return json(200, prediction(id, left.getFirst()));
    }

    private MockResponse create(RecordedRequest request) {
        String id = "p" + created.incrementAndGet();
        states.put(id, new ArrayDeque<>(script));
        try {
            inputs.put(
                    id,
                    JSON.readTree(Objects.requireNonNull(request.getBody()).utf8())
                            .path("input"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json(201, prediction(id, script.get(0)));
    }

    private String prediction(String id, String status) {
        boolean over = status.equals("succeeded") || status.equals("failed");
        String end = !over ? "\"output\": null" : ending.isEmpty() ? "\"output\": " + pictures(id) : ending;
        return "{\"id\": \"" + id + "\", \"model\": \"owner/painter\", \"version\": \"v\", \"status\": \"" + status
                + "\", \"input\": {}, \"logs\": \"\", \"metrics\": {\"predict_time\": 0.5}, \"urls\": {\"get\": "
                + "\"https://api.replicate.com/v1/predictions/" + id + "\"}, " + end + "}";
    }

    private List<String> pictures(String id) {
        JsonNode input = inputs.getOrDefault(id, JSON.createObjectNode());
        String ratio = input.path("aspect_ratio").asText("1:1").replace(':', '-');
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < input.path("num_outputs").asInt(1); i++) {
            String format = input.path("output_format").asText("png");
            addresses.add("\"" + server.url("/pictures/" + ratio + "/" + i + "." + format) + "\"");
        }
        return addresses;
    }

    private static MockResponse drawn(String path) {
        String[] sides = path.split("/", -1)[2].split("-", 2);
        int unit = 8;
        byte[] png = ContractPictures.png(
                Integer.parseInt(sides[0]) * unit, Integer.parseInt(sides[1]) * unit, path.length());
        byte[] file = path.endsWith(".webp") ? webp(64, 36) : path.endsWith(".jpg") ? jpeg() : png;
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/octet-stream")
                .body(new Buffer().write(file))
                .build();
    }

    /** The header of a lossless WebP picture, without anything to see. */
    static byte[] webp(int width, int height) {
        int bits = (width - 1) | (height - 1) << 14;
        return new Buffer()
                .writeUtf8("RIFF")
                .writeIntLe(4 + 8 + 6)
                .writeUtf8("WEBPVP8L")
                .writeIntLe(5)
                .writeByte(0x2F)
                .writeIntLe(bits)
                .writeByte(0)
                .readByteArray();
    }

    private static byte[] jpeg() {
        return new Buffer()
                .write(new byte[] {
                    (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC0, 0, 11, 8, 0, 36, 0, 64, 1, 1, 17, 0
                })
                .write(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, (byte) 0xFF, (byte) 0xD9})
                .readByteArray();
    }

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }
}
