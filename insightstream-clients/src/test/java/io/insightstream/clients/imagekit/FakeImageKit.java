package io.insightstream.clients.imagekit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.call.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;

/**
 * Answers like ImageKit: refuses a second file of a name unless told to overwrite, lists by the time of upload, of which
 * several files share each, and serves the original only if asked for it.
 */
final class FakeImageKit extends Dispatcher {

    static final String KEY = "private_0123456789";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PART_NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(.+)");
    private static final Pattern QUERY = Pattern.compile("(name =|createdAt >=) \"([^\"]*)\"");
    private static final int OF_ONE_MILLISECOND = 7;

    private final MockWebServer server;
    private final Map<String, Kept> files = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, String>> uploads = Collections.synchronizedList(new ArrayList<>());
    private int count;
    private boolean listsNothing;
    private boolean changesOriginals;
    private String servedAt = "/ik/account/";

    private record Kept(
            String id, String name, String path, String description, ByteString bytes, String mime, Instant at) {}

    FakeImageKit(MockWebServer server) {
        this.server = server;
        server.setDispatcher(this);
    }

    ImageKit.Builder builder() {
        return ImageKit.builder()
                .keys(Secret.of(KEY))
                .folder("media/one")
                .apiUrl(server.url("").toString())
                .uploadUrl(server.url("").toString())
                .urlEndpoint(server.url("/ik/account").toString());
    }

    /** As if the search had not heard of the newest files yet. */
    void listNothing(boolean nothing) {
        listsNothing = nothing;
    }

    void changeOriginals() {
        changesOriginals = true;
    }

    void serveAt(String address) {
        servedAt = address;
    }

    List<String> log() {
        return List.copyOf(log);
    }

    Map<String, String> upload(int index) {
        return uploads.get(index);
    }

    /** Puts a file as somebody else would, with another program. */
    synchronized void putByOthers(String name, String mime, byte[] bytes) {
        keep(name, "/media/one/", "", bytes, mime);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        log.add(request.getMethod() + " " + path);
        if (path.startsWith("/ik/")) {
            return served(request);
        }
        if (!okhttp3.Credentials.basic(KEY, "").equals(request.getHeaders().get("Authorization"))) {
            return error(401, "Your account cannot be authenticated.");
        }
        if (path.equals("/api/v1/files/upload")) {
            return uploaded(request);
        }
        if (path.equals("/v1/files")) {
            return listed(request);
        }
        Kept file = files.get(path.split("/", -1)[3]);
        if (file == null) {
            return error(404, "The requested file does not exist.");
        }
        if (request.getMethod().equals("DELETE")) {
            files.remove(file.id());
            return new MockResponse.Builder().code(204).build();
        }
        return json(200, described(file));
    }

    private MockResponse served(RecordedRequest request) {
        if (request.getHeaders().get("Authorization") != null) {
            return error(400, "a key on its way to where files are served");
        }
        for (Kept file : files.values()) {
            if (request.getUrl().encodedPath().equals("/ik/account" + file.path() + file.name())) {
                boolean original = "orig-true".equals(request.getUrl().queryParameter("tr")) && !changesOriginals;
                Buffer bytes = new Buffer().write(original ? file.bytes() : ByteString.of((byte) 1));
                return new MockResponse.Builder().body(bytes).build();
            }
        }
        return error(404, "Not Found");
    }

    private synchronized MockResponse uploaded(RecordedRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        byte[] bytes = new byte[0];
        Matcher boundary = BOUNDARY.matcher(String.valueOf(request.getHeaders().get("Content-Type")));
        Buffer body = new Buffer().write(java.util.Objects.requireNonNull(request.getBody()));
        if (!boundary.find()) {
            return error(400, "no multipart");
        }
        try (MultipartReader reader = new MultipartReader(body, boundary.group(1))) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                String name = name(part.headers());
                byte[] content = part.body().readByteArray();
                if (name.equals("file")) {
                    bytes = content;
                    fields.put("type", String.valueOf(part.headers().get("Content-Type")));
                } else {
                    fields.put(name, new String(content, java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        uploads.add(fields);
        String name = fields.getOrDefault("fileName", "");
        String folder = fields.getOrDefault("folder", "/");
        boolean taken = files.values().stream()
                .anyMatch(file -> file.name().equals(name) && file.path().equals(folder));
        if (taken) {
            return error(
                    400,
                    "A file with the same name already exists at the exact location. We could not overwrite it because "
                            + "both overwriteFile and useUniqueFileName are set to false.");
        }
        Kept file = keep(name, folder, fields.getOrDefault("description", ""), bytes, fields.getOrDefault("type", ""));
        return json(200, Map.of("fileId", file.id(), "name", name, "size", bytes.length, "filePath", folder + name));
    }

    private static String name(Headers headers) {
        Matcher name = PART_NAME.matcher(String.valueOf(headers.get("Content-Disposition")));
        return name.find() ? name.group(1) : "";
    }

    private synchronized Kept keep(String name, String folder, String description, byte[] bytes, String mime) {
        Instant at = Instant.parse("2026-03-04T05:06:07.100Z").plusMillis(count / OF_ONE_MILLISECOND);
        String id = String.format("%024x", ++count);
        Kept file = new Kept(id, name, folder, description, ByteString.of(bytes), mime, at);
        files.put(id, file);
        return file;
    }

    private MockResponse listed(RecordedRequest request) {
        String limit = request.getUrl().queryParameter("limit");
        String query = String.valueOf(request.getUrl().queryParameter("searchQuery"));
        Matcher wanted = QUERY.matcher(query);
        boolean filtered = wanted.matches();
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Kept file : List.copyOf(files.values())) {
            boolean hit = !filtered
                    || (wanted.group(1).startsWith("name")
                            ? file.name().equals(wanted.group(2))
                            : !file.at().isBefore(Instant.parse(wanted.group(2))));
            if (hit && file.path().equals(request.getUrl().queryParameter("path")) && !listsNothing) {
                entries.add(described(file));
            }
        }
        int most = limit == null ? 1000 : Integer.parseInt(limit);
        return json(200, entries.subList(0, Math.min(most, entries.size())));
    }

    private Map<String, Object> described(Kept file) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("type", "file");
        described.put("fileId", file.id());
        described.put("name", file.name());
        described.put("createdAt", file.at().toString());
        described.put("description", file.description());
        described.put("filePath", file.path() + file.name());
        described.put("url", server.url(servedAt + file.path().substring(1) + file.name()) + "?updatedAt=1");
        described.put("size", file.bytes().size());
        described.put("mime", file.mime());
        return described;
    }

    private static MockResponse json(int status, Object body) {
        try {
            return new MockResponse.Builder()
                    .code(status)
                    .addHeader("Content-Type", "application/json")
                    .body(JSON.writeValueAsString(body))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MockResponse error(int status, String message) {
        return json(
                status, Map.of("message", message, "help", "For support kindly contact us at support@imagekit.io ."));
    }
}
