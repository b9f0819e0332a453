package io.insightstream.clients.imagekit;

import io.insightstream.media.MediaContent;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Media on its way, read as it is sent and from its beginning for each attempt. */
final class UploadBody extends RequestBody {

    private final MediaContent content;
    private volatile @Nullable IOException unreadable;

    UploadBody(MediaContent content) {
        this.content = content;
    }

    @Override
    public @Nullable MediaType contentType() {
        return MediaType.parse(content.mediaType().value());
    }

    @Override
    public long contentLength() {
        return content.size();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (InputStream stream = opened();
                Source source = Okio.source(stream)) {
            while (read(source, sink) >= 0) {
                sink.emitCompleteSegments();
            }
        }
    }

    private InputStream opened() throws IOException {
        try {
            return content.stream();
        } catch (IOException e) {
            unreadable = e;
            throw e;
        }
    }

    private long read(Source source, BufferedSink sink) throws IOException {
        try {
            return source.read(sink.getBuffer(), 8192);
        } catch (IOException e) {
            unreadable = e;
            throw e;
        }
    }

    /** Why the media itself cannot be read; null if it can. */
    @Nullable
    IOException unreadable() {
        return unreadable;
    }
}
