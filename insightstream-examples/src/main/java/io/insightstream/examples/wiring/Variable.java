package io.insightstream.examples.wiring;

import org.jspecify.annotations.Nullable;

/** The variables of the environment that are read, called as the vendors' own tools call them where those have a name. */
public enum Variable {
    /** OpenAI's key. */
    OPENAI_API_KEY(Kind.KEY, null),
    /** The models at OpenAI that write. */
    OPENAI_MODEL(Kind.TEXT_MODEL, null),
    /** The models at OpenAI that draw. */
    OPENAI_IMAGE_MODEL(Kind.IMAGE_MODEL, null),
    /** OpenAI's address, or that of a server that speaks as it does. */
    OPENAI_BASE_URL(Kind.BASE_URL, "https://api.openai.com/v1"),
    /** A limit of OpenAI's calls. */
    OPENAI_REQUESTS_PER_DAY(Kind.DAY, null),

    /** Gemini's key. */
    GEMINI_API_KEY(Kind.KEY, null),
    /** Gemini's key, by its other name. */
    GOOGLE_API_KEY(Kind.OTHER_KEY, null),
    /** The models of Gemini that write. */
    GEMINI_MODEL(Kind.TEXT_MODEL, null),
    /** The models of Gemini that draw. */
    GEMINI_IMAGE_MODEL(Kind.IMAGE_MODEL, null),
    /** Gemini's address. */
    GEMINI_BASE_URL(Kind.BASE_URL, "https://generativelanguage.googleapis.com"),
    /** A limit of Gemini's calls. */
    GEMINI_REQUESTS_PER_DAY(Kind.DAY, null),

    /** Groq's key. */
    GROQ_API_KEY(Kind.KEY, null),
    /** The models at Groq that write. */
    GROQ_MODEL(Kind.TEXT_MODEL, null),
    /** Groq's address. */
    GROQ_BASE_URL(Kind.BASE_URL, "https://api.groq.com/openai/v1"),
    /** A limit of Groq's calls. */
    GROQ_REQUESTS_PER_DAY(Kind.DAY, null),

    /** OpenRouter's key. */
    OPENROUTER_API_KEY(Kind.KEY, null),
    /** The models at OpenRouter that write. */
    OPENROUTER_MODEL(Kind.TEXT_MODEL, null),
    /** OpenRouter's address. */
    OPENROUTER_BASE_URL(Kind.BASE_URL, "https://openrouter.ai/api/v1"),
    /** A limit of OpenRouter's calls. */
    OPENROUTER_REQUESTS_PER_DAY(Kind.DAY, null),

    /** Replicate's key. */
    REPLICATE_API_TOKEN(Kind.KEY, null),
    /** The models at Replicate that draw. */
    REPLICATE_MODEL(Kind.IMAGE_MODEL, null),
    /** Replicate's address. */
    REPLICATE_BASE_URL(Kind.BASE_URL, "https://api.replicate.com/v1"),
    /** A limit of Replicate's calls. */
    REPLICATE_REQUESTS_PER_DAY(Kind.DAY, null),

    /** Pollinations' key. */
    POLLINATIONS_API_KEY(Kind.KEY, null),
    /** The models at Pollinations that write. */
    POLLINATIONS_MODEL(Kind.TEXT_MODEL, null),
    /** The models at Pollinations that draw. */
    POLLINATIONS_IMAGE_MODEL(Kind.IMAGE_MODEL, null),
    /** Pollinations' address. */
    POLLINATIONS_BASE_URL(Kind.BASE_URL, "https://gen.pollinations.ai"),
    /** A limit of Pollinations' calls. */
    POLLINATIONS_REQUESTS_PER_DAY(Kind.DAY, null),

    /** ImageKit's key, the private one. */
    IMAGEKIT_PRIVATE_KEY(Kind.KEY, null),
    /** Where ImageKit serves files. */
    IMAGEKIT_URL_ENDPOINT(Kind.URL_ENDPOINT, "https://ik.imagekit.io"),
    /** ImageKit's address. */
    IMAGEKIT_BASE_URL(Kind.MEDIA_URL, "https://api.imagekit.io"),

    /** YouTube's key. */
    YOUTUBE_API_KEY(Kind.KEY, null),
    /** YouTube's address. */
    YOUTUBE_API_BASE_URL(Kind.BASE_URL, "https://www.googleapis.com"),

    /** Where state is kept. */
    INSIGHTSTREAM_HOME(Kind.FOLDER, "~/.insightstream");

    private enum Kind {
        KEY("the key, or several with commas between; they are used in turn"),
        OTHER_KEY("the same, where the one above is not set"),
        TEXT_MODEL("the model that writes, or several with commas between, the preferred one first"),
        IMAGE_MODEL("the model that draws, or several with commas between, the preferred one first"),
        BASE_URL("the address that stands before the paths of the vendor's interface"),
        MEDIA_URL(
                "the address that stands before the paths; uploads go there too then, not to https://upload.imagekit.io"),
        DAY("the most requests of a day, counted over all runs; none more is sent"),
        URL_ENDPOINT("where files are served, with the id of the account, like https://ik.imagekit.io/ID"),
        FOLDER("the folder that keeps what was spent today and how the keys stand");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }
    }

    private final Kind kind;
    private final @Nullable String usual;

    Variable(Kind kind, @Nullable String usual) {
        this.kind = kind;
        this.usual = usual;
    }

    /** Whose it is, as people write it. */
    String owner() {
        String name = name().substring(0, name().indexOf('_'));
        return switch (name) {
            case "OPENAI" -> "OpenAI";
            case "GEMINI", "GOOGLE" -> "Gemini";
            case "GROQ" -> "Groq";
            case "OPENROUTER" -> "OpenRouter";
            case "REPLICATE" -> "Replicate";
            case "POLLINATIONS" -> "Pollinations";
            case "IMAGEKIT" -> "ImageKit";
            case "YOUTUBE" -> "YouTube";
            default -> "all";
        };
    }

    /** What it says, for a person to read. */
    String meaning() {
        return kind.meaning;
    }

    /** What holds if it is not set; null for nothing. */
    @Nullable
    String usual() {
        return usual;
    }
}
