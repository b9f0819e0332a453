package io.insightstream.clients.imagekit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;

/** The calls of ImageKit's API that this package makes. */
final class MediaLibrary implements AutoCloseable {

    /** The name of the call that keeps a file. */
    static final String UPLOAD = "files.upload";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final HttpCaller api;
    private final HttpCaller uploads;
    private final HttpCaller served;
    private final HttpUrl endpoint;
    private final String folder;
    private final List<String> tags;

    /**
     * Takes over the callers.
     *
     * @param served makes its calls without a key
     * @param endpoint where files are served
     */
    MediaLibrary(
            HttpCaller api, HttpCaller uploads, HttpCaller served, HttpUrl endpoint, String folder, List<String> tags) {
        this.api = api;
        this.uploads = uploads;
        this.served = served;
        this.endpoint = endpoint;
        this.folder = folder;
        this.tags = tags;
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Keeps a file under a name that no other file has; a second time it is refused, so that it can be repeated. */
    String upload(UploadBody file, String fileName, @Nullable String description) {
        MultipartBody.Builder body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("fileName", fileName)
                .addFormDataPart("useUniqueFileName", "false")
                .addFormDataPart("overwriteFile", "false")
                .addFormDataPart("folder", folder);
        if (description != null) {
            body.addFormDataPart("description", description);
        }
        if (!tags.isEmpty()) {
            body.addFormDataPart("tags", String.join(",", tags));
        }
        // Last, so that a server knows all of the rest when it comes.
        body.addFormDataPart("file", fileName, file);
        HttpCall call = HttpCall.post(UPLOAD, "api/v1/files/upload", body.build())
                .repeatable(true)
                .build();
        return uploads.call(call, MediaLibrary::idOfUpload);
    }

    private static String idOfUpload(HttpAnswer answer) {
        String id = json(answer).path("fileId").asText("");
        if (!isId(id)) {
            throw malformed(answer, "an upload without a fileId");
        }
        return id;
    }

    LibraryFile get(String id) {
        requireId(id);
        return api.call(HttpCall.get("files.get", "v1/files/" + id + "/details").build(), MediaLibrary::file);
    }

    private static LibraryFile file(HttpAnswer answer) {
        JsonNode file = json(answer);
        if (!file.isObject()) {
            throw malformed(answer, "no description of a file");
        }
        return LibraryFile.of(file, answer.text());
    }

    void delete(String id) {
        requireId(id);
        api.call(HttpCall.delete("files.delete", "v1/files/" + id).build());
    }

    /** The file of that name in the folder; null if there is none. */
    @Nullable
    LibraryFile find(String fileName) {
        HttpCall call = HttpCall.get("files.find", "v1/files")
                .query("path", folder)
                .query("searchQuery", "name = \"" + fileName + "\"")
                .build();
        for (LibraryFile file : api.call(call, MediaLibrary::files).files()) {
            if (file.fileName().equals(fileName)) {
                return file;
            }
        }
        return null;
    }

    /**
     * A part of the files in the folder, the oldest first.
     *
     * @param since the time of upload to begin with; null for all
     * @param limit the most entries of the list
     * @param reader makes something of it
     */
    <T> T list(@Nullable String since, int limit, Function<Listing, T> reader) {
        HttpCall call = HttpCall.get("files.list", "v1/files")
                .query("path", folder)
                .query("type", since == null ? "file" : null)
                .query("searchQuery", since == null ? null : "createdAt >= \"" + since + "\"")
                .query("sort", "ASC_CREATED")
                .query("limit", limit)
                .build();
        return api.call(call, answer -> reader.apply(files(answer)));
    }

    /**
     * A part of the list.
     *
     * @param files the files
     * @param entries how many entries the list had; folders and old versions are not among the files
     * @param answer where it came from
     */
    record Listing(List<LibraryFile> files, int entries, HttpAnswer answer) {}

    private static Listing files(HttpAnswer answer) {
        JsonNode entries = json(answer);
        if (!entries.isArray()) {
            throw malformed(answer, "no list of files");
        }
        List<LibraryFile> files = new ArrayList<>();
        for (JsonNode entry : entries) {
            String type = entry.path("type").asText("file");
            if (type.equals("file")) {
                files.add(LibraryFile.of(entry, answer.text()));
            }
        }
        return new Listing(files, entries.size(), answer);
    }

    /** The bytes as they were put. Without the parameter ImageKit serves what it has made smaller. */
    byte[] bytes(LibraryFile file) {
        HttpUrl url = file.url() == null ? null : HttpUrl.parse(file.url());
        if (url == null
                || !url.host().equals(endpoint.host())
                || url.port() != endpoint.port()
                || !url.scheme().equals(endpoint.scheme())) {
            throw new MalformedResponse(
                    "ImageKit says that '" + file.id() + "' is served at " + (url == null ? "no address" : url.host())
                            + ", which is not " + endpoint.host() + "; set it with urlEndpoint if it is yours",
                    "",
                    null);
        }
        String original =
                url.newBuilder().setQueryParameter("tr", "orig-true").build().toString();
        return served.call(HttpCall.get("files.download", original).build()).bytes();
    }

    private static void requireId(String id) {
        if (!isId(id)) {
            throw new NotFound("ImageKit keeps nothing called '" + id + "'");
        }
    }

    private static JsonNode json(HttpAnswer answer) {
        try {
            return JSON.readTree(answer.text());
        } catch (JsonProcessingException e) {
            throw malformed(answer, "no JSON");
        }
    }

    private static MalformedResponse malformed(HttpAnswer answer, String what) {
        return new MalformedResponse(
                "ImageKit's answer is " + what + "; the raw text is in raw()", answer.text(), null);
    }

    @Override
    public void close() {
        api.close();
        uploads.close();
        served.close();
    }
}
