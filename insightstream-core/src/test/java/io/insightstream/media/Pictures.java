package io.insightstream.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures of each kind, as other programs write them where the JDK can, else their headers byte by byte. */
final class Pictures {

    private Pictures() {}

    static byte[] written(String format, int width, int height) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(image(width, height), format, out)) {
                throw new IllegalArgumentException("no writer of " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] animatedGif(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(image(width, height), null, null), null);
            writer.writeToSequence(new IIOImage(image(width, height), null, null), null);
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage image(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, x % height, 0x336699 + x);
        }
        return image;
    }

    /** A JPEG with an EXIF block in front. */
    static byte[] jpegTurned(int orientation, boolean little, int width, int height) {
        ByteBuffer exif = ByteBuffer.allocate(36).order(ByteOrder.BIG_ENDIAN);
        exif.putShort((short) 0xFFE1).putShort((short) 34).put(ascii("Exif\0\0"));
        exif.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        exif.put(ascii(little ? "II" : "MM")).putShort((short) 42).putInt(8);
        exif.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation);
        byte[] jpeg = written("jpg", width, height);
        return ByteBuffer.allocate(jpeg.length + 36)
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    static byte[] webpLossy(int width, int height) {
        return riff(
                "VP8 ",
                little(10)
                        .put(new byte[] {0x30, 0x01, 0x00, (byte) 0x9D, 0x01, 0x2A})
                        .putShort((short) (width | 0x4000))
                        .putShort((short) height));
    }

    static byte[] webpLossless(int width, int height) {
        return riff("VP8L", little(5).put((byte) 0x2F).putInt((width - 1) | ((height - 1) << 14)));
    }

    static byte[] webpCanvas(int width, int height, boolean animated) {
        return riff(
                "VP8X",
                little(10)
                        .putInt(animated ? 2 : 0)
                        .putShort((short) (width - 1))
                        .put((byte) ((width - 1) >> 16))
                        .putShort((short) (height - 1))
                        .put((byte) ((height - 1) >> 16)));
    }

    private static byte[] riff(String name, ByteBuffer chunk) {
        byte[] data = new byte[chunk.flip().remaining()];
        chunk.get(data);
        return little(20 + data.length)
                .put(ascii("RIFF"))
                .putInt(12 + data.length)
                .put(ascii("WEBP"))
                .put(ascii(name))
                .putInt(data.length)
                .put(data)
                .array();
    }

    /** An AVIF or HEIC of a small preview and the picture itself. */
    static byte[] isoMedia(String brand, int width, int height) {
        byte[] preview = box(
                "ispe", ByteBuffer.allocate(12).putInt(0).putInt(16).putInt(9).array());
        byte[] whole = box(
                "ispe",
                ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
        byte[] properties = box("iprp", box("ipco", joined(preview, whole)));
        byte[] meta = box("meta", joined(new byte[4], properties));
        return joined(box("ftyp", ascii(brand + "\0\0\0\0mif1" + brand)), meta, box("mdat", new byte[40]));
    }

    static byte[] box(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(ascii(name))
                .put(content)
                .array();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
